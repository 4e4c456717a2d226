import type { Role } from '@earshot/contracts';
import { SetMetadata } from '@nestjs/common';
import type { Sight } from './scopes.ts';

/** Who may do something: a role, where `manager` is any manager, and `managerOfAll` one who sees all teams. */
export type Holder = Role | 'managerOfAll';

/** What each role may do: the one table, told to people in docs/roles.md. Nothing else decides by role. */
const MAY = {
  sendEvents: ['ingest', 'admin'],
  watchViews: ['admin', 'manager', 'screen'],
  readDashboard: ['admin', 'manager', 'screen'],
  readTeams: ['admin', 'manager'],
  readDetails: ['admin', 'manager'],
  readCalls: ['admin', 'manager'],
  readSettings: ['admin', 'manager'],
  changeSettings: ['admin'],
  nameTopSellers: ['admin', 'managerOfAll'],
  readNotes: ['admin', 'manager'],
  writeNotes: ['admin', 'manager'],
  eraseCalls: ['admin', 'manager'],
  erasePeople: ['admin'],
  readErasures: ['admin'],
  readAudit: ['admin'],
  readTrackers: ['admin', 'manager'],
  changeTrackers: ['admin', 'manager'],
  dismissBrands: ['admin', 'managerOfAll'],
  readAlerts: ['admin', 'manager'],
  changeAlerts: ['admin', 'manager'],
  manageScreens: ['admin', 'manager'],
  haveOwnScreen: ['screen'],
  manageTokens: ['admin'],
  inviteByLink: ['admin'],
  manageAccounts: ['admin'],
  /** What is of their own account: its password, and where it is signed in. */
  haveAccount: ['admin', 'manager'],
  readMetrics: ['admin'],
  readContract: ['admin', 'manager', 'ingest'],
  /** Whoever signs in, or has a token, knows who it is; a screen knows by `haveOwnScreen`. */
  haveSession: ['admin', 'manager', 'ingest'],
} as const satisfies Record<string, readonly Holder[]>;

export type Action = keyof typeof MAY;

export const ACTIONS = Object.keys(MAY) as Action[];

/**
 * What a manager of some teams does only where it is of those teams, and a screen only in its own scope (`scopes.ts`). All other
 * things are of the organisation as a whole, or of whoever does them.
 */
const WITHIN_SCOPES: ReadonlySet<Action> = new Set<Action>([
  'watchViews',
  'readDashboard',
  'readTeams',
  'readDetails',
  'readCalls',
  'readSettings',
  'readNotes',
  'writeNotes',
  'eraseCalls',
  'readTrackers',
  'changeTrackers',
  'manageScreens',
  'readAlerts',
  'changeAlerts',
]);

/** Whether somebody may do something, somewhere. */
export function may({ role, teams }: Pick<Sight, 'role' | 'teams'>, action: Action): boolean {
  const holders: readonly Holder[] = MAY[action];
  if (holders.includes(role)) return true;
  return role === 'manager' && teams === undefined && holders.includes('managerOfAll');
}

/** Whether something is done within the scopes that whoever does it sees. */
export function isWithinScopes(action: Action): boolean {
  return WITHIN_SCOPES.has(action);
}

/** Who may do something, in words. */
export function holdersOf(action: Action): readonly string[] {
  return MAY[action].map((holder) => (holder === 'managerOfAll' ? 'manager of all teams' : holder));
}

export const ACTION = 'access:action';
export const OPEN = 'access:open';

/** States what a route does; only roles that may do it get through. */
export const May = (action: Action) => SetMetadata(ACTION, action);
/** States that a route is for everyone. A route that states nothing is for no one. */
export const Open = () => SetMetadata(OPEN, true);

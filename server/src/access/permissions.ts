import type { Role } from '@earshot/contracts';
import { SetMetadata } from '@nestjs/common';

/**
 * What each role may do: the one table. Accounts, managers of some teams and paired screens find their place here and
 * in `Principal`; nothing else decides by role. A screen sees nothing as long as there is no document without what a wall must
 * not show.
 */
const MAY = {
  sendEvents: ['ingest', 'admin'],
  watchViews: ['admin', 'manager'],
  readDashboard: ['admin', 'manager'],
  readTeams: ['admin', 'manager'],
  readDetails: ['admin', 'manager'],
  readCalls: ['admin', 'manager'],
  readSettings: ['admin', 'manager'],
  changeSettings: ['admin'],
  nameTopSellers: ['admin', 'manager'],
  readNotes: ['admin', 'manager'],
  writeNotes: ['admin', 'manager'],
  eraseCalls: ['admin', 'manager'],
  erasePeople: ['admin'],
  readErasures: ['admin'],
  readAudit: ['admin'],
  readTrackers: ['admin', 'manager'],
  changeTrackers: ['admin', 'manager'],
  manageTokens: ['admin'],
  inviteByLink: ['admin'],
  readMetrics: ['admin'],
  readContract: ['admin', 'manager', 'ingest'],
  /** Every role knows who it is and can sign out. */
  haveSession: ['admin', 'manager', 'screen', 'ingest'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof MAY;

/** Whether a role may do something. */
export function may(role: Role, action: Action): boolean {
  return rolesFor(action).includes(role);
}

/** The roles that may do something. */
export function rolesFor(action: Action): readonly Role[] {
  return MAY[action];
}

export const ACTION = 'access:action';
export const OPEN = 'access:open';

/** States what a route does; only roles that may do it get through. */
export const May = (action: Action) => SetMetadata(ACTION, action);
/** States that a route is for everyone. A route that states nothing is for no one. */
export const Open = () => SetMetadata(OPEN, true);

import type { Fault, Role, Scope } from '@earshot/contracts';
import { Refused } from '../operate/problem.ts';

/** What of somebody decides whose figures they see; every `Principal` tells it. */
export interface Sight {
  role: Role;
  /** Of a manager: the teams that they see; absent: all. */
  teams?: readonly string[];
  /** Of a screen: the one scope that it was paired for. */
  scope?: Scope;
}

/** A refusal names so many scopes at most. */
const MAX_NAMED = 20;

/**
 * Whether somebody sees the figures of a scope: the one place that decides it, for what is asked over HTTP and what is followed
 * over the socket. A manager of some teams sees not even their sum, since `all` holds the others as well.
 */
export function sees(sight: Sight, scope: Scope): boolean {
  return scopesOf(sight)?.includes(scope) ?? true;
}

/** Whether somebody sees the whole organisation, whatever team is asked for. */
export function seesEverything(sight: Sight): boolean {
  return scopesOf(sight) === undefined;
}

/** Whether somebody sees what a seller does, who is now in this team; one who is in none belongs to the whole organisation only. */
export function seesTeam(sight: Sight, teamId: string | undefined): boolean {
  return sees(sight, teamId === undefined ? 'all' : `team:${teamId}`);
}

/** Why somebody does not see a scope, with those that they do; undefined where they see it. */
export function faultOfScope(sight: Sight, scope: Scope): Fault | undefined {
  const own = scopesOf(sight);
  if (own === undefined || own.includes(scope)) return undefined;
  const named = [...own.slice(0, MAX_NAMED), ...(own.length > MAX_NAMED ? ['…'] : [])];
  return { code: 'forbidden', path: 'scope', message: `must be one that you see: ${named.join(', ')}` };
}

/** Throws the refusal where somebody does not see a scope. */
export function demandScope(sight: Sight, scope: Scope): void {
  const fault = faultOfScope(sight, scope);
  if (fault) throw new Refused(fault);
}

/** Throws the refusal where something is to be of a team, or with none of everyone, that somebody does not see. */
export function demandTeam(sight: Sight, teamId: string | undefined): void {
  if (seesTeam(sight, teamId)) return;
  const message = `must be one of yours: ${(sight.teams ?? []).slice(0, MAX_NAMED).join(', ')}`;
  throw new Refused({ code: 'forbidden', path: 'team', message });
}

/** The scopes that somebody sees; undefined: every one. */
function scopesOf({ role, teams, scope }: Sight): readonly Scope[] | undefined {
  if (role === 'screen') return scope === undefined ? [] : [scope];
  return teams?.map((id): Scope => `team:${id}`);
}

import type { SessionInfo } from '@earshot/contracts';
import { type Accessor, createEffect } from 'solid-js';

const KEPT_AS = 'earshot.teams';

/** Team ids in what was kept; undefined where there are none. */
export function teamsIn(kept: string | null): readonly string[] | undefined {
  const teams = kept?.split(' ').filter((id) => id !== '') ?? [];
  return teams.length > 0 ? teams : undefined;
}

/**
 * The teams that whoever is signed in sees; undefined for all. Until the server has said so they are those that it named last in
 * this browser, so that a page does not begin by asking for what is not its reader's.
 */
export function createSeenTeams(
  info: Accessor<SessionInfo | undefined>,
): Accessor<readonly string[] | undefined> {
  const before = teamsIn(localStorage.getItem(KEPT_AS));
  createEffect(() => {
    const { teams } = info() ?? {};
    if (teams) localStorage.setItem(KEPT_AS, teams.join(' '));
    else if (info()) localStorage.removeItem(KEPT_AS);
  });
  return () => {
    const known = info();
    return known ? known.teams : before;
  };
}

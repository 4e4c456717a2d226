import type { TeamInfo } from '@earshot/contracts';

/** The teams there are, by name. None where the server does not answer: the page goes on with all of them. */
export async function loadTeams(): Promise<TeamInfo[]> {
  const answer = await fetch('/v1/teams').catch(() => undefined);
  if (!answer?.ok) return [];
  const teams = (await answer.json()) as TeamInfo[];
  return teams.sort((a, b) => a.name.localeCompare(b.name));
}

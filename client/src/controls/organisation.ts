import type { SessionInfo } from '@earshot/contracts';

/** What everyone who is signed in may know of the organisation; undefined where the server does not tell. */
export async function loadOrganisation(): Promise<SessionInfo['organisation']> {
  const answer = await fetch('/v1/session', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  return ((await answer.json()) as Partial<SessionInfo>).organisation;
}

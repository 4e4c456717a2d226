import type { SessionInfo } from '@earshot/contracts';

/** The currency (ISO 4217) that the organisation counts in; `''` where the server does not tell. */
export async function loadCurrency(): Promise<string> {
  const answer = await fetch('/v1/session', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return '';
  return ((await answer.json()) as Partial<SessionInfo>).organisation?.currency ?? '';
}

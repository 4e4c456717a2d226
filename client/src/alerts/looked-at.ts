import type { Alert } from '@earshot/contracts';

/** The newest alert of those that somebody has looked at. */
export type LookedAt = Pick<Alert, 'id' | 'at'>;

/** The ids of those alerts of a list, newest first, that came after what was looked at last; all of them where nothing was. */
export function newSince(alerts: readonly LookedAt[], last: LookedAt | undefined): ReadonlySet<string> {
  if (last === undefined) return idsOf(alerts);
  const place = alerts.findIndex(({ id }) => id === last.id);
  if (place >= 0) return idsOf(alerts.slice(0, place));
  // The list ends somewhere, and whoever sees other teams by now has another one: what is later is new all the same.
  return idsOf(alerts.filter(({ at }) => at > last.at));
}

const idsOf = (alerts: readonly LookedAt[]) => new Set(alerts.map(({ id }) => id));

/** Where a browser keeps what was looked at last; each account has a place of its own, who came by a link shares one. */
export const keptAs = (account: string) => `earshot.alertsLookedAt.${account}`;

/** What was kept; whatever else may stand there counts as nothing. */
export function keptLook(text: string | null): LookedAt | undefined {
  try {
    const { id, at } = JSON.parse(text ?? '{}') as Partial<LookedAt>;
    return typeof id === 'string' && typeof at === 'string' ? { id, at } : undefined;
  } catch {
    return undefined;
  }
}

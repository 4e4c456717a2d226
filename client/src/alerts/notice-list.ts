import type { Alert } from '@earshot/contracts';

/** So many are kept while nobody dismisses them, and so many of them shown. */
const MAX_KEPT = 50;
const MAX_SHOWN = 3;
/** The list that is read holds no more than these. */
const MAX_SEEN = 400;

/** The alerts with further ones, each once, newest first. */
export function withAlerts(known: readonly Alert[], further: readonly Alert[]): Alert[] {
  const byId = new Map([...known, ...further].map((alert) => [alert.id, alert]));
  const newest = [...byId.values()].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  return newest.slice(0, MAX_KEPT);
}

/** Those that were not seen before, and what has been seen with them. */
export function unseenOf(
  alerts: readonly Alert[],
  seen: ReadonlySet<string>,
): { unseen: Alert[]; seen: ReadonlySet<string> } {
  const unseen = alerts.filter(({ id }) => !seen.has(id));
  return { unseen, seen: new Set([...seen, ...unseen.map(({ id }) => id)].slice(-MAX_SEEN)) };
}

/** Those to show, and how many there are beside them. */
export function shownOf(alerts: readonly Alert[]): { shown: Alert[]; more: number } {
  const shown = alerts.slice(0, MAX_SHOWN);
  return { shown, more: alerts.length - shown.length };
}

import type { TextKey } from '../i18n/index.tsx';

/** The pages that the bar leads to, in its order. */
export const DESTINATIONS: readonly { path: string; name: TextKey }[] = [
  { path: '/', name: 'nav.home' },
  { path: '/calls', name: 'nav.calls' },
  { path: '/team', name: 'nav.team' },
  { path: '/deals', name: 'nav.deals' },
  { path: '/settings', name: 'nav.settings' },
];

/** What of a view the bar lets its reader choose on a page: a page about one thing has nothing to choose. */
export type Choices = 'both' | 'period' | 'none';

/** Paths below a destination belong to it: `/calls/42` to the calls. */
const isBelow = (path: string, destination: string) =>
  path === destination || (destination !== '/' && path.startsWith(`${destination}/`));

/** The destination that a path belongs to; undefined for none. */
export function destinationOf(path: string): string | undefined {
  if (isBelow(path, '/sellers')) return '/team';
  return DESTINATIONS.find(({ path: destination }) => isBelow(path, destination))?.path;
}

export function choicesOn(path: string): Choices {
  if (isBelow(path, '/settings') || path.startsWith('/calls/')) return 'none';
  return path.startsWith('/sellers/') ? 'period' : 'both';
}

/** Pages to sign in at: what else is in their addresses is spent by then. */
const PAGES_TO_SIGN_IN: ReadonlySet<string> = new Set(['/enter', '/join']);

/**
 * The page that somebody wants who has to sign in first, with its query and fragment: the one they are at, or the one that a page to
 * sign in at was given as `landing`.
 */
export function wantedPage({
  pathname,
  search,
  hash,
}: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  if (!PAGES_TO_SIGN_IN.has(pathname)) return pathname + search + hash;
  const landing = new URLSearchParams(search).get('landing');
  // Two slashes would lead to another's host.
  return landing !== null && /^\/(?![/\\])/.test(landing) ? landing : '/';
}

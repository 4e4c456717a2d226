/** Cookies hold about 4,000 characters, and this one is kept in a cookie, a third longer than it is. */
const LONGEST = 1_000;
/** Any origin does: only whether an address leaves it matters. */
const HERE = 'http://here.invalid';

/**
 * The page of ours that somebody wanted when they were asked to sign in, as path, query and fragment; `/` for whatever is no such page. An
 * address that leads elsewhere would lend its sender our good name.
 */
export function landingOf(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  const landing = pathname + search + hash;
  // A path that begins with two slashes, as that of `/.//elsewhere` does, is another's host to a browser.
  return origin === HERE && !landing.startsWith('//') && landing.length <= LONGEST ? landing : '/';
}

/**
 * Whether a request may come from a page of this origin. Pages always tell theirs when they change something or open a
 * socket; a request without one comes from a program, which holds no one's cookies.
 *
 * @param origin the `Origin` header
 * @param host the `Host` header: the server's own pages are welcome under any name it is reached by
 * @param allowed further origins, from the settings
 */
export function isWelcomeOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/** The id in a page's path: the router leaves it escaped. One that cannot be read is as it stands, and names nothing. */
export function idInPath(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

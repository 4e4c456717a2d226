import { createHash } from 'node:crypto';

/** Half a SHA-256, in hexadecimal digits: nobody finds two contents that share it. */
const DIGITS = 32;

/**
 * What an event says, as a short text that is the same for the same content: the first 128 bits of SHA-256 over its `data`
 * as canonical JSON (RFC 8785: members sorted by name at every depth, no spaces, numbers as ECMAScript writes them). Texts
 * are taken as they are, so they must have come into NFC before.
 */
export function contentHashOf(data: unknown): string {
  const canonical = JSON.stringify(sorted(data));
  return createHash('sha256').update(canonical).digest('hex').slice(0, DIGITS);
}

/** Objects keep the order in which members were put in, but for names that are whole numbers, which no event has. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const members: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) members[name] = sorted((value as typeof members)[name]);
  return members;
}

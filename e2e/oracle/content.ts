import { createHash } from 'node:crypto';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** JSON as RFC 8785 has it: no spaces, members by name. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`).join()}}`;
}

/** What tells two events apart that have all else in common: 32 hexadecimal digits of what they say. */
export function contentOf(data: object): string {
  const digest = createHash('sha256').update(canonical(JSON.parse(JSON.stringify(data)) as Json));
  return digest.digest().subarray(0, 16).toString('hex');
}

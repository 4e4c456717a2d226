import type { z } from 'zod';
import { Refused } from '../operate/problem.ts';

/** A place in a list as a text that says nothing to who is given it. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The inverse; throws the refusal where it is no cursor of `schema`. */
export function decodeCursor<T>(cursor: string, schema: z.ZodType<T>): T {
  const place = schema.safeParse(parsed(cursor));
  if (!place.success)
    throw new Refused({ code: 'invalid', message: 'is not what a page of this list gave', path: 'cursor' });
  return place.data;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

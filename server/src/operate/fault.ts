import type { Fault } from '@earshot/contracts';
import type { z } from 'zod';

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The first fault that a schema found. Neither its message nor its path repeats a value that was sent. */
export function faultOf(error: z.ZodError): Fault {
  const issue = firstIssue(error.issues);
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const name = issue.keys.find((key) => PLAIN_NAME.test(key));
    const where = name === undefined ? path : path === '' ? name : `${path}.${name}`;
    return fault('holds a field that is not known here', where);
  }
  return fault(issue.message, path);
}

/** Of a union that nothing fits, the option that came nearest tells best: none of its fixed words is missed, then fewest faults. */
function firstIssue(issues: z.core.$ZodIssue[]): z.core.$ZodIssue {
  const issue = issues[0]!;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const distance = (option: z.core.$ZodIssue[]) =>
    option.length + (option.some(({ code }) => code === 'invalid_value') ? 1_000 : 0);
  return firstIssue(
    issue.errors.reduce((nearest, next) => (distance(next) < distance(nearest) ? next : nearest)),
  );
}

function fault(message: string, path: string): Fault {
  return { code: 'invalid', message, ...(path === '' ? {} : { path }) };
}

/** A path as people write it: `data.segments[3].end`. */
function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`,
    '',
  );
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from '@earshot/contracts';

/** Attributes of the envelope that Earshot reads; every other name of an attribute is an extension's. */
const ATTRIBUTES = [
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'datacontenttype',
  'dataschema',
  'subject',
  'data',
] as const;
const KNOWN: ReadonlySet<string> = new Set(ATTRIBUTES);
const EXTENSION = /^[a-z0-9]+$/;

const isScalar = (value: unknown) => typeof value !== 'object';

/**
 * A structured CloudEvent without its extension attributes, and without attributes that are `null`, which in JSON is
 * another way to leave one out. What is no CloudEvent stays as it is, for its schema to refuse.
 */
export function withoutExtensions(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, part]) => !(EXTENSION.test(name) && (part === null || (!KNOWN.has(name) && isScalar(part)))),
  );
  // Not by assignment: one that is called __proto__ must stay a field, so that it is refused.
  return Object.fromEntries(kept);
}

/** Whether a request carries a CloudEvent in binary mode: attributes in headers, data in the body. */
export function isBinaryMode(headers: IncomingHttpHeaders): boolean {
  return headers['ce-specversion'] !== undefined || headers['ce-id'] !== undefined;
}

/** The event of a request in binary mode, still to be validated, or the fault in one of its headers. */
export function eventOfHeaders(
  headers: IncomingHttpHeaders,
  data: unknown,
): { event: object } | { fault: Fault } {
  const event: Record<string, unknown> = {};
  for (const name of ATTRIBUTES) {
    const header = headers[`ce-${name}`];
    if (typeof header !== 'string' || name === 'data') continue;
    const value = decoded(header);
    if (value === undefined)
      return { fault: { code: 'invalid', message: 'must be percent-encoded UTF-8', path: name } };
    event[name] = value;
  }
  return { event: { ...event, data } };
}

/** A header's value by the HTTP binding: quotes taken off, then percent-decoded; undefined where that fails. */
function decoded(header: string): string | undefined {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(header)?.[1];
  try {
    return decodeURIComponent(quoted === undefined ? header : quoted.replace(/\\(.)/g, '$1'));
  } catch {
    return undefined;
  }
}

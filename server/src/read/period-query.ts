import {
  type Fault,
  instantSchema,
  PERIOD_KINDS,
  type Period,
  periodSchema,
  type Scope,
  scopeSchema,
} from '@earshot/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { senderOf } from '../access/access.guard.ts';
import { demandScope } from '../access/scopes.ts';
import { faultOf } from '../operate/fault.ts';
import { Refused } from '../operate/problem.ts';

const PERIOD_NAMES = ['period', 'from', 'to'] as const;

/** What `readPeriod` takes, for the description of a route. */
export const PERIOD_PARAMETERS = z.strictObject({
  period: z.enum(PERIOD_KINDS).default('allTime').describe('Which span of time.'),
  from: instantSchema.optional().describe('Of a custom period: where it begins.'),
  to: instantSchema
    .optional()
    .describe('Of a custom period: where it ends, within 5 years of its beginning.'),
});
/** What `readPeriodQuery` takes. */
export const VIEW_PARAMETERS = z.strictObject({
  scope: scopeSchema.default('all').describe('Whose calls: `all`, or `team:` and the id of a team.'),
  ...PERIOD_PARAMETERS.shape,
});

type Given = Readonly<Record<string, unknown>>;

/** What a read is about, and what else it asks for. */
export interface PeriodQuery<Rest> {
  scope: Scope;
  period: Period;
  rest: Rest;
}

const NOTHING_ELSE = z.strictObject({});

/**
 * Scope, period and the parameters of `rest` (a strict object) in a query string: `scope=team:eu&period=custom&from=…&to=…`.
 * Left out, scope and period are `all` and `allTime`. Answers the first fault where it says something else.
 */
export function readPeriodQuery<Rest extends z.ZodObject = typeof NOTHING_ELSE>(
  query: unknown,
  rest = NOTHING_ELSE as unknown as Rest,
): PeriodQuery<z.output<Rest>> | { fault: Fault } {
  const { scope: givenScope = 'all', ...given } = (query ?? {}) as Given;
  const scope = scopeSchema.safeParse(givenScope);
  if (!scope.success) return { fault: { ...faultOf(scope.error), path: 'scope' } };
  const read = readPeriod(given, rest);
  return 'fault' in read ? read : { scope: scope.data as Scope, ...read };
}

/** The same where a query names no scope. */
export function readPeriod<Rest extends z.ZodObject = typeof NOTHING_ELSE>(
  query: unknown,
  rest = NOTHING_ELSE as unknown as Rest,
): Omit<PeriodQuery<z.output<Rest>>, 'scope'> | { fault: Fault } {
  const { period: kind = 'allTime', from, to, ...others } = (query ?? {}) as Given;
  const period = periodSchema.safeParse({
    kind,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  if (!period.success) return { fault: atPeriod(faultOf(period.error)) };
  const read = rest.safeParse(others);
  if (!read.success) return { fault: faultOf(read.error) };
  return { period: period.data, rest: read.data };
}

/** What a request asks for, of a scope that its sender sees; throws the refusal where it has a fault, or is of another scope. */
export function askedBy<Rest extends z.ZodObject = typeof NOTHING_ELSE>(
  request: FastifyRequest,
  query: unknown,
  rest?: Rest,
): PeriodQuery<z.output<Rest>> {
  const asked = accepted(readPeriodQuery(query, rest));
  demandScope(senderOf(request), asked.scope);
  return asked;
}

/** What was read; throws the refusal where it has a fault. */
export function accepted<T extends object>(read: T | { fault: Fault }): T {
  if ('fault' in read) throw new Refused(read.fault);
  return read;
}

function atPeriod(fault: Fault): Fault {
  const isKnown = PERIOD_NAMES.some((name) => name === fault.path);
  return isKnown ? fault : { ...fault, path: 'period' };
}

import { type Fault, type Period, periodSchema, type Scope, scopeSchema } from '@earshot/contracts';
import { faultOf } from '../operate/fault.ts';

const NAMES: ReadonlySet<string> = new Set(['scope', 'period', 'from', 'to']);

/**
 * Scope and period in a query string: `scope=team:eu&period=custom&from=…&to=…`. Left out, they are `all` and
 * `allTime`. Answers the first fault where it says something else.
 */
export function readDashboardQuery(query: unknown): { scope: Scope; period: Period } | { fault: Fault } {
  const given = (query ?? {}) as Record<string, unknown>;
  if (Object.keys(given).some((name) => !NAMES.has(name)))
    return { fault: { code: 'invalid', message: 'holds a parameter other than scope, period, from and to' } };
  const scope = scopeSchema.safeParse(given.scope ?? 'all');
  if (!scope.success) return { fault: { ...faultOf(scope.error), path: 'scope' } };
  const { from, to } = given;
  const period = periodSchema.safeParse({
    kind: given.period ?? 'allTime',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  if (!period.success) {
    const fault = faultOf(period.error);
    return {
      fault: { ...fault, path: fault.path === undefined || fault.path === 'kind' ? 'period' : fault.path },
    };
  }
  return { scope: scope.data as Scope, period: period.data };
}

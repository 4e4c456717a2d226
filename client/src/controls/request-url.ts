import type { Period, PeriodKind, Scope, ViewOpen } from '@earshot/contracts';
import type { TextKey } from '../i18n/index.tsx';

/** The kinds of period in the order they are offered, with what they are called. */
export const PERIOD_NAMES: Record<PeriodKind, TextKey> = {
  allTime: 'period.allTime',
  last24h: 'period.last24h',
  last7d: 'period.last7d',
  thisMonth: 'period.thisMonth',
  lastMonth: 'period.lastMonth',
  custom: 'period.custom',
};

export type FixedKind = Exclude<PeriodKind, 'custom'>;
export const FIXED_KINDS = Object.keys(PERIOD_NAMES).filter((kind): kind is FixedKind => kind !== 'custom');

/** What a page's address says about its view; `Address` is a query string taken apart. */
export type Address = Partial<Record<'scope' | 'period' | 'from' | 'to', string | string[] | undefined>>;

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

/**
 * The view that an address asks for. What cannot be read is as if it were absent: all teams, all time; for who sees some teams
 * only, the first of theirs.
 */
export function requestOf(address: Address, teams?: readonly string[]): ViewOpen {
  return { scope: scopeOf(one(address.scope)) ?? firstOf(teams), period: periodOf(address) };
}

function scopeOf(text: string | undefined): Scope | undefined {
  return text?.startsWith('team:') && text.length > 5 ? (text as Scope) : undefined;
}

function firstOf([first]: readonly string[] = []): Scope {
  return first === undefined ? 'all' : `team:${first}`;
}

function periodOf(address: Address): Period {
  const kind = one(address.period);
  const [from, to] = [one(address.from), one(address.to)];
  if (kind === 'custom' && from !== undefined && to !== undefined && Date.parse(from) < Date.parse(to))
    return { kind, from, to };
  return { kind: FIXED_KINDS.find((known) => known === kind) ?? 'allTime' };
}

/** The address of a view: only what differs from all teams and all time, and nothing left over from another one. */
export function addressOf({ scope, period }: ViewOpen): Record<keyof Address, string | undefined> {
  const custom = period.kind === 'custom' ? period : undefined;
  return {
    scope: scope === 'all' ? undefined : scope,
    period: period.kind === 'allTime' ? undefined : period.kind,
    from: custom?.from,
    to: custom?.to,
  };
}

/** Whether two views are the same. */
export const isSameRequest = (a: ViewOpen, b: ViewOpen): boolean =>
  JSON.stringify(addressOf(a)) === JSON.stringify(addressOf(b));

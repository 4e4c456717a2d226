import type { OpportunitiesQuery } from '@earshot/contracts';

/** Which deals are listed beside team and period; the names are those of `GET /v1/opportunities`. */
export type DealsFilter = Omit<OpportunitiesQuery, 'cursor' | 'limit' | 'status'> & {
  status: NonNullable<OpportunitiesQuery['status']>;
};

export const STATUSES: readonly DealsFilter['status'][] = ['open', 'won', 'lost'];
export const RISKS: readonly NonNullable<DealsFilter['risk']>[] = ['atRisk', 'watch', 'fine'];

type Address = Partial<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The filter that an address says: open deals where it says nothing, and a risk of open deals only. */
export function dealsFilterOf(address: Address): DealsFilter {
  const status = STATUSES.find((known) => known === address.status) ?? 'open';
  const risk = status === 'open' ? RISKS.find((known) => known === address.risk) : undefined;
  const [stage, seller] = [one(address.stage), one(address.seller)];
  return { status, ...(risk && { risk }), ...(stage && { stage }), ...(seller && { seller }) };
}

import type { TopSellers } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import { type SellerSums, topSellersFigures } from '../top-sellers.ts';
import type { DashboardInput } from './input.ts';
import { makeAnew } from './keep.ts';

type SellersInput = Pick<DashboardInput, 'scope' | 'sellers' | 'people' | 'keep'>;
type TopSellersInput = SellersInput & Pick<DashboardInput, 'stars' | 'bestPractice'>;

/** What characterises the top sellers of a scope. */
export function topSellersOf({ stars, bestPractice, ...input }: TopSellersInput): TopSellers {
  const { keep = makeAnew } = input;
  return topSellersFigures({
    sellers: sellersOf(input),
    ...(stars && { stars }),
    keywords: bestPractice,
    keep: (basis, make) => keep(input.sellers, basis, make),
  });
}

/** The scope's sellers with what they add up to, by name. A seller of whom nothing changed is the same object. */
export function* sellersOf({ scope, sellers, people, keep = makeAnew }: SellersInput): Iterable<SellerSums> {
  const team = scope === 'all' ? undefined : scope.slice('team:'.length);
  for (const [sellerId, counters] of sellers.entries()) {
    if (team !== undefined && people.teamOf(sellerId) !== team) continue;
    const name = people.sellerName(sellerId) ?? sellerId;
    yield keep(counters, [name], () => sellerSums(counters, { sellerId, name }));
  }
}

function sellerSums(
  counters: ReadonlyMap<string, number>,
  { sellerId, name }: Pick<SellerSums, 'sellerId' | 'name'>,
): SellerSums {
  const count = (counter: string) => counters.get(counter) ?? 0;
  const meetingCallsMs = count(COUNTER.meetingCallsMs);
  return {
    sellerId,
    name,
    calls: count(COUNTER.calls),
    durationMs: count(COUNTER.durationMs),
    talkMs: count(COUNTER.talkMs),
    listenMs: count(COUNTER.listenMs),
    switches: count(COUNTER.switches),
    positive: count(COUNTER.positive),
    neutral: count(COUNTER.neutral),
    negative: count(COUNTER.negative),
    emailMs: count(COUNTER.engagedMs('email')),
    phoneMs: count(COUNTER.engagedMs('phone')) + count(COUNTER.durationMs) - meetingCallsMs,
    meetingMs: count(COUNTER.engagedMs('meeting')) + meetingCallsMs,
    dealsWon: count(COUNTER.dealsWon),
    revenueWonCents: count(COUNTER.wonCents),
  };
}

import fc from 'fast-check';
import { type Deal, dealContributions } from '../domain/deal.ts';
import { type Engagement, engagementContribution } from '../domain/engagement.ts';
import { encodeWords, packWords } from '../domain/words-said.ts';
import type { CallStep, CountedIn, DealStep, EngagementStep, Step } from './records.ts';
import { contribution, LATER_MS, NOW_MS, order, stepOf } from './steps.arbitrary.ts';

const MINUTE_MS = 60_000;

/** A minute that expires, the day whose words are kept, the month, and ever. */
function bucketsAt(atMs: number): CountedIn[] {
  const date = new Date(atMs).toISOString().slice(0, 10);
  return [
    { key: `1:m:${Math.floor(atMs / MINUTE_MS)}`, expiresAtMs: LATER_MS },
    { key: `1:d:${date}`, expiresAtMs: LATER_MS },
    { key: `1:M:${date.slice(0, 7)}`, expiresAtMs: 0 },
    { key: '1:e', expiresAtMs: 0 },
  ];
}

const seller = fc.constantFrom('ann', 'bob', 'x:y/z');
/** Instants in two days and two months; few, so that ends often tie. */
const at = fc.constantFrom(0, 1, 1_440, 40_000).map((minutes) => NOW_MS + minutes * MINUTE_MS);
const second = fc.nat(5);
const opportunity = fc.constantFrom('o1', 'o2');
const naming = fc.option(opportunity, { nil: undefined });

const said = fc.record({
  seller,
  at,
  opportunityId: naming,
  customerId: fc.option(fc.constantFrom('k1', 'k:2'), { nil: undefined }),
  counters: fc.dictionary(
    fc.constantFrom('ms', 'neg', 'pos', 'm|t1|4', 'c|t1|4', 'c|t:2|1', 'ck|4'),
    fc.integer({ min: 1, max: 9 }),
  ),
  words: fc.dictionary(
    fc.constantFrom('en|', 'en|data loss', 'el|τιμη|τιμή'),
    fc.record({ mentions: fc.integer({ min: 1, max: 9 }), calls: fc.constant(1) }),
  ),
  brands: fc.uniqueArray(
    fc.record({ id: fc.constantFrom('acme', 'όμιλος', 'b-3'), label: fc.constantFrom('Acme', 'A c m e') }),
    { selector: ({ id }) => id },
  ),
});

type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

function callStep(callId: string, timeMs: number, what: Said): Omit<CallStep & { kind: 'finished' }, 'plan'> {
  const { words, brands, counters, opportunityId, customerId } = what;
  const packed = new Map(Object.entries(words).map(([field, count]) => [field, packWords(count)]));
  return {
    kind: 'finished',
    callId,
    order: order(timeMs, 'finished', { contentHash: JSON.stringify(what) }),
    record: {
      document: Buffer.from('{}'),
      contribution: contribution(what.seller, { calls: 1, ...counters }, what.at),
      buckets: bucketsAt(what.at),
      plan: 'p0',
      words: encodeWords(packed),
      brands,
      ...(opportunityId !== undefined && { opportunityId }),
      ...(customerId !== undefined && { customerId }),
    },
  };
}

const callId = fc.constantFrom('c1', 'c2', 'c3');
const anyCallStep: fc.Arbitrary<CallStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(callId, second, said).map(([id, time, what]) => callStep(id, time, what)),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ callId, time: second })
      .map(
        ({ callId: id, time }): CallStep => ({ kind: 'deleted', callId: id, order: order(time, 'deleted') }),
      ),
  },
);

const anyDeal: fc.Arbitrary<Deal> = fc
  .record({
    opportunityId: opportunity,
    sellerId: seller,
    status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
    stage: fc.constantFrom('-', 'Σχέδιο 2'),
    name: fc.constantFrom('Deal', 'γραμμή\nδύο\t"x"'),
    estimatedCents: fc.nat(3),
    createdAtMs: at,
    closedAfterMs: fc.constantFrom(0, 50_000 * MINUTE_MS),
    actualCents: fc.nat(3),
  })
  .map(({ closedAfterMs, actualCents, ...deal }) => ({
    ...deal,
    ...(deal.status !== 'open' && { closedAtMs: deal.createdAtMs + closedAfterMs }),
    ...(deal.status === 'won' && { actualCents }),
  }));

/** A step of a deal as an event of this instant would make it. */
export function dealStep(deal: Deal, timeMs: number): DealStep {
  const contributions = dealContributions(deal);
  return {
    kind: 'changed',
    opportunityId: deal.opportunityId,
    order: order(timeMs, 'changed', { contentHash: JSON.stringify(deal) }),
    record: { deal, contributions, buckets: contributions.map(({ atMs }) => bucketsAt(atMs)) },
  };
}

export function dealDeleted(opportunityId: string, timeMs: number): DealStep {
  return { kind: 'deleted', opportunityId, order: order(timeMs, 'deleted') };
}

const anyDealStep: fc.Arbitrary<DealStep> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyDeal, second).map(([deal, time]) => dealStep(deal, time)) },
  { weight: 1, arbitrary: fc.tuple(opportunity, second).map(([id, time]) => dealDeleted(id, time)) },
);

/** A step of an engagement as an event of this instant would make it. */
export function engagementStep(engagement: Engagement, timeMs: number): EngagementStep {
  const made = engagementContribution(engagement);
  return {
    kind: 'logged',
    engagementId: engagement.engagementId,
    order: order(timeMs, 'changed', { contentHash: JSON.stringify(engagement) }),
    record: { engagement, contribution: made, buckets: bucketsAt(made.atMs) },
  };
}

const engagementId = fc.constantFrom('e1', 'e2');
const anyEngagement: fc.Arbitrary<Engagement> = fc
  .record({
    engagementId,
    sellerId: seller,
    kind: fc.constantFrom('email' as const, 'phone' as const, 'meeting' as const),
    endedAtMs: at,
    durationMs: fc.nat(2),
    opportunityId: naming,
  })
  .map(({ opportunityId, ...rest }) => ({ ...rest, ...(opportunityId !== undefined && { opportunityId }) }));

const anyEngagementStep: fc.Arbitrary<EngagementStep> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyEngagement, second).map(([what, time]) => engagementStep(what, time)) },
  {
    weight: 1,
    arbitrary: fc.tuple(engagementId, second).map(
      ([id, time]): EngagementStep => ({
        kind: 'deleted',
        engagementId: id,
        order: order(time, 'deleted'),
      }),
    ),
  },
);

/** A step of any entity, of few entities, so that each is often spoken of again. Calls are of plan `p0`. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyCallStep.map((call) => stepOf(call)),
  anyDealStep.map((deal) => stepOf(undefined, { deal })),
  anyEngagementStep.map((engagement) => stepOf(undefined, { engagement })),
);

/** What a finished call turns out to say when it is analysed anew: its seller, its end and its deal stay. */
export const anyAnew = said.map(({ counters, words, brands }) => ({
  counters: new Map(Object.entries({ calls: 1, ...counters })),
  words: encodeWords(new Map(Object.entries(words).map(([field, count]) => [field, packWords(count)]))),
  brands,
}));

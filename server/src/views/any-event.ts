import fc from 'fast-check';
import { COUNTER, type Counters } from '../domain/contribution.ts';
import type { TrackerSet } from '../domain/trackers.ts';

export const TRACKERS: TrackerSet = {
  rev: 3,
  trackers: [
    { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price'], rev: 2 },
    { id: 'late', kind: 'keyword', label: 'Late', phrases: ['late'], rev: 3 },
    { id: 'ours', kind: 'keyword', label: 'Ours', phrases: ['ours'], rev: 3, team: 'a' },
    { id: 'rival', kind: 'competitor', label: 'Rival', phrases: ['rival'], rev: 1 },
  ],
};

/** What happens to one call, or to one seller. */
export type Event =
  | { kind: 'finished'; callId: string; sellerId: string; agoMs: number; counters: Counters }
  | { kind: 'started'; callId: string; sellerId: string; agoMs: number }
  | { kind: 'deleted'; callId: string }
  | { kind: 'moved'; sellerId: string; team: string }
  | { kind: 'named'; sellerId: string; name: string };

const SELLERS = ['s1', 's2', 's3', 's4'];
const DAY_MS = 864e5;

/** Counters as an analysed call has them. */
export const anyCounters: fc.Arbitrary<Counters> = fc
  .record({
    ms: fc.nat(3_600_000),
    sentiment: fc.constantFrom(undefined, COUNTER.positive, COUNTER.neutral, COUNTER.negative),
    negativity: fc.nat(100),
    mentions: fc.dictionary(
      fc.constantFrom('price', 'late', 'ours', 'rival'),
      fc.integer({ min: 1, max: 5 }),
      {
        noNullPrototype: true,
      },
    ),
  })
  .map(({ ms, sentiment, negativity, mentions }) => {
    const counters: Counters = new Map([[COUNTER.calls, 1]]);
    if (ms > 0) counters.set(COUNTER.durationMs, ms);
    if (sentiment !== undefined) counters.set(sentiment, 1).set(COUNTER.negativity(negativity), 1);
    const heard = TRACKERS.trackers.filter((term) => mentions[term.id] !== undefined);
    for (const { id, rev } of heard)
      counters.set(COUNTER.mentions(id, rev), mentions[id]!).set(COUNTER.mentioningCalls(id, rev), 1);
    const { rev } = TRACKERS;
    if (heard.some((term) => term.kind === 'keyword' && term.team === undefined))
      counters.set(COUNTER.callsWithKeywords(rev), 1);
    else if (heard.some((term) => term.team === 'a'))
      counters.set(COUNTER.callsWithTeamKeywords(rev, 'a'), 1);
    if (heard.some((term) => term.kind === 'competitor')) counters.set(COUNTER.callsWithBrands(rev), 1);
    return counters;
  });

const callId = fc.integer({ min: 1, max: 30 }).map((n) => `c${n}`);
const sellerId = fc.constantFrom(...SELLERS);
/** Mostly now, sometimes minutes, hours, days or weeks ago. */
const agoMs = fc.oneof(
  fc.constant(0),
  fc.nat(36e5),
  fc.nat(2 * DAY_MS),
  fc.nat(15 * DAY_MS),
  fc.nat(70 * DAY_MS),
);

export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('finished'), callId, sellerId, agoMs, counters: anyCounters }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('started'), callId, sellerId, agoMs: fc.nat(9 * 36e5) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleted'), callId }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('moved'), sellerId, team: fc.constantFrom('', 'a', 'b') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('named'), sellerId, name: fc.constantFrom('Ann', 'Βασίλης') }),
  },
);

import { SENTIMENT_CLASSES } from '@earshot/contracts';
import fc from 'fast-check';
import { brandIdOf } from '../domain/brands/brand-name.ts';
import type { NamedBrand } from '../domain/brands-heard.ts';
import { COUNTER, type Counters } from '../domain/contribution.ts';
import type { TrackerSet } from '../domain/trackers.ts';
import { encodeWords, packWords, wordField } from '../domain/words-said.ts';

export const TRACKERS: TrackerSet = {
  rev: 3,
  trackers: [
    { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price'], rev: 2 },
    // Listened for since some days before the moments at which views are looked at.
    {
      ...{ id: 'late', kind: 'keyword', label: 'Late', phrases: ['late'], rev: 3 },
      knownSinceMs: Date.parse('2031-11-18T09:30:00Z'),
    },
    { id: 'ours', kind: 'keyword', label: 'Ours', phrases: ['ours'], rev: 3, team: 'a' },
    { id: 'rival', kind: 'competitor', label: 'Rival', phrases: ['rival'], rev: 1 },
  ],
  dismissed: ['notabrand'],
};

/** What a finished call says beside its counters. */
export interface Said {
  opportunityId?: string;
  brands?: NamedBrand[];
  /** As records keep them. */
  words?: string;
}

/** What happens to one call, deal, engagement or seller. */
export type Event =
  | ({ kind: 'finished'; callId: string; sellerId: string; agoMs: number; counters: Counters } & Said)
  | { kind: 'started'; callId: string; sellerId: string; agoMs: number }
  | { kind: 'deleted'; callId: string }
  | DealEvent
  | { kind: 'dealDeleted'; opportunityId: string }
  | EngagedEvent
  | { kind: 'engagementDeleted'; engagementId: string }
  | { kind: 'moved'; sellerId: string; team: string }
  | { kind: 'named'; sellerId: string; name: string };

export interface DealEvent {
  kind: 'deal';
  opportunityId: string;
  sellerId: string;
  status: 'open' | 'won' | 'lost';
  createdAgoMs: number;
  /** Of a deal that is won or lost; not before it was created. */
  closedAgoMs: number;
  cents: number;
  stage: string;
  /** The estimated close, in days from now. */
  closesInDays?: number;
}

export interface EngagedEvent {
  kind: 'engaged';
  engagementId: string;
  sellerId: string;
  opportunityId?: string;
  by: 'email' | 'phone' | 'meeting';
  agoMs: number;
  durationMs: number;
}

const SELLERS = ['s1', 's2', 's3', 's4', 's5'];
const DAY_MS = 864e5;

const BRANDS: NamedBrand[] = [
  { id: 'relecloud', label: 'Relecloud' },
  { id: 'fabrikam', label: 'Fabrikam' },
  { id: 'fabrikam', label: 'FABRIKAM' },
  { id: 'rival', label: 'Rival' },
  { id: 'notabrand', label: 'Not a Brand' },
  { id: brandIdOf('Βασίλης'), label: 'Βασίλης' },
];

const PHRASES = [
  { language: 'en', phrase: 'pilot', label: 'pilot' },
  { language: 'en', phrase: 'pilot', label: 'pilots' },
  { language: 'en', phrase: 'roadmap', label: 'roadmap' },
  { language: 'el', phrase: 'πιλοτοσ', label: 'πιλότος' },
  { language: 'en', phrase: 'discount', label: 'discount' },
];

/** Counters as an analysed call has them. */
export const anyCounters: fc.Arbitrary<Counters> = fc
  .record({
    ms: fc.nat(3_600_000),
    talk: fc.nat(1_800_000),
    switches: fc.nat(60),
    isMeeting: fc.boolean(),
    sentiment: fc.constantFrom(undefined, 'positive' as const, 'neutral' as const, 'negative' as const),
    negativity: fc.nat(100),
    mentions: fc.dictionary(
      fc.constantFrom('price', 'late', 'ours', 'rival'),
      fc.integer({ min: 1, max: 5 }),
      {
        noNullPrototype: true,
      },
    ),
  })
  .map(({ ms, talk, switches, isMeeting, sentiment, negativity, mentions }) => {
    const counters: Counters = new Map([[COUNTER.calls, 1]]);
    const put = (name: string, value: number) => value > 0 && counters.set(name, value);
    put(COUNTER.durationMs, ms);
    put(COUNTER.talkMs, talk);
    put(COUNTER.listenMs, talk % 7_000);
    put(COUNTER.switches, switches);
    if (isMeeting) put(COUNTER.meetingCallsMs, ms);
    if (sentiment) counters.set(COUNTER[sentiment], 1).set(COUNTER.negativity(negativity), 1);
    const heard = TRACKERS.trackers.filter((term) => mentions[term.id] !== undefined);
    for (const { id, rev } of heard) {
      counters.set(COUNTER.mentions(id, rev), mentions[id]!).set(COUNTER.mentioningCalls(id, rev), 1);
      if (sentiment) counters.set(COUNTER.mentioningClass(id, rev, sentiment), 1);
    }
    const { rev } = TRACKERS;
    if (heard.some((term) => term.kind === 'keyword' && term.team === undefined))
      counters.set(COUNTER.callsWithKeywords(rev), 1);
    else if (heard.some((term) => term.team === 'a'))
      counters.set(COUNTER.callsWithTeamKeywords(rev, 'a'), 1);
    if (heard.some((term) => term.kind === 'competitor')) counters.set(COUNTER.callsWithBrands(rev), 1);
    return counters;
  });

const callId = fc.integer({ min: 1, max: 30 }).map((n) => `c${n}`);
const opportunityId = fc.integer({ min: 1, max: 8 }).map((n) => `o${n}`);
const engagementId = fc.integer({ min: 1, max: 8 }).map((n) => `e${n}`);
const sellerId = fc.constantFrom(...SELLERS);
/** Mostly now, sometimes minutes, hours, days or weeks ago. */
const agoMs = fc.oneof(
  fc.constant(0),
  fc.nat(36e5),
  fc.nat(2 * DAY_MS),
  fc.nat(15 * DAY_MS),
  fc.nat(70 * DAY_MS),
);

/** Words of a call; some sellers have favourites, so that there is something to tell. */
const anyWords = fc
  .tuple(
    fc.constantFrom(undefined, ...SENTIMENT_CLASSES),
    fc.uniqueArray(
      fc.record({ said: fc.constantFrom(...PHRASES), mentions: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 3, selector: ({ said }) => `${said.language}|${said.phrase}` },
    ),
  )
  .map(([mood, all]) => {
    const words = new Map<string, number>();
    for (const { said, mentions } of all) {
      words.set(wordField({ ...said, mood }), packWords({ mentions, calls: 1 }));
      words.set(wordField({ ...said, phrase: '', label: '' }), packWords({ mentions: 900, calls: 1 }));
    }
    return encodeWords(words);
  });

const anyFinished: fc.Arbitrary<Event> = fc
  .record({
    ...{ callId, sellerId, agoMs, counters: anyCounters, words: anyWords },
    opportunityId: fc.option(opportunityId, { nil: undefined }),
    brands: fc.uniqueArray(fc.constantFrom(...BRANDS), { maxLength: 2, selector: ({ id }) => id }),
  })
  .map(({ counters: analysed, opportunityId: deal, brands, ...call }) => {
    const counters = new Map(analysed);
    for (const { id } of brands)
      counters.set(COUNTER.brandMentions(id), 1 + (call.agoMs % 3)).set(COUNTER.brandCalls(id), 1);
    if (brands.some(({ id }) => id !== 'notabrand')) counters.set(COUNTER.callsWithBrands(TRACKERS.rev), 1);
    const named = deal === undefined ? {} : { opportunityId: deal };
    return { kind: 'finished', ...call, counters, brands, ...named };
  });

const anyDeal: fc.Arbitrary<Event> = fc
  .record({
    ...{ opportunityId, sellerId, closedAgoMs: agoMs },
    status: fc.constantFrom('open' as const, 'open' as const, 'won' as const, 'lost' as const),
    openMs: fc.nat(30 * DAY_MS),
    cents: fc.nat(9_000_000),
    stage: fc.constantFrom('-', 'Offer', 'Πρόταση'),
    closesInDays: fc.integer({ min: -2, max: 40 }),
  })
  .map(({ openMs, ...deal }) => ({ kind: 'deal', createdAgoMs: deal.closedAgoMs + openMs, ...deal }));

const anyEngaged: fc.Arbitrary<Event> = fc
  .record({
    ...{ engagementId, sellerId, agoMs },
    opportunityId: fc.option(opportunityId, { nil: undefined }),
    by: fc.constantFrom('email' as const, 'phone' as const, 'meeting' as const),
    durationMs: fc.nat(3_600_000),
  })
  .map(({ opportunityId: deal, ...engaged }) => ({
    kind: 'engaged',
    ...engaged,
    ...(deal !== undefined && { opportunityId: deal }),
  }));

export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: anyFinished },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('started'), callId, sellerId, agoMs: fc.nat(9 * 36e5) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleted'), callId }) },
  { weight: 5, arbitrary: anyDeal },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dealDeleted'), opportunityId }) },
  { weight: 3, arbitrary: anyEngaged },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('engagementDeleted'), engagementId }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('moved'), sellerId, team: fc.constantFrom('', 'a', 'b') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('named'), sellerId, name: fc.constantFrom('Ann', 'Βασίλης') }),
  },
);

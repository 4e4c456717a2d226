import type { SentimentClass } from '@earshot/contracts';

/**
 * What one entity adds to the figures: integers by counter, for one seller at one instant. Contributions form a
 * commutative group under `sum` and `negated`, so replacing or erasing an entity takes out exactly what it put in.
 */
export interface Contribution {
  sellerId: string;
  /** The instant that decides the buckets: a call's end. */
  atMs: number;
  counters: ReadonlyMap<string, number>;
}

/** Integers by counter name; a counter that is 0 is absent. */
export type Counters = Map<string, number>;

const CLASS_LETTER: Record<SentimentClass, string> = { positive: 'p', neutral: 'u', negative: 'n' };

/**
 * The names of counters. They are fields of Redis hashes (`<sellerId>|<counter>`), so none holds a space; tracker
 * and team ids hold neither space nor bar.
 */
export const COUNTER = {
  /** Finished calls. */
  calls: 'calls',
  /** Their length in milliseconds. */
  durationMs: 'ms',
  /** Milliseconds the seller spoke, and the customer. */
  talkMs: 'talk',
  listenMs: 'listen',
  /** Changes of speaker. */
  switches: 'switches',
  /** The seller's words. */
  words: 'wd',
  /** Milliseconds of the gaps before the seller speaks after the customer, and how many there are. */
  pauseMs: 'pa',
  pauses: 'pn',
  /** How often the seller begins while the customer speaks. */
  interruptions: 'in',
  /** Questions of the seller, and of the customer. */
  questionsSeller: 'qs',
  questionsCustomer: 'qc',
  /** Milliseconds of each call's longest monologue of the seller, and of its longest customer story. */
  monologueMs: 'mo',
  storyMs: 'st',
  /** Analysed calls by class. */
  positive: 'pos',
  neutral: 'neu',
  negative: 'neg',
  /** Analysed calls whose negativity is this whole percent. */
  negativity: (percent: number) => `n|${percent}`,
  /** Customers' mentions of a tracked term, and calls with at least one. */
  mentions: (trackerId: string, rev: number) => `m|${trackerId}|${rev}`,
  mentioningCalls: (trackerId: string, rev: number) => `c|${trackerId}|${rev}`,
  /** Of those calls the analysed ones, by class. */
  mentioningClass: (trackerId: string, rev: number, sentiment: SentimentClass) =>
    `s|${trackerId}|${rev}|${CLASS_LETTER[sentiment]}`,
  /** Milliseconds of calls that were meetings: all other calls are phone time. */
  meetingCallsMs: 'cm',
  /** Milliseconds of engagements that were logged. */
  engagedMs: (kind: 'email' | 'phone' | 'meeting') => `e|${kind}`,
  /** Deals by the instant they were created, and by the instant they were closed; of the closed ones those won, and for what. */
  dealsCreated: 'dc',
  dealsClosed: 'dx',
  dealsWon: 'dw',
  wonCents: 'won',
  /** Mentions of a name by either side that nobody need track, and calls with at least one. */
  brandMentions: (brandId: string) => `b|${brandId}`,
  brandCalls: (brandId: string) => `bc|${brandId}`,
  /** Of those calls the analysed ones, by class. */
  brandClass: (brandId: string, sentiment: SentimentClass) => `bs|${brandId}|${CLASS_LETTER[sentiment]}`,
  /** Calls that mention any organisation-wide keyword of the set. */
  callsWithKeywords: (setRev: number) => `ck|${setRev}`,
  /** Calls that mention a keyword of this team and no organisation-wide one. */
  callsWithTeamKeywords: (setRev: number, team: string) => `ck|${setRev}|${team}`,
  /** The same for competitors. */
  callsWithBrands: (setRev: number) => `cb|${setRev}`,
  callsWithTeamBrands: (setRev: number, team: string) => `cb|${setRev}|${team}`,
} as const;

/** Adds `counters`, times `sign`, into `into`; a counter that becomes 0 leaves the map. */
export function addInto(into: Counters, counters: ReadonlyMap<string, number>, sign: 1 | -1 = 1): void {
  for (const [name, value] of counters) {
    const total = (into.get(name) ?? 0) + sign * value;
    if (total === 0) into.delete(name);
    else into.set(name, total);
  }
}

/** The flat form that is stored and sent: `seller at name value name value …`, separated by single spaces. */
export function encodeContribution(contribution: Contribution): string {
  const parts: (string | number)[] = [contribution.sellerId, contribution.atMs];
  for (const [name, value] of contribution.counters) parts.push(name, value);
  return parts.join(' ');
}

/** The inverse of `encodeContribution`. */
export function decodeContribution(flat: string): Contribution {
  const parts = flat.split(' ');
  const counters: Counters = new Map();
  for (let i = 2; i + 1 < parts.length; i += 2) counters.set(parts[i]!, Number(parts[i + 1]));
  return { sellerId: parts[0]!, atMs: Number(parts[1]), counters };
}

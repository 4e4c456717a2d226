import type { CallsQuery, Scope } from '@earshot/contracts';
import type { NamedBrand } from '../brands-heard.ts';
import { COUNTER, type Contribution } from '../contribution.ts';
import type { TrackerSet } from '../trackers.ts';
import { saidOf } from '../words-said.ts';

/** A finished call as a list finds it; `words` where a phrase is asked for. */
export interface FoundCall {
  callId: string;
  contribution: Contribution;
  opportunityId?: string;
  customerId?: string;
  brands: readonly NamedBrand[];
  words?: ReadonlyMap<string, number>;
  /** Retention has removed what was said: that it has no text tells nothing, one can be sent without. */
  isRetired?: true;
}

/** Who sits where, as far as a filter needs to know. */
export interface Seats {
  isIn(scope: Scope, sellerId: string): boolean;
  teamOf(sellerId: string): string | undefined;
}

export interface FilterContext {
  scope: Scope;
  trackers: TrackerSet;
  seats: Seats;
  /** Counters of the scope over the period: what “above average” is held against. */
  sums: ReadonlyMap<string, number>;
}

type Asked = Pick<
  CallsQuery,
  'term' | 'brand' | 'phrase' | 'sentiment' | 'seller' | 'opportunity' | 'customer'
>;
type Condition = (call: FoundCall) => boolean;

/**
 * Whether a call is one of those that a tile counts: of the scope, and with everything that is asked for. Undefined where no call
 * can be, since the term is not tracked.
 */
export function filterFor(asked: Asked, context: FilterContext): Condition | undefined {
  const { scope, seats } = context;
  const conditions: Condition[] = [({ contribution }) => seats.isIn(scope, contribution.sellerId)];
  const { term, brand, phrase, sentiment, seller, opportunity, customer } = asked;
  if (seller !== undefined) conditions.push(({ contribution }) => contribution.sellerId === seller);
  if (opportunity !== undefined) conditions.push(({ opportunityId }) => opportunityId === opportunity);
  if (customer !== undefined) conditions.push(({ customerId }) => customerId === customer);
  if (brand !== undefined) conditions.push(has(COUNTER.brandCalls(brand)));
  if (phrase !== undefined) conditions.push(({ words }) => words !== undefined && says(words, phrase));
  if (sentiment !== undefined) conditions.push(soundsLike(sentiment, context.sums));
  if (term !== undefined) {
    const tracked = trackedTerm(context.trackers, term);
    if (!tracked) return undefined;
    conditions.push(has(COUNTER.mentioningCalls(tracked.id, tracked.rev)));
    if (tracked.team !== undefined)
      conditions.push(({ contribution }) => seats.teamOf(contribution.sellerId) === tracked.team);
  }
  return (call) => conditions.every((holds) => holds(call));
}

/** The tracked term of an id as it is shown now. */
export function trackedTerm({ trackers }: TrackerSet, id: string) {
  return trackers.find((tracker) => tracker.id === id);
}

const has =
  (counter: string): Condition =>
  ({ contribution }) =>
    contribution.counters.has(counter);

function says(words: ReadonlyMap<string, number>, phrase: string): boolean {
  for (const field of words.keys()) if (saidOf(field).phrase === phrase) return true;
  return false;
}

const CLASSES = [COUNTER.positive, COUNTER.neutral, COUNTER.negative];

function soundsLike(
  sentiment: NonNullable<Asked['sentiment']>,
  sums: ReadonlyMap<string, number>,
): Condition {
  if (sentiment === 'notAnalysed')
    return ({ contribution: { counters } }) => !CLASSES.some((counter) => counters.has(counter));
  if (sentiment !== 'aboveAverageNegative') return has(COUNTER[sentiment]);
  let count = 0;
  let sum = 0;
  for (let percent = 0; percent <= 100; percent++) {
    const calls = sums.get(COUNTER.negativity(percent)) ?? 0;
    count += calls;
    sum += percent * calls;
  }
  return ({ contribution }) => {
    const percent = negativityOf(contribution.counters);
    return percent !== undefined && percent * count > sum;
  };
}

const NEGATIVITY = COUNTER.negativity(0).slice(0, -1);

/** The negativity of an analysed call in whole percent. */
export function negativityOf(counters: ReadonlyMap<string, number>): number | undefined {
  for (const counter of counters.keys())
    if (counter.startsWith(NEGATIVITY)) return Number(counter.slice(NEGATIVITY.length));
  return undefined;
}

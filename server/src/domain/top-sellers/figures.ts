import type {
  BestPracticeKeyword,
  Compared,
  EngagementSeconds,
  SentimentCounts,
  TopSellers,
} from '@earshot/contracts';
import { isCompared, onTopOf, type SellerInPlay } from './top.ts';
import { type Sample, sampleOf, verdictOf } from './verdict.ts';

const HOUR_MS = 3_600_000;

/** What a seller's calls, engagements and won deals of the period add up to. Integers. */
export interface SellerSums {
  sellerId: string;
  name: string;
  calls: number;
  durationMs: number;
  talkMs: number;
  listenMs: number;
  switches: number;
  /** Analysed calls by class. */
  positive: number;
  neutral: number;
  negative: number;
  /** Engagement; finished calls are in `phoneMs`, or in `meetingMs` where they were meetings. */
  emailMs: number;
  phoneMs: number;
  meetingMs: number;
  dealsWon: number;
  revenueWonCents: number;
}

/** The integers of several sellers are added up under the names that one seller's have. */
type Totals = Omit<SellerSums, 'sellerId' | 'name' | 'dealsWon' | 'revenueWonCents'> & { sellers: number };

export interface TopSellersInput {
  /** The scope's sellers; those with neither a finished call nor a won deal are not in play. */
  sellers: Iterable<SellerSums>;
  /** Ids that a manager named as top sellers; none: by revenue. */
  stars?: readonly string[];
  /** What `rankedKeywords` gave for these top sellers. */
  keywords?: Record<string, BestPracticeKeyword>;
  /** Gives back what was made last time of a part where all that it was made from is the same; absent: all is made anew. */
  keep?: <T>(part: Part, basis: readonly unknown[], make: () => T) => T;
}

/** Parts of the figures that most changes leave alone. */
export type Part = 'top' | 'others' | 'names' | 'shown';

/** What sellers are compared by: one value a seller. */
const COMPARED_BY = ['talkRatio', 'switchRate', 'sentiment', 'engagement'] as const;
type ComparedBy = (typeof COMPARED_BY)[number];

/** A seller in play, with the values that sellers are compared by. */
export interface Player extends SellerInPlay {
  sums: SellerSums;
  /** In the order of `COMPARED_BY`. */
  values: readonly (number | undefined)[];
}

/** One side of the comparison. */
interface Side {
  totals: Totals;
  /** In the order of `COMPARED_BY`. */
  samples: readonly Sample[];
}

/** A seller as one in play; undefined: with neither a finished call nor a won deal they are not. */
export function playerOf(sums: SellerSums): Player | undefined {
  if (sums.calls === 0 && sums.dealsWon === 0) return undefined;
  const { sellerId, revenueWonCents } = sums;
  const values = [talkRatioOf(sums), switchRateOf(sums), negativeShareOf(sums), engagedMsOf(sums)];
  return { sellerId, revenueWonCents, sums, values };
}

/**
 * What characterises top sellers. Sellers are taken in the order of their ids, whatever the order they come in, so that every
 * node computes the same to the last bit.
 */
export function topSellersFigures({ sellers, ...how }: TopSellersInput): TopSellers {
  const players = [...sellers].map(playerOf).filter((player) => player !== undefined);
  return figuresOfPlayers(players.sort(bySellerId), how);
}

/** The same of players who are in the order of their ids already. */
export function figuresOfPlayers(
  players: readonly Player[],
  { stars, keywords = {}, keep = (_part, _basis, make) => make() }: Omit<TopSellersInput, 'sellers'>,
): TopSellers {
  const isOnTop = onTopOf(players, stars);
  const top: Player[] = [];
  const rest: Player[] = [];
  for (const player of players) (isOnTop(player) ? top : rest).push(player);
  const best = keep('top', top, () => sideOf(top));
  const others = keep('others', rest, () => sideOf(rest));
  const all = sumOf(best.totals, others.totals);
  const compared = isCompared(players.length, top.length);

  const compare = <T>(figure: (totals: Totals) => T | undefined, by: ComparedBy) => {
    const figures: Compared<T> = {};
    const [ofTop, ofTeam] = [compared ? figure(best.totals) : undefined, figure(all)];
    if (ofTop !== undefined) figures.top = ofTop;
    if (ofTeam !== undefined) figures.team = ofTeam;
    if (compared) {
      const calls = { topCalls: best.totals.calls, otherCalls: others.totals.calls };
      const at = COMPARED_BY.indexOf(by);
      figures.verdict = verdictOf(best.samples[at]!, others.samples[at]!, calls);
    }
    return figures;
  };
  return {
    sellers: keep('names', top, () => shownSellers(top, keep)),
    inPlay: players.length,
    compared,
    calls: { ...(compared && { top: best.totals.calls }), team: all.calls },
    talkRatio: compare(talkRatioOf, 'talkRatio'),
    switchRate: compare(switchRateOf, 'switchRate'),
    sentiment: { ...compare(sentimentOf, 'sentiment'), team: sentimentOf(all) },
    engagement: { ...compare(engagementOf, 'engagement'), team: engagementOf(all) },
    bestPracticeKeywords: compared ? keywords : {},
  };
}

/** Who they are: it changes seldom, and as the same object it costs nothing to compare with what was shown before. */
function shownSellers(
  top: readonly Player[],
  keep: NonNullable<TopSellersInput['keep']>,
): TopSellers['sellers'] {
  const basis: unknown[] = [];
  for (const { sums } of top) basis.push(sums.sellerId, sums.name, sums.revenueWonCents);
  return keep('shown', basis, () =>
    Object.fromEntries(
      top.map(({ sums }) => [sums.sellerId, { name: sums.name, revenueWon: sums.revenueWonCents }]),
    ),
  );
}

type Sums = Omit<Totals, 'sellers'>;

const quotient = (over: number, under: number) => (under === 0 ? undefined : over / under);

const talkRatioOf = ({ talkMs, listenMs }: Sums) => quotient(talkMs, talkMs + listenMs);
/** Switches an hour of call. */
const switchRateOf = ({ switches, durationMs }: Sums) => quotient(switches * HOUR_MS, durationMs);
const negativeShareOf = ({ positive, neutral, negative }: Sums) =>
  quotient(negative, positive + neutral + negative);
const engagedMsOf = ({ emailMs, phoneMs, meetingMs }: Sums) => emailMs + phoneMs + meetingMs;

function sentimentOf({ positive, neutral, negative }: Sums): SentimentCounts {
  return { positive, neutral, negative };
}

/** Means a seller, in seconds; of nobody 0. */
function engagementOf({ emailMs, phoneMs, meetingMs, sellers }: Totals): EngagementSeconds {
  const mean = (ms: number) => quotient(ms, 1000 * sellers) ?? 0;
  return { emailSec: mean(emailMs), phoneSec: mean(phoneMs), meetingSec: mean(meetingMs) };
}

function sideOf(players: readonly Player[]): Side {
  const values = COMPARED_BY.map((): number[] => []);
  for (const player of players)
    for (let i = 0; i < COMPARED_BY.length; i++) {
      const value = player.values[i];
      if (value !== undefined) values[i]!.push(value);
    }
  return { totals: totalsOf(players), samples: values.map(sampleOf) };
}

/** One pass, written out and in variables: it runs for every document, and fields of an object take ten times as long. */
function totalsOf(players: readonly Player[]): Totals {
  let [calls, durationMs, talkMs, listenMs, switches] = [0, 0, 0, 0, 0];
  let [positive, neutral, negative, emailMs, phoneMs, meetingMs] = [0, 0, 0, 0, 0, 0];
  for (const { sums } of players) {
    calls += sums.calls;
    durationMs += sums.durationMs;
    talkMs += sums.talkMs;
    listenMs += sums.listenMs;
    switches += sums.switches;
    positive += sums.positive;
    neutral += sums.neutral;
    negative += sums.negative;
    emailMs += sums.emailMs;
    phoneMs += sums.phoneMs;
    meetingMs += sums.meetingMs;
  }
  const talk = { calls, durationMs, talkMs, listenMs, switches };
  return { sellers: players.length, ...talk, positive, neutral, negative, emailMs, phoneMs, meetingMs };
}

function sumOf(a: Totals, b: Totals): Totals {
  const sum = { ...a };
  for (const name of Object.keys(sum) as (keyof Totals)[]) sum[name] += b[name];
  return sum;
}

/** The order in which sellers are added up. */
export const bySellerId = ({ sellerId: a }: Player, { sellerId: b }: Player) => (a < b ? -1 : a > b ? 1 : 0);

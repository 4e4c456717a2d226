import type {
  BestPracticeKeyword,
  Compared,
  EngagementSeconds,
  SentimentCounts,
  TopSellers,
} from '@earshot/contracts';
import { topOf } from './top.ts';
import { verdictOf } from './verdict.ts';

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
  /** What `bestPracticeKeywords` gave for these top sellers. */
  keywords?: Record<string, BestPracticeKeyword>;
  /** Gives back what was made last time where all that it was made from is the same; absent: all is made anew. */
  keep?: <T>(basis: readonly unknown[], make: () => T) => T;
}

/**
 * What characterises top sellers. Sellers are taken in the order of their ids, whatever the order they come in, so that every
 * node computes the same to the last bit.
 */
export function topSellersFigures({ sellers, stars, keywords = {}, keep }: TopSellersInput): TopSellers {
  const inPlay = inOrder([...sellers].filter(({ calls, dealsWon }) => calls > 0 || dealsWon > 0));
  const selection = topOf(inPlay, stars);
  const onTop = new Set(selection.top);
  const top: SellerSums[] = [];
  const others: SellerSums[] = [];
  for (const seller of inPlay) (onTop.has(seller.sellerId) ? top : others).push(seller);
  const all = totalsOf(inPlay);
  const best = selection.compared ? totalsOf(top) : undefined;

  const compare = <T>(
    figure: (totals: Totals) => T | undefined,
    ofOne: (seller: SellerSums) => number | undefined,
  ) => {
    const compared: Compared<T> = {};
    const [ofTop, ofTeam] = [best && figure(best), figure(all)];
    if (ofTop !== undefined) compared.top = ofTop;
    if (ofTeam !== undefined) compared.team = ofTeam;
    if (best) {
      const calls = { topCalls: best.calls, otherCalls: all.calls - best.calls };
      compared.verdict = verdictOf(valuesOf(top, ofOne), valuesOf(others, ofOne), calls);
    }
    return compared;
  };
  return {
    sellers: shownSellers(top, keep),
    inPlay: selection.inPlay,
    compared: selection.compared,
    calls: { ...(best && { top: best.calls }), team: all.calls },
    talkRatio: compare(talkRatioOf, talkRatioOf),
    switchRate: compare(switchRateOf, switchRateOf),
    sentiment: { ...compare(sentimentOf, negativeShareOf), team: sentimentOf(all) },
    engagement: { ...compare(engagementOf, engagedMsOf), team: engagementOf(all) },
    bestPracticeKeywords: selection.compared ? keywords : {},
  };
}

/** Who they are: it changes seldom, and as the same object it costs nothing to compare with what was shown before. */
function shownSellers(
  top: readonly SellerSums[],
  keep: TopSellersInput['keep'] = (_basis, make) => make(),
): TopSellers['sellers'] {
  const basis: unknown[] = [top.length];
  for (const { sellerId, name, revenueWonCents } of top) basis.push(sellerId, name, revenueWonCents);
  return keep(basis, () =>
    Object.fromEntries(
      top.map(({ sellerId, name, revenueWonCents }) => [sellerId, { name, revenueWon: revenueWonCents }]),
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

function valuesOf(
  sellers: readonly SellerSums[],
  ofOne: (seller: SellerSums) => number | undefined,
): number[] {
  const values: number[] = [];
  for (const seller of sellers) {
    const value = ofOne(seller);
    if (value !== undefined) values.push(value);
  }
  return values;
}

const NOTHING: Totals = {
  sellers: 0,
  calls: 0,
  durationMs: 0,
  talkMs: 0,
  listenMs: 0,
  switches: 0,
  positive: 0,
  neutral: 0,
  negative: 0,
  emailMs: 0,
  phoneMs: 0,
  meetingMs: 0,
};

/** One pass, written out: it runs for every document. */
function totalsOf(sellers: readonly SellerSums[]): Totals {
  const totals = { ...NOTHING, sellers: sellers.length };
  for (const seller of sellers) {
    totals.calls += seller.calls;
    totals.durationMs += seller.durationMs;
    totals.talkMs += seller.talkMs;
    totals.listenMs += seller.listenMs;
    totals.switches += seller.switches;
    totals.positive += seller.positive;
    totals.neutral += seller.neutral;
    totals.negative += seller.negative;
    totals.emailMs += seller.emailMs;
    totals.phoneMs += seller.phoneMs;
    totals.meetingMs += seller.meetingMs;
  }
  return totals;
}

/** By id. Callers mostly have them so already, and looking is quicker than sorting. */
function inOrder(sellers: SellerSums[]): SellerSums[] {
  for (let i = 1; i < sellers.length; i++)
    if (sellers[i]!.sellerId < sellers[i - 1]!.sellerId) return sellers.sort(bySellerId);
  return sellers;
}

const bySellerId = (a: SellerSums, b: SellerSums) =>
  a.sellerId < b.sellerId ? -1 : a.sellerId > b.sellerId ? 1 : 0;

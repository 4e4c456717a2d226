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
}

/**
 * What characterises top sellers. Sellers are taken in the order of their ids, whatever the order they come in, so that every
 * node computes the same to the last bit.
 */
export function topSellersFigures({ sellers, stars, keywords = {} }: TopSellersInput): TopSellers {
  const inPlay = [...sellers].filter(({ calls, dealsWon }) => calls > 0 || dealsWon > 0).sort(bySellerId);
  const selection = topOf(inPlay, stars);
  const onTop = new Set(selection.top);
  const top = inPlay.filter(({ sellerId }) => onTop.has(sellerId));
  const others = inPlay.filter(({ sellerId }) => !onTop.has(sellerId));
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
    sellers: Object.fromEntries(
      top.map(({ sellerId, name, revenueWonCents }) => [sellerId, { name, revenueWon: revenueWonCents }]),
    ),
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
  return sellers.map(ofOne).filter((value) => value !== undefined);
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

const bySellerId = (a: SellerSums, b: SellerSums) =>
  a.sellerId < b.sellerId ? -1 : a.sellerId > b.sellerId ? 1 : 0;

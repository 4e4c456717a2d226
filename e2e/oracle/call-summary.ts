import type { CallFigures, CallSummary, TrackerKind } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import { headOf, newsIn, talkRatioOf } from './call-lists.ts';
import { type Selling, styleOf } from './style.ts';
import { byText, inSeconds, mentionsIn, type World } from './world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How often a call's customer mentions a term; of a brand: either side. */
interface Counted {
  id: string;
  label: string;
  mentions: number;
}

/** One call, without its transcript and the places in it, and without a number for what was listened for. */
export interface OracleSummary
  extends Omit<CallSummary, 'segments' | 'trackersRev' | 'keywords' | 'competitors' | 'brands'> {
  keywords: Counted[];
  competitors: Counted[];
  brands: Counted[];
}

export function callSummaryOf(world: World, call: OracleCall): OracleSummary {
  const deal = world.deals.find(({ opportunityId }) => opportunityId === call.opportunityId);
  const { opportunity, ...head } = headOf(world, call);
  const terms = (kind: TrackerKind) =>
    mentionsIn(world, call, kind).map(([{ id, label }, mentions]) => ({
      ...{ id, label: label.normalize('NFC'), mentions },
    }));
  return {
    ...{ ...head, timeZone: world.timeZone },
    ...(opportunity && {
      opportunity: {
        ...opportunity,
        ...(deal && { status: deal.status, estimated: deal.estimated }),
      },
    }),
    figures: figuresOf(call),
    usual: usualOf(world, call.sellerId),
    keywords: terms('keyword').toSorted(byId),
    competitors: terms('competitor').toSorted(byId),
    brands: newsIn(world, call).toSorted(byId),
  };
}

const byId = (a: Counted, b: Counted) => byText(a.id, b.id);

function figuresOf(call: OracleCall): CallFigures {
  const { talkMs, listenMs, switches, durationMs, pausesMs, sentiment } = call;
  const perhaps = {
    talkRatio: talkRatioOf(call),
    switchRate: quotient(switches * HOUR_MS, durationMs),
    talkingSpeedWpm: quotient(call.sellerWords * MINUTE_MS, talkMs),
    pauseSec: quotient(inSeconds(pausesMs.reduce((a, b) => a + b, 0)), pausesMs.length),
  };
  return {
    ...{ talkSec: inSeconds(talkMs), listenSec: inSeconds(listenMs), switches },
    longestMonologueSec: inSeconds(call.monologueMs),
    longestStorySec: inSeconds(call.storyMs),
    ...{ questions: call.questions, customerQuestions: call.customerQuestions },
    interruptions: call.interruptions,
    ...Object.fromEntries(Object.entries(perhaps).filter(([, value]) => value !== undefined)),
    ...(sentiment && {
      ...{ sentiment: sentiment.class, score: sentiment.score },
      negativity: sentiment.negativityPercent / 100,
    }),
  };
}

/** How the seller, their team and everyone sell at any time; who has no call is no part of it. */
function usualOf(world: World, sellerId: string): CallSummary['usual'] {
  const callers = new Set(world.calls.map((call) => call.sellerId));
  const teamOf = (id: string) => world.standing.sellers.get(id)?.team;
  const selling = (is: (id: string) => boolean): Selling => {
    const by = (one: { sellerId: string }) => callers.has(one.sellerId) && is(one.sellerId);
    return {
      sellers: [...callers].filter(is).length,
      calls: world.calls.filter(by),
      engagements: world.engagements.filter(by),
      won: world.deals.filter((deal) => deal.status === 'won' && by(deal)),
    };
  };
  const team = teamOf(sellerId);
  return {
    seller: styleOf(selling((id) => id === sellerId)),
    ...(team !== undefined && { team: styleOf(selling((id) => teamOf(id) === team)) }),
    all: styleOf(selling(() => true)),
  };
}

const quotient = (a: number, b: number) => (b === 0 ? undefined : a / b);

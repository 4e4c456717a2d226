import type { StyleFigures, StyleSeries } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import type { OracleDeal } from './deal.ts';
import { classesOf } from './sentiment.ts';
import { inSteps, type OracleSteps } from './steps.ts';
import { type Doings, engagementOf, switchRateOf, talkRatioOf } from './top-sellers.ts';
import { inSeconds } from './world.ts';

const MINUTE_MS = 60_000;

export interface Selling extends Doings {
  won: OracleDeal[];
}

/** How some sellers sell, taken together. Whole numbers are divided once, so that a quotient is the same to its last bit. */
export function styleOf(selling: Selling): StyleFigures {
  const { calls, won, sellers } = selling;
  const total = (figure: (call: OracleCall) => number) => sum(calls.map(figure));
  const aCall = (figure: (call: OracleCall) => number) => quotient(total(figure), calls.length);
  const pauses = calls.flatMap(({ pausesMs }) => pausesMs);
  const perhaps = {
    talkRatio: talkRatioOf(selling),
    switchRate: switchRateOf(selling),
    talkingSpeedWpm: quotient(
      total((call) => call.sellerWords) * MINUTE_MS,
      total((call) => call.talkMs),
    ),
    pauseSec: quotient(sum(pauses), 1000 * pauses.length),
    longestMonologueSec: quotient(
      total((call) => call.monologueMs),
      1000 * calls.length,
    ),
    longestStorySec: quotient(
      total((call) => call.storyMs),
      1000 * calls.length,
    ),
    questions: aCall((call) => call.questions),
    customerQuestions: aCall((call) => call.customerQuestions),
    interruptions: aCall((call) => call.interruptions),
  };
  return {
    ...{ sellers, calls: calls.length, callSec: inSeconds(total((call) => call.durationMs)) },
    ...(Object.fromEntries(Object.entries(perhaps).filter(([, value]) => value !== undefined)) as Partial<
      Pick<StyleFigures, keyof typeof perhaps & keyof StyleFigures>
    >),
    ...{ sentiment: classesOf(calls), engagement: engagementOf(selling) },
    ...{ revenueWon: sum(won.map((deal) => deal.won!)), dealsWon: won.length },
  } as StyleFigures;
}

/** The sums of each step, from which a chart makes its ratios. */
export function styleSeries(steps: OracleSteps, { calls, won }: Selling): StyleSeries {
  const parts = inSteps(steps, calls, ({ endedAtMs }) => endedAtMs);
  const sums = (figure: (call: OracleCall) => number) => parts.map((part) => sum(part.map(figure)));
  const ofClass = (name: string) => sums(({ sentiment }) => (sentiment?.class === name ? 1 : 0));
  return {
    calls: sums(() => 1),
    callMs: sums(({ durationMs }) => durationMs),
    talkMs: sums(({ talkMs }) => talkMs),
    listenMs: sums(({ listenMs }) => listenMs),
    switches: sums(({ switches }) => switches),
    ...{ positive: ofClass('positive'), neutral: ofClass('neutral'), negative: ofClass('negative') },
    wonCents: inSteps(steps, won, ({ closedAtMs }) => closedAtMs!).map((part) =>
      sum(part.map((deal) => deal.won!)),
    ),
  };
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const quotient = (a: number, b: number) => (b === 0 ? undefined : a / b);

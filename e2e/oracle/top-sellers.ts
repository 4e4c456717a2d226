import type { Compared, TopSellers } from '@earshot/contracts';
import { bestPracticeOf, type MarkedPhrase } from './best-practice.ts';
import { daysLater, localDate } from './calendar.ts';
import type { OracleCall } from './call.ts';
import type { OracleDeal, OracleEngagement } from './deal.ts';
import { isIn } from './period.ts';
import { classesOf } from './sentiment.ts';
import type { Seen } from './view.ts';
import { verdictOf } from './welch.ts';
import { nameOf, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const FEWEST_IN_PLAY = 4;
const MAX_WORD_DAYS = 366;

/** What some sellers did in the period. */
export interface Doings {
  sellers: number;
  calls: OracleCall[];
  engagements: OracleEngagement[];
}

/** Who sold in the period, and who of them is on top. */
export interface InPlay {
  inPlay: string[];
  top: string[];
  compared: boolean;
  /** Of the period. */
  calls: OracleCall[];
  engagements: OracleEngagement[];
  won: OracleDeal[];
}

export function inPlayOf(world: World, { now: calls, engagements, deals, period: { span } }: Seen): InPlay {
  const won = deals.filter((deal) => deal.status === 'won' && isIn(deal.closedAtMs!, span));
  const inPlay = [...new Set([...calls, ...won].map(({ sellerId }) => sellerId))];
  const revenueOf = (id: string) => revenueWon(won, id);
  const mean = sum(inPlay.map(revenueOf)) / inPlay.length;
  const stars = world.settings.topSellers ?? [];
  const top = inPlay.filter((id) => (stars.length > 0 ? stars.includes(id) : revenueOf(id) > mean));
  const compared = inPlay.length >= FEWEST_IN_PLAY && top.length > 0;
  return {
    ...{ inPlay, top, compared, calls, won },
    engagements: engagements.filter((one) => isIn(one.endedAtMs, span)),
  };
}

const revenueWon = (won: OracleDeal[], id: string) =>
  sum(won.filter(({ sellerId }) => sellerId === id).map((deal) => deal.won!));

/** What characterises the sellers who won most. */
export function topSellersOf(world: World, seen: Seen): TopSellers {
  const { inPlay, top, compared, calls, engagements, won } = inPlayOf(world, seen);
  const doingsOf = (sellers: string[]): Doings => ({
    sellers: sellers.length,
    calls: calls.filter(({ sellerId }) => sellers.includes(sellerId)),
    engagements: engagements.filter(({ sellerId }) => sellers.includes(sellerId)),
  });
  const [all, best] = [doingsOf(inPlay), doingsOf(top)];
  const others = inPlay.filter((id) => !top.includes(id));

  const compare = <T>(figure: (of: Doings) => T, ofOne: (one: Doings) => number | undefined): Compared<T> => {
    const sampleOf = (sellers: string[]) => ({
      values: sellers.map((id) => ofOne(doingsOf([id]))).filter((value) => value !== undefined),
      calls: doingsOf(sellers).calls.length,
    });
    const known = { ...(compared && { top: figure(best) }), team: figure(all) };
    const entries = Object.entries(known).filter(([, value]) => value !== undefined);
    return {
      ...(Object.fromEntries(entries) as Compared<T>),
      ...(compared && { verdict: verdictOf(sampleOf(top), sampleOf(others)) }),
    };
  };
  return {
    sellers: Object.fromEntries(
      top.map((id) => [id, { name: nameOf(world, id), revenueWon: revenueWon(won, id) }]),
    ),
    inPlay: inPlay.length,
    compared,
    calls: { ...(compared && { top: best.calls.length }), team: all.calls.length },
    talkRatio: compare(talkRatioOf, talkRatioOf) as Compared<number>,
    switchRate: compare(switchRateOf, switchRateOf) as Compared<number>,
    sentiment: { team: classesOf(all.calls), ...compare(({ calls }) => classesOf(calls), negativeShareOf) },
    engagement: { team: engagementOf(all), ...compare(engagementOf, engagedMsOf) },
    bestPracticeKeywords: Object.fromEntries(
      markedPhrasesOf(world, seen).map(({ phrase, keyword }) => [phrase, keyword]),
    ),
  };
}

/** What top sellers say markedly more than the others, where they are compared. */
export function markedPhrasesOf(world: World, seen: Seen): MarkedPhrase[] {
  const { inPlay, top, compared } = inPlayOf(world, seen);
  if (!compared) return [];
  const { first, last } = spokenDays(world, seen);
  const calls = seen.calls.filter(({ endedAtMs }) => {
    const date = localDate(endedAtMs, world.timeZone);
    return date >= first && date <= last;
  });
  return bestPracticeOf(calls, { top: new Set(top), inPlay: new Set(inPlay) });
}

/** The whole local days that the period touches, of those that have begun the last 366: their first date and last. */
export function spokenDays({ timeZone }: World, { period: { shown }, nowMs }: Seen) {
  const [first, end, today] = [shown.fromMs, shown.toMs - 1, nowMs].map((ms) => localDate(ms, timeZone)) as [
    string,
    string,
    string,
  ];
  const last = end < today ? end : today;
  const earliest = daysLater(last, 1 - MAX_WORD_DAYS);
  return { first: first > earliest ? first : earliest, last };
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const quotient = (a: number, b: number) => (b === 0 ? undefined : a / b);

export function talkRatioOf({ calls }: Doings): number | undefined {
  const talkMs = sum(calls.map((call) => call.talkMs));
  return quotient(talkMs, talkMs + sum(calls.map((call) => call.listenMs)));
}

/** Switches an hour of call. */
export function switchRateOf({ calls }: Doings): number | undefined {
  return quotient(
    sum(calls.map((call) => call.switches)) * HOUR_MS,
    sum(calls.map((call) => call.durationMs)),
  );
}

function negativeShareOf({ calls }: Doings): number | undefined {
  const { positive, neutral, negative } = classesOf(calls);
  return quotient(negative, positive + neutral + negative);
}

/** A finished call is time on the phone, or in a meeting where it was one. */
function engagedBy({ calls, engagements }: Doings) {
  const logged = (kind: string) => engagements.filter((one) => one.kind === kind);
  const lasted = (some: { durationMs: number }[]) => sum(some.map(({ durationMs }) => durationMs));
  const [met, phoned] = [true, false].map((isMeeting) =>
    calls.filter((call) => call.isMeeting === isMeeting),
  );
  return {
    email: lasted(logged('email')),
    phone: lasted(logged('phone')) + lasted(phoned!),
    meeting: lasted(logged('meeting')) + lasted(met!),
  };
}

function engagedMsOf(doings: Doings): number {
  return sum(Object.values(engagedBy(doings)));
}

export function engagementOf(doings: Doings) {
  const { email, phone, meeting } = engagedBy(doings);
  const mean = (ms: number) => quotient(ms, 1000 * doings.sellers) ?? 0;
  return { emailSec: mean(email), phoneSec: mean(phone), meetingSec: mean(meeting) };
}

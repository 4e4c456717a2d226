import type { Period } from '@earshot/contracts';
import { cover, EVER } from '../domain/buckets.ts';
import { COUNTER } from '../domain/contribution.ts';
import { type SalesPeriodSpan, salesPeriodOf } from '../domain/sales-period.ts';
import { type RecordingWindow, recordingWindow, type Window, windowOf } from '../domain/window.ts';
import type { NodeState } from './node-state.ts';
import { type Keeps, keepsOnly } from './sums.ts';
import type { Cover, CoverGroup } from './window-state.ts';

/** One text for each period, the same for the same period. */
export function periodKey(period: Period): string {
  return period.kind === 'custom'
    ? `custom~${new Date(period.from).toISOString()}~${new Date(period.to).toISOString()}`
    : period.kind;
}

const isLength = keepsOnly(COUNTER.calls, COUNTER.durationMs);
/** Counters that figures of recording are made of: lengths, and the unions of terms. */
export const isRecorded: Keeps = (counter) =>
  isLength(counter) || counter.startsWith('ck|') || counter.startsWith('cb|');

/** Counters that compare sellers: how they talk, what they do beside calls, and what they have won. */
export const isStyle = keepsOnly(
  ...[COUNTER.calls, COUNTER.durationMs, COUNTER.meetingCallsMs],
  ...[COUNTER.talkMs, COUNTER.listenMs, COUNTER.switches, COUNTER.words, COUNTER.pauseMs, COUNTER.pauses],
  ...[COUNTER.interruptions, COUNTER.questionsSeller, COUNTER.questionsCustomer],
  ...[COUNTER.monologueMs, COUNTER.storyMs],
  ...[COUNTER.positive, COUNTER.neutral, COUNTER.negative],
  ...(['email', 'phone', 'meeting'] as const).map(COUNTER.engagedMs),
  ...[COUNTER.dealsWon, COUNTER.wonCents],
);

/** Counters of when deals began and ended. */
const isDealCount = keepsOnly(COUNTER.dealsCreated, COUNTER.dealsClosed);

const isWon = keepsOnly(COUNTER.dealsWon, COUNTER.wonCents);

/** Buckets of the deals that lie behind a window, and between it and its previous one. */
export interface DealSpans {
  after: string[];
  /** Absent where the two windows touch, or there is one only. */
  between?: string[];
}

/**
 * What lies behind a window ends with the next local hour: nothing is dated later, since what happens later than a few
 * minutes ahead is refused.
 */
export function dealSpans(window: Window, state: NodeState, nowMs: number): DealSpans {
  const { zone } = state;
  const after = cover(window.toMs, zone.hourEnd(zone.hourEnd(nowMs)), zone);
  if (!window.previous || window.previous.toMs >= window.fromMs) return { after };
  return { after, between: cover(window.previous.toMs, window.fromMs, zone) };
}

/**
 * The cover of a period: the groups `current` and, by seller, `sellers`; `previous` where there is one; and of deals `ever`,
 * `after` and, where there is a gap, `between`. It is another one at least every hour, for `after`.
 */
export function periodCover(window: Window, state: NodeState, nowMs: number): Cover<Window> {
  const keys = (ids: readonly string[]) => ids.map((id) => state.keyOf(id));
  const { after, between } = dealSpans(window, state, nowMs);
  const current = keys(window.buckets);
  const groups = new Map<string, CoverGroup>([
    ['current', { keys: current }],
    ['sellers', { keys: current, keeps: isStyle, by: 'seller' }],
    ['ever', { keys: keys([EVER]), keeps: isDealCount }],
    ['after', { keys: keys(after), keeps: isDealCount }],
  ]);
  if (window.previous) groups.set('previous', { keys: keys(window.previousBuckets) });
  if (between) groups.set('between', { keys: keys(between), keeps: isDealCount });
  return { window, slidesAtMs: Math.min(window.slidesAtMs, state.zone.hourEnd(nowMs)), groups };
}

/** The cover of what all calls of a period come to: the group `current`, and `previous` where there is one; no more is added up than that. */
export function totalsCover(window: Window, state: NodeState): Cover<Window> {
  const group = (ids: readonly string[]): CoverGroup => ({ keys: ids.map((id) => state.keyOf(id)) });
  const groups = new Map([['current', group(window.buckets)]]);
  if (window.previous) groups.set('previous', group(window.previousBuckets));
  return { window, slidesAtMs: window.slidesAtMs, groups };
}

/** The cover of how everyone sells in a period, which is the group `sellers`: no more is read than that. */
export function styleCover(window: Window, state: NodeState): Cover<Window> {
  const keys = window.buckets.map((id) => state.keyOf(id));
  const sellers: CoverGroup = { keys, keeps: isStyle, only: isStyle, by: 'seller' };
  return { window, slidesAtMs: window.slidesAtMs, groups: new Map([['sellers', sellers]]) };
}

/** The cover of the figures of recording: this month, last month, and a group for each date. */
export function recordingCover(state: NodeState, nowMs: number): Cover<RecordingWindow> {
  const window = recordingWindow(nowMs, state.zone);
  const group = (ids: readonly string[]) => ({ keys: ids.map((id) => state.keyOf(id)), keeps: isRecorded });
  const groups = new Map([
    ['current', group(window.buckets)],
    ['previous', group(window.previousBuckets)],
  ]);
  for (const date of window.dates) groups.set(date, group([`d:${date}`]));
  return { window, slidesAtMs: window.slidesAtMs, groups };
}

/** The cover of the organisation's sales period: the group `won`. */
export function salesPeriodCover(state: NodeState, nowMs: number): Cover<SalesPeriodSpan> {
  const window = salesPeriodOf(nowMs, state.zone, state.settings.salesPeriod);
  const keys = window.buckets.map((id) => state.keyOf(id));
  return { window, slidesAtMs: window.slidesAtMs, groups: new Map([['won', { keys, keeps: isWon }]]) };
}

/** The window of a period at a moment, for this organisation. */
export function windowNow(period: Period, state: NodeState, nowMs: number): Window {
  const { zone, earliestMonth, settings } = state;
  return windowOf(period, {
    nowMs,
    zone,
    setUpAtMs: settings.setUpAtMs,
    ...(earliestMonth === undefined ? {} : { earliestMonth }),
  });
}

/** Words are compared over so many days at most, the last ones of a period. */
const MAX_WORD_DAYS = 366;

/** Local days by number, both included; none where the last is before the first. */
export interface Days {
  first: number;
  last: number;
}

/** The whole local days that a window touches and that have begun: the last 366 of them; none where `last` is before `first`. */
export function wordDays({ fromMs, toMs }: Window, { zone }: NodeState, nowMs: number): Days {
  const last = Math.min(zone.dayOf(toMs - 1), zone.dayOf(nowMs));
  return { first: Math.max(zone.dayOf(fromMs), last - MAX_WORD_DAYS + 1), last };
}

/** The keys of these days, in order. */
export function wordDayKeys(window: Window, state: NodeState, nowMs: number): string[] {
  return dayKeysOf(wordDays(window, state, nowMs), state);
}

/**
 * The days that a trend of words compares with: right before the first of the period, as many as are over in it. A day that has begun is no
 * whole one, and the days that a period and the one before it touch may be the same. Undefined where nothing is compared.
 */
export function wordDaysBefore(window: Window, state: NodeState, nowMs: number): Days | undefined {
  const { first, last } = wordDays(window, state, nowMs);
  const over = Math.min(last, state.zone.dayOf(nowMs) - 1) - first + 1;
  return window.previous && over > 0 ? { first: first - over, last: first - 1 } : undefined;
}

/** The keys of these days, in order. */
export function wordDayKeysBefore(window: Window, state: NodeState, nowMs: number): string[] {
  const days = wordDaysBefore(window, state, nowMs);
  return days ? dayKeysOf(days, state) : [];
}

function dayKeysOf({ first, last }: Days, state: NodeState): string[] {
  const keys: string[] = [];
  for (let day = first; day <= last; day++) keys.push(state.dayKeyOf(day));
  return keys;
}

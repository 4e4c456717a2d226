import type { Scope } from '@earshot/contracts';
import { DAY_MS } from '../domain/calendar.ts';
import { addInto, COUNTER, type Counters } from '../domain/contribution.ts';
import type { BestPracticeInput, KeywordCourse } from '../domain/details/best-practice.ts';
import { classesOf } from '../domain/details/sentiment.ts';
import type { SeriesWindow } from '../domain/details/series.ts';
import { unpackWords } from '../domain/words-said.ts';
import type { KeywordsMade, KeywordsSource } from './best-practices.ts';
import { wordDayKeys, wordDayKeysBefore, wordDaysBefore } from './covers.ts';
import type { NodeState } from './node-state.ts';
import type { ViewRequest } from './view.ts';
import type { SeriesRead, WarmReads } from './warm-reads.ts';
import type { DayWords } from './word-days.ts';

interface KeywordsRead extends SeriesRead {
  keywords: KeywordsSource;
}

/** Opens the keywords that a page of this scope and period shows, made over the same days as the series. */
export function openKeywords(reads: WarmReads, { scope, period }: ViewRequest): Promise<KeywordsRead> {
  reads.use(period, { scope, isSeries: true });
  return reads.read({
    open: async (warm) => {
      const { windows, state } = warm;
      const [window, series] = await Promise.all([windows.period(period), windows.series(period, 'spoken')]);
      return { state, window, series, keywords: warm.bestPractice(scope, period, window) };
    },
    isOf: ({ state, window, series, keywords: { made } }, nowMs) =>
      made !== undefined &&
      window.isOf(nowMs) &&
      series.isOf(nowMs) &&
      (!made.sides ||
        (isOver(made.days, wordDayKeys(window.window, state, nowMs)) &&
          isOver(made.before, wordDayKeysBefore(window.window, state, nowMs)))),
  });
}

/** What the answer about a scope's keywords is made of. */
export function sourceOf(
  scope: Scope,
  { state, window, series, keywords, nowMs }: KeywordsRead,
): BestPracticeInput {
  const made = keywords.made!;
  const ofTop: Counters = new Map();
  for (const { id } of series.window.steps)
    for (const [sellerId, counters] of series.sellerSums(id)!.entries())
      if (made.sides?.top.has(sellerId)) addInto(ofTop, counters);
  const before = wordDaysBefore(window.window, state, nowMs);
  // Where texts of the days before are removed by now, nobody can tell what was said in all of them.
  const keptFromMs = nowMs - (state.settings.retention?.transcriptDays ?? Number.POSITIVE_INFINITY) * DAY_MS;
  const hasTrend = before !== undefined && state.zone.dayStart(before.first) >= keptFromMs;
  const today = state.dayKeyOf(state.zone.dayOf(nowMs));
  return {
    ...{ scope, window: window.window, timeZone: state.settings.timeZone, series: series.window },
    ...{ calls: ofTop.get(COUNTER.calls) ?? 0, sentiment: classesOf(ofTop) },
    ...{ compared: made.sides !== undefined, hasTrend },
    keywords: coursesOf(made, { ...stepsOfDays(series.window, state), today }),
  };
}

/** What the top sellers said of each keyword in each step, and before. */
function coursesOf(
  made: KeywordsMade,
  { steps, stepOf, today }: StepsOfDays & { today: string },
): KeywordCourse[] {
  const zeros = () => new Array<number>(steps).fill(0);
  const courses = made.ranked.map((keyword) => ({
    ...{ keyword, mentions: zeros(), calls: zeros() },
    ...{ over: 0, before: 0 },
  }));
  if (!made.sides || courses.length === 0) return courses;
  const { top } = made.sides;
  const courseOf = new Map<number, (typeof courses)[number]>();
  for (const course of courses)
    for (const number of made.fields.numbersOf(course.keyword)) courseOf.set(number, course);
  // Most fields are no keyword's: a look into an array of bytes tells so at once.
  const isWanted = new Uint8Array(1 + Math.max(-1, ...courseOf.keys()));
  for (const number of courseOf.keys()) isWanted[number] = 1;
  for (const [key, day] of made.days)
    for (const { number, packed } of saidBy(top, day, isWanted)) {
      const course = courseOf.get(number)!;
      const { mentions, calls } = unpackWords(packed);
      const step = stepOf.get(key)!;
      course.mentions[step]! += mentions;
      if (key !== today) course.over += mentions;
      course.calls[step]! += calls;
    }
  for (const day of made.before?.values() ?? [])
    for (const { number, packed } of saidBy(top, day, isWanted))
      courseOf.get(number)!.before += unpackWords(packed).mentions;
  return courses;
}

function* saidBy(
  sellers: ReadonlySet<string>,
  day: DayWords,
  isWanted: Uint8Array,
): Iterable<{ number: number; packed: number }> {
  for (const { sellerId, fields, counts } of day) {
    if (!sellers.has(sellerId)) continue;
    for (let i = 0; i < fields.length; i++)
      if (isWanted[fields[i]!] === 1) yield { number: fields[i]!, packed: counts[i]! };
  }
}

/** The step that each day, by its key, lies in. */
interface StepsOfDays {
  steps: number;
  stepOf: ReadonlyMap<string, number>;
}

function stepsOfDays({ steps }: SeriesWindow, state: NodeState): StepsOfDays {
  const stepOf = new Map<string, number>();
  for (const [step, { fromMs, toMs }] of steps.entries())
    for (let day = state.zone.dayOf(fromMs); day <= state.zone.dayOf(toMs - 1); day++)
      stepOf.set(state.dayKeyOf(day), step);
  return { steps: steps.length, stepOf };
}

function isOver(days: KeywordsMade['before'], keys: readonly string[]): boolean {
  return days?.size === keys.length && keys.every((key) => days.has(key));
}

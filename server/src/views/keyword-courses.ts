import type { Scope } from '@earshot/contracts';
import { COUNTER } from '../domain/contribution.ts';
import type { BestPracticeInput, KeywordCourse } from '../domain/details/best-practice.ts';
import { classesOf } from '../domain/details/sentiment.ts';
import type { SeriesWindow } from '../domain/details/series.ts';
import type { RankedKeyword } from '../domain/top-sellers.ts';
import { unpackWords, wordField } from '../domain/words-said.ts';
import type { KeywordsMade, KeywordsSource } from './best-practices.ts';
import { wordDayKeys } from './covers.ts';
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
      (!made.sides || isOver(made, wordDayKeys(window.window, state, nowMs))),
  });
}

/** What the answer about a scope's keywords is made of. */
export function sourceOf(scope: Scope, { state, window, series, keywords }: KeywordsRead): BestPracticeInput {
  const made = keywords.made!;
  const { steps } = series.window;
  let calls = 0;
  for (const { id } of steps)
    for (const [sellerId, counters] of series.sellerSums(id)!.entries())
      if (made.sides?.top.has(sellerId)) calls += counters.get(COUNTER.calls) ?? 0;
  return {
    ...{ scope, window: window.window, timeZone: state.settings.timeZone, series: series.window, calls },
    sentiment: classesOf(window.sums('current')!.of(scope)),
    compared: made.sides !== undefined,
    keywords: coursesOf(made, stepsOfDays(series.window, state)),
  };
}

/** What the top sellers said of each keyword in each step. */
function coursesOf(
  { ranked, sides, days, numberOf }: KeywordsMade,
  { steps, stepOf }: StepsOfDays,
): KeywordCourse[] {
  const zeros = () => new Array<number>(steps).fill(0);
  const courses = ranked.map((keyword) => ({ keyword, mentions: zeros(), calls: zeros() }));
  if (!sides || courses.length === 0) return courses;
  const courseOf = new Map<number, KeywordCourse>();
  for (const course of courses)
    for (const field of fieldsOf(course.keyword)) {
      const number = numberOf(field);
      if (number !== undefined) courseOf.set(number, course);
    }
  // Most fields are no keyword's: a look into an array of bytes tells so at once.
  const isWanted = new Uint8Array(1 + Math.max(-1, ...courseOf.keys()));
  for (const number of courseOf.keys()) isWanted[number] = 1;
  for (const [key, day] of days)
    for (const { number, packed } of saidBy(sides.top, day, isWanted)) {
      const course = courseOf.get(number)!;
      const { mentions, calls } = unpackWords(packed);
      const step = stepOf.get(key)!;
      course.mentions[step]! += mentions;
      course.calls[step]! += calls;
    }
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

function fieldsOf({ language, phrase, forms }: RankedKeyword): string[] {
  return forms.map((label) => wordField({ language, phrase, label }));
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

function isOver({ days }: KeywordsMade, keys: readonly string[]): boolean {
  return days.size === keys.length && keys.every((key) => days.has(key));
}

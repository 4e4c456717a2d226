import type { SeriesSteps, StyleSeries } from '@earshot/contracts';

/** What can be followed over time. */
export const COURSES = ['negative', 'positive', 'talkRatio', 'switchRate', 'calls', 'won'] as const;
export type Course = (typeof COURSES)[number];

const HOUR_MS = 3_600_000;
/** Counts and money add up over a step; everything else is made of the sums in it. */
export const isSum = (course: Course): boolean => course === 'calls' || course === 'won';

/** The course that an address says; the share of negative calls where it says none. */
export const courseOf = (name: unknown): Course => COURSES.find((course) => course === name) ?? 'negative';

/** A figure step by step; undefined where a step has nothing to make it from. */
export function valuesOf(course: Course, series: StyleSeries): (number | undefined)[] {
  const at = (name: keyof StyleSeries, step: number) => series[name][step] ?? 0;
  const ratio = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);
  return series.calls.map((calls, step) => {
    const analysed = at('positive', step) + at('neutral', step) + at('negative', step);
    switch (course) {
      case 'calls':
        return calls;
      case 'won':
        return at('wonCents', step);
      case 'talkRatio':
        return ratio(at('talkMs', step), at('talkMs', step) + at('listenMs', step));
      case 'switchRate':
        return ratio(at('switches', step), at('callMs', step) / HOUR_MS);
      default:
        return ratio(at(course, step), analysed);
    }
  });
}

/** Where each group of `size` steps begins; the first group is the short one, so that the latest are whole. */
function startsOf(steps: number, size: number): number[] {
  const first = steps % size;
  const starts = first === 0 ? [] : [0];
  for (let at = first; at < steps; at += size) starts.push(at);
  return starts;
}

/**
 * Joins neighbouring steps until `most` are left: one seller has so few calls a day that the share of some of them says nothing.
 * A ratio of the joined steps is made of their sums.
 */
export function joined(steps: SeriesSteps, most: number) {
  const count = steps.from.length;
  const starts = startsOf(count, Math.max(1, Math.ceil(count / most)));
  const sums = (counts: readonly number[]) =>
    starts.map((start, i) =>
      counts.slice(start, starts[i + 1] ?? count).reduce((sum, each) => sum + each, 0),
    );
  return {
    steps: { ...steps, from: starts.map((start) => steps.from[start]!) } satisfies SeriesSteps,
    series: (series: StyleSeries) =>
      Object.fromEntries(Object.entries(series).map(([name, counts]) => [name, sums(counts)])) as StyleSeries,
  };
}

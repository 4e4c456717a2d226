import type { StyleSeries } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COURSES, isSum, joined, valuesOf } from './courses.ts';

const NAMES = [
  'calls',
  'callMs',
  'talkMs',
  'listenMs',
  'switches',
  'positive',
  'neutral',
  'negative',
  'wonCents',
] as const;

/** A series of so many steps, and what they are. */
const course = fc.integer({ min: 1, max: 100 }).chain((count) => {
  const counts = fc.array(fc.nat(1_000), { minLength: count, maxLength: count });
  const series = fc.record(Object.fromEntries(NAMES.map((name) => [name, counts])));
  const from = Array.from({ length: count }, (_, i) => new Date(i * 86_400_000).toISOString());
  const steps = { unit: 'day' as const, from, to: new Date(count * 86_400_000).toISOString() };
  return series.map((all) => ({ series: all as unknown as StyleSeries, steps }));
});
const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);

describe('a figure over time', () => {
  it('shares lie between nothing and all, and a step with nothing in it has none', () => {
    fc.assert(
      fc.property(course, ({ series }) => {
        for (const name of ['negative', 'positive', 'talkRatio'] as const)
          for (const value of valuesOf(name, series))
            if (value !== undefined) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
    const empty = Object.fromEntries(NAMES.map((name) => [name, [0]])) as unknown as StyleSeries;
    expect(COURSES.map((name) => valuesOf(name, empty)[0])).toEqual(
      COURSES.map((name) => (isSum(name) ? 0 : undefined)),
    );
  });

  it('switches are counted by the hour of call', () => {
    const hour = Object.fromEntries(NAMES.map((name) => [name, [0]])) as unknown as StyleSeries;
    expect(valuesOf('switchRate', { ...hour, callMs: [1_800_000], switches: [30] })).toEqual([60]);
  });

  it('joined steps are no more than asked for, lose nothing, and end with a whole one', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 40 }), ({ series, steps }, most) => {
        const join = joined(steps, most);
        const own = join.series(series);
        expect(join.steps.from.length).toBeLessThanOrEqual(most);
        expect([join.steps.from[0], join.steps.to]).toEqual([steps.from[0], steps.to]);
        for (const name of NAMES) {
          expect(own[name].length).toBe(join.steps.from.length);
          expect(sum(own[name])).toBe(sum(series[name]));
        }
        const starts = join.steps.from.map((at) => steps.from.indexOf(at));
        const sizes = starts.map((start, i) => (starts[i + 1] ?? steps.from.length) - start);
        expect(Math.max(...sizes)).toBe(sizes.at(-1));
      }),
    );
  });

  it('few enough steps stay as they are', () => {
    fc.assert(
      fc.property(course, ({ series, steps }) => {
        const join = joined(steps, steps.from.length);
        expect([join.steps, join.series(series)]).toEqual([steps, series]);
      }),
    );
  });
});

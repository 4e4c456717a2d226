import type { AlertCondition } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../calendar.ts';
import { look, type RuleState, type WatchedRule } from './look.ts';

interface Seen {
  atMs: number;
  value: number | undefined;
  basis: string;
}

/** Looks at a figure's course from the beginning; the places of the looks at which the rule fires. */
function firingsOf(rule: WatchedRule, course: readonly Seen[]): number[] {
  let state: RuleState | undefined;
  return course.flatMap((seen, i) => {
    const after = look(rule, state, seen);
    state = after.state;
    return after.fires ? [i] : [];
  });
}

/** Values a minute apart, all of one basis. */
const each = (...values: (number | undefined)[]): Seen[] =>
  values.map((value, i) => ({ atMs: i * MINUTE_MS, value, basis: '' }));

const above = (value: number, pauseMin = 1): WatchedRule => ({
  condition: { kind: 'above', value },
  pauseMin,
});

describe('a rule', () => {
  it('fires when its figure becomes beyond the value, and not again until it was back', () => {
    expect(firingsOf(above(10), each(9, 11, 12, 15, 10, 9, 11))).toEqual([1, 6]);
    const below: WatchedRule = { condition: { kind: 'below', value: 10 }, pauseMin: 1 };
    expect(firingsOf(below, each(11, 9, 8, 10, 12, 9))).toEqual([1, 5]);
  });

  it('tells nothing that was so already when it was made', () => {
    expect(firingsOf(above(10), each(11, 12, 9, 11))).toEqual([3]);
  });

  it('takes a figure that has no value for one that was not looked at', () => {
    expect(firingsOf(above(10), each(undefined, 11, undefined, 12))).toEqual([]);
    expect(firingsOf(above(10), each(9, undefined, 11, undefined, 12))).toEqual([2]);
  });

  it('keeps its pause, after which it tells what became so meanwhile', () => {
    expect(firingsOf(above(10, 5), each(9, 11, 9, 11, 11, 11, 11, 11))).toEqual([1, 6]);
    expect(firingsOf(above(10, 5), each(9, 11, 9, 11, 9, 9, 9, 9))).toEqual([1]);
  });

  it('begins anew where the figure is counted otherwise, pause and all', () => {
    const course = each(9, 11, 9, 9).map((seen, i) => ({ ...seen, basis: i === 0 ? 'old' : 'new' }));
    expect(firingsOf(above(10), course)).toEqual([]);
    const later = each(9, 11, 9, 11, 9, 11, 9, 11).map((seen, i) => ({
      ...seen,
      basis: i < 2 ? 'old' : 'new',
    }));
    expect(firingsOf(above(10, 6), later)).toEqual([1, 7]);
  });

  it('tells how far its figure has moved, whichever way, and by quotients too', () => {
    const moves = (amount: number, withinMin: number): WatchedRule => ({
      condition: { kind: 'changesBy', amount, withinMin },
      pauseMin: 1,
    });
    expect(firingsOf(moves(5, 3), each(0, 1, 2, 5, 5, 5, 5, 5, 12))).toEqual([3, 8]);
    expect(firingsOf(moves(5, 3), each(0, 2, 3, 4, 5, 6, 7))).toEqual([]);
    expect(firingsOf(moves(-5, 3), each(9, 14, 9, 3))).toEqual([2]);
    expect(firingsOf(moves(0.1, 3), each(0.2, 0.3))).toEqual([1]);
  });
});

const courses = fc
  .array(
    fc.record({
      gapMs: fc.integer({ min: 1_000, max: 10 * MINUTE_MS }),
      value: fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined, freq: 10 }),
      basis: fc.constantFrom('a', 'a', 'a', 'a', 'b'),
    }),
    { maxLength: 200 },
  )
  .map((steps) => {
    let atMs = 0;
    return steps.map(({ gapMs, value, basis }): Seen => {
      atMs += gapMs;
      return { atMs, value, basis };
    });
  });
const conditions: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({ kind: fc.constantFrom('above', 'below'), value: fc.integer({ min: -10, max: 10 }) }),
  fc.record({
    kind: fc.constant('changesBy' as const),
    amount: fc.integer({ min: -15, max: 15 }).filter((amount) => amount !== 0),
    withinMin: fc.integer({ min: 1, max: 60 }),
  }),
);
const rules = fc.record({ condition: conditions, pauseMin: fc.integer({ min: 1, max: 40 }) });

describe('whatever the course', () => {
  it('two firings lie at least a pause apart, and the state stays small', () => {
    fc.assert(
      fc.property(rules, courses, (rule, course) => {
        const times = firingsOf(rule, course).map((i) => course[i]!.atMs);
        for (const [i, atMs] of times.slice(1).entries())
          expect(atMs - times[i]!).toBeGreaterThanOrEqual(rule.pauseMin * MINUTE_MS);
        let state: RuleState | undefined;
        for (const seen of course) state = look(rule, state, seen).state;
        expect(state?.past?.length ?? 0).toBeLessThanOrEqual(62);
      }),
    );
  });

  it('a firing tells a value beyond, after one of the same basis that was not', () => {
    fc.assert(
      fc.property(rules, courses, (rule, course) => {
        const { condition } = rule;
        if (condition.kind === 'changesBy') return;
        const isBeyond = (value: number) =>
          condition.kind === 'above' ? value > condition.value : value < condition.value;
        const known = course.filter(({ value }) => value !== undefined);
        let from = 0;
        for (const i of firingsOf(rule, known)) {
          expect(isBeyond(known[i]!.value!)).toBe(true);
          const since = known.slice(from, i);
          const begun = since.findLastIndex(({ basis }) => basis !== known[i]!.basis) + 1;
          expect(since.slice(begun).some(({ value }) => !isBeyond(value!))).toBe(true);
          from = i;
        }
      }),
    );
  });

  it('a change is told only where the figure was so far away within the time', () => {
    fc.assert(
      fc.property(rules, courses, (rule, course) => {
        const { condition } = rule;
        if (condition.kind !== 'changesBy') return;
        const known = course.filter(({ value }) => value !== undefined);
        for (const i of firingsOf(rule, known)) {
          const { atMs, value } = known[i]!;
          const lately = known
            .slice(0, i)
            .filter((seen) => seen.atMs >= atMs - condition.withinMin * MINUTE_MS)
            .map((seen) => value! - seen.value!);
          const moved = condition.amount > 0 ? Math.max(...lately) : Math.min(...lately);
          expect(condition.amount > 0 ? moved >= condition.amount : moved <= condition.amount).toBe(true);
        }
      }),
    );
  });
});

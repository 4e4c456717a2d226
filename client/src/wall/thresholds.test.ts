import type { Threshold } from '@earshot/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOn, lookOf, standingAfter } from './thresholds.ts';

const anyThreshold = fc
  .record({
    side: fc.constantFrom('above' as const, 'below' as const),
    value: fc.integer({ min: -50, max: 50 }),
    room: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ side, value, room }) => ({ side, value, calm: side === 'above' ? value - room : value + room }));
const anyCourse = fc.array(fc.option(fc.integer({ min: -80, max: 80 }), { nil: undefined }));

const isBeyond = ({ side }: { side: string }, figure: number, value: number) =>
  side === 'above' ? figure > value : figure < value;

it('a figure is coloured beyond the value, plain when it is back, and between them stays as it was', () => {
  fc.assert(
    fc.property(anyThreshold, anyCourse, (threshold, course) => {
      let on = false;
      for (const figure of course) {
        const before = on;
        on = isOn(threshold, figure, before);
        if (figure === undefined) expect(on).toBe(false);
        else if (isBeyond(threshold, figure, threshold.value)) expect(on).toBe(true);
        else if (isBeyond(threshold, figure, threshold.calm)) expect(on).toBe(before);
        else expect(on).toBe(false);
      }
    }),
  );
});

it('a figure that swings within the room between value and calm never changes its look', () => {
  const threshold = { side: 'above' as const, value: 0.3, calm: 0.25 };
  for (const start of [true, false]) {
    let on = start;
    for (const figure of [0.26, 0.3, 0.28, 0.251]) on = isOn(threshold, figure, on);
    expect(on).toBe(start);
  }
});

const threshold = (look: Threshold['look'], value: number, calm = value): Threshold => ({
  figure: 'activeCalls',
  side: 'above',
  value,
  calm,
  look,
});

it('of several thresholds of one figure the gravest counts, and others’ say nothing about it', () => {
  const all = [threshold('live', 1), threshold('risk', 10, 5), threshold('delayed', 4)];
  const none = new Set<string>();
  const at = (value: number, before: ReadonlySet<string>) => standingAfter(all, () => value, before);
  const twelve = at(12, none);
  expect(lookOf(all, twelve, 'activeCalls')).toBe('risk');
  expect(lookOf(all, at(7, twelve), 'activeCalls')).toBe('risk');
  expect(lookOf(all, at(7, none), 'activeCalls')).toBe('delayed');
  expect(lookOf(all, at(2, twelve), 'activeCalls')).toBe('live');
  expect(lookOf(all, twelve, 'dealsWon')).toBeUndefined();
});

it('a threshold that was changed begins anew', () => {
  const standing = standingAfter([threshold('risk', 10, 5)], () => 12, new Set());
  expect(standingAfter([threshold('risk', 11, 5)], () => 7, standing).size).toBe(0);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeUnhurried } from './unhurried.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that takes so long, with how much of it runs at once and when each began. */
function workOf(tookMs: number) {
  const begun: number[] = [];
  const given: AbortSignal[] = [];
  const startMs = performance.now();
  const work = (signal: AbortSignal) => {
    begun.push(performance.now() - startMs);
    given.push(signal);
    return new Promise<void>((resolve) => setTimeout(resolve, tookMs));
  };
  return { begun, given, work };
}

it('one runs at a time, what was asked for meanwhile is done once, and after each comes a rest by its length', async () => {
  const { begun, work } = workOf(2_000);
  const unhurried = makeUnhurried(work);
  for (let ms = 0; ms < 21_000; ms += 500) {
    unhurried.run();
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(begun).toEqual([0, 10_000, 20_000]);
});

it('asked for once it runs once', async () => {
  const { begun, work } = workOf(10);
  makeUnhurried(work).run();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(begun).toEqual([0]);
});

it('what was swallowed by an outage is given up when the next is asked for', async () => {
  const { begun, given, work } = workOf(30_000);
  const unhurried = makeUnhurried(work);
  unhurried.run();
  await vi.advanceTimersByTimeAsync(9_000);
  unhurried.run();
  expect(begun).toEqual([0]);
  await vi.advanceTimersByTimeAsync(2_000);
  unhurried.run();
  expect(begun).toEqual([0, 11_000]);
  expect(given.map(({ aborted }) => aborted)).toEqual([true, false]);
});

it('nothing begins after it was stopped', async () => {
  const { begun, given, work } = workOf(1_000);
  const unhurried = makeUnhurried(work);
  unhurried.run();
  unhurried.run();
  unhurried.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  unhurried.run();
  expect(begun).toEqual([0]);
  expect(given[0]!.aborted).toBe(true);
});

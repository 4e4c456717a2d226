import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDead, retryDelayMs, sleptMs } from './reconnect.ts';
import { makeServerClock } from './server-clock.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('reconnecting', () => {
  it('waits anything from nothing to 10 seconds at first, and never more than 30', () => {
    fc.assert(
      fc.property(fc.nat(1_000), unit, (attempt, random) => {
        const delay = retryDelayMs(attempt, random);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(attempt === 0 ? 10_000 : 30_000);
      }),
    );
    expect([0, 1, 2, 50].map((attempt) => retryDelayMs(attempt, 1))).toEqual([
      10_000, 20_000, 30_000, 30_000,
    ]);
  });

  it('never comes back before the server asked it to', () => {
    fc.assert(
      fc.property(fc.nat(5), unit, fc.nat(60_000), (attempt, random, askedMs) => {
        expect(retryDelayMs(attempt, random, askedMs)).toBeGreaterThanOrEqual(askedMs);
      }),
    );
  });

  it('a slept machine is told from a late timer', () => {
    const before = { wallMs: 1_000_000, monotonicMs: 5_000 };
    const after = (wallMs: number, monotonicMs: number) => ({
      wallMs: before.wallMs + wallMs,
      monotonicMs: before.monotonicMs + monotonicMs,
    });
    expect(sleptMs(before, after(1_000, 1_000))).toBe(0);
    expect(sleptMs(before, after(60_000, 60_000))).toBe(0);
    expect(sleptMs(before, after(12_000, 1_000))).toBe(11_000);
    // The wall clock was put right: nobody slept.
    expect(sleptMs(before, after(-3_600_000, 1_000))).toBe(0);
  });

  it('a silent connection is dead after three heartbeats, and after one that is missing where it is in doubt', () => {
    expect([14_999, 15_001].map((silentMs) => isDead(silentMs, false))).toEqual([false, true]);
    expect([5_500, 7_001].map((silentMs) => isDead(silentMs, true))).toEqual([false, true]);
  });
});

describe('the server’s clock', () => {
  it('goes on from the server’s last word, whatever the reader’s own clock says', () => {
    const clock = makeServerClock(5_000_000, 100);
    expect(clock.at(200)).toBe(5_000_100);
    clock.set(90_000, 300);
    expect(clock.at(1_300)).toBe(91_000);
    clock.set(Number.NaN, 400);
    expect(clock.at(1_300)).toBe(91_000);
  });
});

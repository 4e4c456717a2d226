import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNewBuild } from './build.ts';
import { mustReconnect, retryDelayMs } from './reconnect.ts';
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

  it('a slept machine and a silent server break the connection, a late timer does not', () => {
    const before = { wallMs: 1_000_000, monotonicMs: 5_000 };
    const after = (wallMs: number, monotonicMs: number) => ({
      wallMs: before.wallMs + wallMs,
      monotonicMs: before.monotonicMs + monotonicMs,
    });
    expect(mustReconnect(before, after(1_000, 1_000), 5_000)).toBe(false);
    expect(mustReconnect(before, after(60_000, 60_000), 64_000)).toBe(false);
    expect(mustReconnect(before, after(12_000, 1_000), 5_900)).toBe(true);
    expect(mustReconnect(before, after(1_000, 1_000), 5_000 - 14_001)).toBe(true);
  });
});

describe('a new build', () => {
  it('reloads once, and never twice for the same one', () => {
    const watch = {};
    expect(isNewBuild(watch, '1', [])).toBe(false);
    expect(isNewBuild(watch, '1', [])).toBe(false);
    expect(isNewBuild(watch, '2', [])).toBe(true);
    expect(isNewBuild(watch, '2', ['2'])).toBe(false);
  });

  it('two builds behind one address do not send a page to and fro', () => {
    const reloadedFor: string[] = [];
    for (let load = 0; load < 20; load++) {
      const watch = {};
      for (const version of ['1', '2', '1', '2'].slice(load % 2)) {
        if (!isNewBuild(watch, version, reloadedFor)) continue;
        reloadedFor.push(version);
        break;
      }
    }
    expect(reloadedFor.length).toBeLessThanOrEqual(2);
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

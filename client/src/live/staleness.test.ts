import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionState, stalenessOf } from './staleness.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const states: ConnectionState[] = ['connecting', 'online', 'offline', 'refused'];

describe('staleness', () => {
  it.each([
    [0, 'live', false],
    [9_999, 'live', false],
    [10_000, 'delayed', false],
    [30_000, 'delayed', false],
    [30_001, 'stale', true],
  ] as const)('a connected picture of %i ms is %s', (ageMs, state, outdated) => {
    expect(stalenessOf('online', NOW - ageMs, NOW)).toEqual({ state, ageMs, outdated });
  });

  it('nothing is live without a connection or without a picture', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.option(fc.integer({ min: -60_000, max: 1e9 })),
        (connection, age) => {
          const { state, outdated } = stalenessOf(connection, age === null ? undefined : NOW - age, NOW);
          if (state === 'live') expect([connection, age !== null && age < 10_000]).toEqual(['online', true]);
          expect(outdated).toBe(age !== null && age > 30_000);
        },
      ),
    );
  });

  it('before the first picture the page is connecting, or offline where that failed', () => {
    expect(states.map((connection) => stalenessOf(connection, undefined, NOW).state)).toEqual([
      'connecting',
      'connecting',
      'offline',
      'offline',
    ]);
  });
});

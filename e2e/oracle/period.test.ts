import type { Period } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { periodAt } from './period.ts';

const at = (iso: string) => Date.parse(iso);

function shown(period: Period, now: string, timeZone: string, heldMs: number[] = []) {
  const facts = { nowMs: at(now), timeZone, setUpAtMs: at('2026-01-15T10:20:30Z'), heldMs };
  const { from, to, previous, resolutionSec } = periodAt(period, facts).info;
  return [from, to, previous?.from, previous?.to, resolutionSec].map((part) =>
    typeof part === 'string' ? part.replace(':00.000Z', '') : part,
  );
}

const custom = (from: string, to: string): Period => ({ kind: 'custom', from, to });

describe('periods in words', () => {
  it('the last 24 hours end with the current minute', () => {
    expect(shown({ kind: 'last24h' }, '2026-11-24T09:31:07Z', 'Asia/Kathmandu')).toEqual([
      '2026-11-23T09:32',
      '2026-11-24T09:32',
      '2026-11-22T09:32',
      '2026-11-23T09:32',
      60,
    ]);
  });

  it('the last 7 days end with the current local hour, also at a quarter to', () => {
    expect(shown({ kind: 'last7d' }, '2026-11-24T09:31:07Z', 'Asia/Kathmandu')).toEqual([
      '2026-11-17T10:15',
      '2026-11-24T10:15',
      '2026-11-10T10:15',
      '2026-11-17T10:15',
      3600,
    ]);
  });

  it('this month is compared with the same elapsed time of last month, over a clock change', () => {
    expect(shown({ kind: 'thisMonth' }, '2026-04-02T10:30:00Z', 'Europe/Athens')).toEqual([
      '2026-03-31T21:00',
      '2026-04-02T11:00',
      '2026-02-28T22:00',
      '2026-03-02T12:00',
      3600,
    ]);
  });

  it('a last month that is shorter is compared whole', () => {
    expect(shown({ kind: 'thisMonth' }, '2026-03-31T20:10:00Z', 'UTC').slice(2, 4)).toEqual([
      '2026-02-01T00:00',
      '2026-03-01T00:00',
    ]);
  });

  it('last month lies between local midnights', () => {
    expect(shown({ kind: 'lastMonth' }, '2026-04-30T22:10:00Z', 'Europe/Athens')).toEqual([
      '2026-03-31T21:00',
      '2026-04-30T21:00',
      '2026-02-28T22:00',
      '2026-03-31T21:00',
      86_400,
    ]);
  });

  it('a day without a midnight begins with its first instant', () => {
    expect(
      shown(custom('2026-04-24T00:30:00Z', '2026-04-24T09:00:00Z'), '2027-01-01T00:00:00Z', 'Africa/Cairo'),
    ).toEqual(['2026-04-23T22:00', '2026-04-24T21:00', '2026-04-22T22:00', '2026-04-23T22:00', 86_400]);
  });

  it('a custom period goes out to whole local hours', () => {
    expect(
      shown(custom('2026-11-20T09:31:00Z', '2026-11-20T11:30:00Z'), '2026-11-24T00:00:00Z', 'Asia/Kolkata'),
    ).toEqual(['2026-11-20T09:30', '2026-11-20T11:30', '2026-11-20T07:30', '2026-11-20T09:30', 3600]);
  });

  it('all time begins with set-up, or with the month of the earliest call before it', () => {
    const now = '2026-11-24T09:31:07Z';
    expect(shown({ kind: 'allTime' }, now, 'UTC')[0]).toBe('2026-01-15T10:20:30.000Z');
    expect(shown({ kind: 'allTime' }, now, 'UTC', [at(now)])[0]).toBe('2026-01-15T10:20:30.000Z');
    expect(shown({ kind: 'allTime' }, now, 'UTC', [at('2026-01-20T00:00:00Z')])).toEqual([
      '2026-01-01T00:00',
      '2026-11-24T10:00',
      undefined,
      undefined,
      3600,
    ]);
  });
});

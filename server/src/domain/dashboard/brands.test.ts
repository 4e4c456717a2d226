import type { PeriodKind } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { COUNTER } from '../contribution.ts';
import type { TrackerSet } from '../trackers.ts';
import { windowOf } from '../window.ts';
import { zoneOf } from '../zone.ts';
import { brandsOf } from './brands.ts';
import type { FirstHeard } from './input.ts';
import { termIndexOf } from './term-index.ts';

const NOW = Date.parse('2026-11-24T09:31:07Z');
const SET: TrackerSet = {
  rev: 1,
  trackers: [{ id: 'x', kind: 'keyword', label: 'Price', phrases: ['Fabrikam Inc.'], rev: 1 }],
  dismissed: ['teams'],
};
const heardAt = (label: string, at: string): FirstHeard => ({ label, atMs: Date.parse(at) });
const FIRST = new Map([
  ['relecloud', heardAt('Relecloud', '2026-11-23T10:00Z')],
  ['contoso', heardAt('Contoso', '2026-11-22T10:00Z')],
  ['longknown', heardAt('Long Known', '2026-01-01T10:00Z')],
  ['fabrikam', heardAt('Fabrikam', '2026-11-23T10:00Z')],
  ['teams', heardAt('Teams', '2026-11-23T10:00Z')],
  ['adalovelace', heardAt('Ada Lovelace', '2026-11-23T10:00Z')],
  ['unheard', heardAt('Unheard', '2026-11-23T10:00Z')],
]);

function brands(kind: Exclude<PeriodKind, 'custom'>) {
  const counters = new Map<string, number>();
  for (const id of FIRST.keys())
    if (id !== 'unheard') counters.set(COUNTER.brandMentions(id), 3).set(COUNTER.brandCalls(id), 2);
  counters.set(COUNTER.brandMentions('contoso'), 5);
  const sums = { of: () => counters };
  const people = {
    sellerName: () => undefined,
    teamOf: () => undefined,
    isSeller: (id: string) => id === 'adalovelace',
  };
  const window = windowOf({ kind }, { nowMs: NOW, zone: zoneOf('UTC'), setUpAtMs: 0 });
  const previous = { of: () => new Map<string, number>() };
  const input = { scope: 'all', window, sums, previous, firstHeard: FIRST, people } as const;
  return brandsOf(input, termIndexOf(SET));
}

it('brands are names that nobody had mentioned before the period, tracks, has dismissed or bears', () => {
  expect(brands('last7d')).toEqual({
    contoso: {
      ...{ label: 'Contoso', mentions: 5, calls: 2, previousMentions: 0, isNew: true },
      firstHeardAt: '2026-11-22T10:00:00.000Z',
    },
    relecloud: {
      ...{ label: 'Relecloud', mentions: 3, calls: 2, previousMentions: 0, isNew: true },
      firstHeardAt: '2026-11-23T10:00:00.000Z',
    },
  });
});

it('of all time, brands are all of them', () => {
  expect(Object.keys(brands('allTime'))).toEqual(['contoso', 'longknown', 'relecloud']);
  expect(brands('allTime').contoso).not.toHaveProperty('isNew');
});

import type { EarshotEvent, Tracker } from '@earshot/contracts';
import { expect, it } from 'vitest';
import type { Hearing } from './hearing.ts';
import { said, sampleCall } from './sample-events.ts';
import { snapshotOf } from './snapshot.ts';
import type { OracleView } from './view.ts';
import { type OracleInput, worldOf } from './world.ts';

const nowMs = Date.parse('2026-11-24T12:30:00Z');
const setUpAtMs = Date.parse('2026-11-01T08:00:00Z');

/** Every word with a capital is a brand. */
const hearing: Partial<Hearing> = {
  brandIdOf: (name) => name.toLowerCase(),
  idsOfPerson: (name) => name.toLowerCase().split(' '),
  brandsIn: (texts) => {
    const names = texts.flatMap((text) => text.match(/\b[A-Z]\w+/g) ?? []);
    return [...new Set(names.map((name) => name.toLowerCase()))].map((id) => {
      const heard = names.filter((name) => name.toLowerCase() === id);
      return { id, label: heard[0]!, mentions: heard.length };
    });
  },
};

function shown(
  events: EarshotEvent[],
  { scope = 'all', period = { kind: 'last24h' }, ...input }: Partial<OracleView & OracleInput> = {},
) {
  const world = worldOf({ events, trackers: [], timeZone: 'UTC', setUpAtMs, hearing, ...input });
  return snapshotOf(world, { scope, period, nowMs });
}

const call = (id: string, endedAt: string, text: string, seller = 's1') =>
  sampleCall(id, endedAt, {
    seller,
    segments: [said('seller', text, [0, 1]), said('customer', text, [1, 2])],
  });

const today = '2026-11-24T10:00:00Z';
const yesterday = '2026-11-23T10:00:00Z';

it('a brand is news where no call before the period mentions it, in any team, from either side', () => {
  const events = [
    call('b', today, 'CONTOSO and Fabrikam', 's1@north'),
    call('a', today, 'Contoso', 's2@south'),
    call('c', '2026-11-24T11:00:00Z', 'our Contoso'),
  ];
  expect(shown(events).brands).toEqual({
    contoso: {
      label: 'Contoso',
      mentions: 6,
      calls: 3,
      previousMentions: 0,
      isNew: true,
      firstHeardAt: '2026-11-24T10:00:00.000Z',
    },
    fabrikam: {
      label: 'Fabrikam',
      mentions: 2,
      calls: 1,
      previousMentions: 0,
      isNew: true,
      firstHeardAt: '2026-11-24T10:00:00.000Z',
    },
  });
  expect(Object.keys(shown(events, { scope: 'team:south' }).brands)).toEqual(['contoso']);
  const earlier = [...events, call('z', yesterday, 'FABRIKAM', 's2@south')];
  expect(Object.keys(shown(earlier).brands)).toEqual(['contoso']);
  expect(shown(earlier, { period: { kind: 'allTime' }, scope: 'team:north' }).brands.fabrikam).toEqual({
    label: 'FABRIKAM',
    mentions: 2,
    calls: 1,
    firstHeardAt: '2026-11-23T10:00:00.000Z',
  });
});

it('what is tracked, dismissed or a seller’s name is none; calls with brands know no sellers', () => {
  const events = [call('a', today, 'Contoso'), call('b', today, 'Fabrikam'), call('c', today, 'Sam')];
  const named: EarshotEvent = {
    ...{ id: 'n', source: 'test', time: today },
    type: 'seller.changed',
    data: { sellerId: 's1', name: 'Sam Rey' },
  };
  const tracker: Tracker = { id: 't', kind: 'keyword', label: 'Rival', phrases: ['contoso'], team: 'north' };
  const seen = (input: Partial<OracleInput>) => {
    const { brands, recording } = shown([...events, named], input);
    return [...Object.keys(brands), recording.callsWithBrands];
  };
  expect(seen({})).toEqual(['contoso', 'fabrikam', 3]);
  expect(seen({ trackers: [tracker] })).toEqual(['fabrikam', 2]);
  expect(seen({ trackers: [tracker], dismissed: ['fabrikam'] })).toEqual([1]);
  const competitor: Tracker = { ...tracker, kind: 'competitor', team: undefined } as never;
  expect(seen({ trackers: [competitor] })).toEqual(['fabrikam', 3]);
});

it('a call tells of 20 brands, those with most mentions, and so many are shown', () => {
  const names = Array.from({ length: 22 }, (_, i) => `B${String(i).padStart(2, '0')}`);
  // of the first call B19 and B20 do not count
  const { brands } = shown([call('a', today, `${names.join(' ')} B21`), call('b', yesterday, 'B19 B19')], {
    period: { kind: 'allTime' },
  });
  const ids = names.map((name) => name.toLowerCase());
  expect(Object.keys(brands)).toEqual(['b19', 'b21', ...ids.slice(0, 18)]);
  expect(brands.b21).toMatchObject({ mentions: 4, calls: 1 });
  expect(brands.b19).toMatchObject({ mentions: 4, calls: 1, firstHeardAt: '2026-11-23T10:00:00.000Z' });
});

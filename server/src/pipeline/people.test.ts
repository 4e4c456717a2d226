import type { EarshotEvent } from '@earshot/contracts';
import { expect, test } from 'vitest';
import { peopleOf } from './people.ts';

const envelope = { id: 'e', source: 's', time: '2026-11-24T09:31:07Z' };
const team = { id: 'north', name: 'North' };
const started = (seller: object): EarshotEvent =>
  ({
    ...envelope,
    type: 'call.started',
    data: { callId: 'c', seller, startedAt: envelope.time },
  }) as EarshotEvent;
const changed = (data: object): EarshotEvent =>
  ({ ...envelope, type: 'seller.changed', data: { sellerId: 'ann', name: 'Ann', ...data } }) as EarshotEvent;

const factsOf = (event: EarshotEvent) =>
  peopleOf(event, 'o').facts.map(({ kind, id, value }) => [kind, id, value]);

test('every event but a deletion names its seller, with or without facts', () => {
  expect(peopleOf(started({ id: 'ann' }), 'o')).toEqual({ sellers: ['ann'], facts: [] });
  expect(peopleOf({ ...envelope, type: 'call.deleted', data: { callId: 'c' } }, 'o').sellers).toEqual([]);
});

test('deals and engagements name their sellers as calls do', () => {
  const seller = { id: 'ann', name: 'Ann', team };
  const named = [
    { type: 'opportunity.changed', data: { seller } },
    { type: 'engagement.logged', data: { seller } },
  ].map((event) => peopleOf({ ...envelope, ...event } as EarshotEvent, 'o'));
  expect(named).toEqual([peopleOf(started(seller), 'o'), peopleOf(started(seller), 'o')]);
  for (const type of ['opportunity.deleted', 'engagement.deleted'])
    expect(peopleOf({ ...envelope, type, data: {} } as EarshotEvent, 'o')).toEqual({
      sellers: [],
      facts: [],
    });
});

test('name, team and the team’s name are facts of their own, under the event’s order', () => {
  expect(peopleOf(started({ id: 'ann', name: 'Ann', team }), 'o')).toEqual({
    sellers: ['ann'],
    facts: [
      { kind: 'sellerName', id: 'ann', order: 'o', value: 'Ann' },
      { kind: 'sellerTeam', id: 'ann', order: 'o', value: 'north' },
      { kind: 'teamName', id: 'north', order: 'o', value: 'North' },
    ],
  });
});

test('a team of null takes the seller out of every team; an absent one says nothing', () => {
  expect(factsOf(changed({ team: null }))).toEqual([
    ['sellerName', 'ann', 'Ann'],
    ['sellerTeam', 'ann', ''],
  ]);
  expect(factsOf(changed({}))).toEqual([['sellerName', 'ann', 'Ann']]);
});

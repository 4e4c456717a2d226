import type { EarshotEvent } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { contentOf } from './content.ts';
import { standingAfter } from './standing.ts';

const seller = { id: 's1' };
const time = (second: number) => `2026-11-24T09:00:${String(second).padStart(2, '0')}Z`;
const startedAt = time(0);
const envelope = (second: number, id = `e${second}`) => ({ id, source: 'test', time: time(second) });

const started = (second: number): EarshotEvent => ({
  ...envelope(second),
  type: 'call.started',
  data: { callId: 'c1', seller, startedAt },
});
const finished = (second: number, id?: string): EarshotEvent => ({
  ...envelope(second, id),
  type: 'call.finished',
  data: { callId: 'c1', seller, startedAt, endedAt: time(second), segments: [], channel: id ?? 'phone' },
});
const deleted = (second: number): EarshotEvent => ({
  ...envelope(second),
  type: 'call.deleted',
  data: { callId: 'c1' },
});

function stateAfter(events: EarshotEvent[]): string {
  const states = permutations([...events, ...events.slice(0, 1)]).map((order) => {
    const standing = standingAfter(order);
    return `${standing.started.length} started, ${standing.finished.map((call) => call.endedAt)} finished`;
  });
  expect(new Set(states).size).toBe(1);
  return states[0]!;
}

function permutations<T>(items: T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('of one call, in any order and repeated', () => {
  it.each([
    ['a start leaves it in progress', [started(1)], '1 started,  finished'],
    ['an end ends it', [started(1), finished(5)], `0 started, ${time(5)} finished`],
    ['a later start does not reopen it', [finished(5), started(9)], `0 started, ${time(5)} finished`],
    ['the later end stands', [finished(5), finished(6), started(1)], `0 started, ${time(6)} finished`],
    ['a deletion removes it', [started(1), finished(5), deleted(5)], '0 started,  finished'],
    [
      'a start after a deletion is in progress',
      [finished(5), deleted(6), started(7)],
      '1 started,  finished',
    ],
    ['a start before it is not', [finished(5), deleted(7), started(6)], '0 started,  finished'],
    [
      'an end after a deletion stands',
      [deleted(4), finished(5), started(9)],
      `0 started, ${time(5)} finished`,
    ],
  ])('%s', (_, events, state) => {
    expect(stateAfter(events)).toBe(state);
  });

  it('at one time the greater id by bytes stands', () => {
    const { finished: calls } = standingAfter([
      finished(5, 'Ω'),
      finished(5, '\u{10400}'),
      finished(5, '\uFF21'),
    ]);
    expect(calls.map((call) => call.channel)).toEqual(['\u{10400}']);
  });

  it('of two with one name the same content stands, whichever comes first, on calls and on sellers', () => {
    const twins = ['Ann', 'Bob', 'Cleo'].map((name): EarshotEvent => {
      const event = finished(5);
      if (event.type !== 'call.finished') return event;
      return { ...event, data: { ...event.data, channel: name.toLowerCase(), seller: { id: 's1', name } } };
    });
    const states = permutations(twins).map((events) => {
      const standing = standingAfter(events);
      return JSON.stringify([standing.finished, [...standing.sellers]]);
    });
    expect(new Set(states).size).toBe(1);
    const [greatest] = twins.toSorted((a, b) => (contentOf(a.data) < contentOf(b.data) ? 1 : -1));
    expect(standingAfter(twins).finished).toEqual([greatest!.data]);
  });
});

describe('of deals and engagements, in any order and repeated', () => {
  const deal = (second: number, name: string): EarshotEvent => ({
    ...envelope(second),
    type: 'opportunity.changed',
    data: {
      ...{ opportunityId: 'd1', seller, name, status: 'open', estimatedRevenue: 1 },
      createdAt: startedAt,
    },
  });
  const done = (second: number, kind: 'email' | 'phone'): EarshotEvent => ({
    ...envelope(second),
    type: 'engagement.logged',
    data: { engagementId: 'd1', seller, kind, startedAt, durationSec: second },
  });
  const gone = (second: number, type: 'opportunity.deleted' | 'engagement.deleted'): EarshotEvent =>
    type === 'opportunity.deleted'
      ? { ...envelope(second), type, data: { opportunityId: 'd1' } }
      : { ...envelope(second), type, data: { engagementId: 'd1' } };

  it.each([
    ['the later word stands', [deal(1, 'a'), deal(2, 'b'), done(3, 'email'), done(2, 'phone')], 'b, email'],
    [
      'a deletion removes its own, at the same time too',
      [deal(1, 'a'), done(1, 'email'), gone(1, 'opportunity.deleted')],
      ', email',
    ],
    [
      'what is said after a deletion stands',
      [gone(2, 'engagement.deleted'), done(3, 'phone'), done(1, 'email')],
      ', phone',
    ],
  ])('%s', (_, events, state) => {
    const states = permutations([...events, ...events.slice(0, 1)]).map((order) => {
      const { opportunities, engagements } = standingAfter(order);
      return `${opportunities.map(({ name }) => name)}, ${engagements.map(({ kind }) => kind)}`;
    });
    expect(new Set(states)).toEqual(new Set([state]));
  });

  it('name sellers as calls do', () => {
    const event = deal(1, 'a');
    if (event.type !== 'opportunity.changed') throw event;
    event.data.seller = { id: 's1', name: 'Ann', team: { id: 'north' } };
    const { sellers } = standingAfter([event, done(2, 'email')]);
    expect(sellers.get('s1')).toEqual({ name: 'Ann', team: 'north' });
  });
});

it('content is the start of SHA-256 over canonical JSON', () => {
  expect(contentOf({ callId: 'c-17' })).toBe('37e1e5245320d5496aaa5c1aa8fec586');
  const call = {
    startedAt: '2026-11-24T09:00:00Z',
    seller: { id: 'ann' },
    customer: { name: 'Zoë', id: 'k-1' },
    callId: 'c-17',
  };
  expect(contentOf(call)).toBe('3b36ff7443f2d1a59126d89f5faa4ba7');
});

it('a seller has the name and team of the latest event that gives one, superseded ones included', () => {
  const named = (second: number, name?: string, team?: string): EarshotEvent => ({
    ...envelope(second),
    type: 'call.started',
    data: {
      callId: 'c1',
      seller: { id: 's1', ...(name && { name }), ...(team && { team: { id: team } }) },
      startedAt,
    },
  });
  const moved = (second: number, team: { id: string } | null | undefined): EarshotEvent => ({
    ...envelope(second),
    type: 'seller.changed',
    data: { sellerId: 's1', name: `n${second}`, ...(team !== undefined && { team }) },
  });
  const sellerAfter = (...events: EarshotEvent[]) => standingAfter(events).sellers.get('s1');
  expect(sellerAfter(named(3, 'late', 'north'), named(5), named(1, 'early', 'south'))).toEqual({
    name: 'late',
    team: 'north',
  });
  expect(sellerAfter(moved(4, { id: 'east' }), named(3, 'x', 'north'))).toEqual({ name: 'n4', team: 'east' });
  expect(sellerAfter(moved(4, undefined), named(3, 'x', 'north'))).toEqual({ name: 'n4', team: 'north' });
  expect(sellerAfter(moved(4, null), named(3, 'x', 'north'))).toEqual({ name: 'n4' });
});

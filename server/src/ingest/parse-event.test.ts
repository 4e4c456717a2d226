import type { EarshotEvent, Fault } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityIdOf, erasableIn, isFault, parseEvent, readableIdOf } from './parse-event.ts';

const NOW = Date.parse('2026-11-24T09:31:00Z');
const finished = {
  specversion: '1.0',
  id: 'e-1',
  source: 'dialer/eu-1',
  type: 'call.finished',
  time: '2026-11-24T09:31:07Z',
  data: {
    callId: 'c-1',
    seller: { id: 's-1', name: 'Ελένη', team: { id: 't-1' } },
    customer: { id: 'k-1', account: 'Acme' },
    startedAt: '2026-11-24T09:00:00Z',
    endedAt: '2026-11-24T09:30:00+00:00',
    segments: [
      { speaker: 'seller', start: 0, end: 2.5, text: 'Hello' },
      { speaker: 'customer', start: 1, end: 1, text: '<INAUDIBLE_SPEECH/>', sentiment: -1 },
    ],
  },
};
type Draft = typeof finished & Record<string, unknown>;

function faultIn(change: (draft: Draft) => void): Fault {
  const draft = structuredClone(finished) as Draft;
  change(draft);
  // Through JSON, as it would come.
  const result = parseEvent(JSON.parse(JSON.stringify(draft)), NOW);
  if (!isFault(result)) throw new Error('it was taken');
  return result;
}
function taken(value: unknown): EarshotEvent {
  const result = parseEvent(value, NOW);
  if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
  return result;
}

describe('an event', () => {
  it('is taken as it is, with texts in NFC', () => {
    expect(taken(finished)).toEqual(finished);
    const decomposed = structuredClone(finished);
    decomposed.data.segments[0]!.text = 'cafe\u0301';
    const event = taken(decomposed);
    expect(event.type === 'call.finished' && event.data.segments[0]!.text).toBe('caf\u00e9');
  });

  it('needs no specversion', () => {
    const { specversion: _, ...rest } = finished;
    expect(taken(rest)).toEqual(rest);
  });

  it('speaks about its call, or its seller', () => {
    expect(entityIdOf(taken(finished))).toBe('c-1');
    const changed = {
      id: 'e',
      source: 's',
      type: 'seller.changed',
      time: finished.time,
      data: { sellerId: 's-1', name: 'A', team: null },
    };
    expect(entityIdOf(taken(changed))).toBe('s-1');
  });

  const faults: [string, (draft: Draft) => void, Partial<Fault>][] = [
    ['no object for data', (e) => Object.assign(e, { data: 5 }), { code: 'invalid', path: 'data' }],
    ['no id', (e) => Object.assign(e, { id: undefined }), { code: 'invalid', path: 'id' }],
    ['no type', (e) => Object.assign(e, { type: undefined }), { code: 'invalid', path: 'type' }],
    [
      'an unknown type',
      (e) => Object.assign(e, { type: 'call.melted' }),
      { code: 'unknown_type', path: 'type' },
    ],
    [
      'a type called as a method of objects',
      (e) => Object.assign(e, { type: 'toString' }),
      { code: 'unknown_type' },
    ],
    [
      'an unknown field',
      (e) => Object.assign(e.data, { color: 'red' }),
      { code: 'invalid', path: 'data.color' },
    ],
    [
      'an unknown field with a hostile name',
      (e) => Object.assign(e.data, { '<img src=x>': 1 }),
      { path: 'data' },
    ],
    [
      'an end before the start',
      (e) => Object.assign(e.data.segments[1]!, { end: 0.5 }),
      { path: 'data.segments[1].end' },
    ],
    [
      'a negative start',
      (e) => Object.assign(e.data.segments[0]!, { start: -1 }),
      { path: 'data.segments[0].start' },
    ],
    [
      'a number as text',
      (e) => Object.assign(e.data.segments[0]!, { end: '2' }),
      { path: 'data.segments[0].end' },
    ],
    [
      'a third speaker',
      (e) => Object.assign(e.data.segments[0]!, { speaker: 'bot' }),
      { path: 'data.segments[0].speaker' },
    ],
    [
      'NaN, which JSON makes null',
      (e) => Object.assign(e.data.segments[0]!, { end: Number.NaN }),
      { path: 'data.segments[0].end' },
    ],
    [
      'a number beyond 2^53',
      (e) => Object.assign(e.data.segments[0]!, { end: 2 ** 60 }),
      { path: 'data.segments[0].end' },
    ],
    [
      'too strong a sentiment',
      (e) => Object.assign(e.data.segments[1]!, { sentiment: 1.1 }),
      { path: 'data.segments[1].sentiment' },
    ],
    [
      'a lone surrogate',
      (e) => Object.assign(e.data.segments[0]!, { text: '\ud800' }),
      { path: 'data.segments[0].text' },
    ],
    [
      'NUL',
      (e) => Object.assign(e.data.segments[0]!, { text: 'a\u0000b' }),
      { path: 'data.segments[0].text' },
    ],
    [
      'text that reorders what is around it',
      (e) => Object.assign(e.data.seller, { name: 'a\u202eb' }),
      { path: 'data.seller.name' },
    ],
    ['an id with a space', (e) => Object.assign(e.data, { callId: 'c 1' }), { path: 'data.callId' }],
    ['a reserved id', (e) => Object.assign(e.data, { callId: 'constructor' }), { path: 'data.callId' }],
    [
      'an end before the call began',
      (e) => Object.assign(e.data, { endedAt: '2026-11-24T08:00:00Z' }),
      { path: 'data.endedAt' },
    ],
    ['a time without a zone', (e) => Object.assign(e, { time: '2026-11-24T09:31:07' }), { path: 'time' }],
    [
      'a day that does not exist',
      (e) => Object.assign(e, { time: '2026-02-30T09:31:07Z' }),
      { path: 'time' },
    ],
    [
      'a time ahead',
      (e) => Object.assign(e, { time: '2026-11-24T09:36:01Z' }),
      { code: 'time_in_future', path: 'time' },
    ],
    [
      'an end ahead',
      (e) => Object.assign(e.data, { endedAt: '2026-11-24T09:37:00Z' }),
      { code: 'time_in_future', path: 'data.endedAt' },
    ],
    ['another specversion', (e) => Object.assign(e, { specversion: '0.3' }), { path: 'specversion' }],
  ];
  it.each(faults)('is refused for %s, with its place', (_title, change, expected) => {
    expect(faultIn(change)).toMatchObject(expected);
  });

  it.each(['"__proto__"', '"\\u005f_proto__"', '"__\\u0070roto__"'])(
    'is refused for the key %s at every depth',
    (key) => {
      const text = JSON.stringify(finished);
      for (const place of ['{"specversion"', '{"callId"', '{"id":"s-1"', '{"id":"t-1"', '{"speaker"']) {
        const hostile = text.replace(place, `{${key}:{"polluted":1},${place.slice(1)}`);
        expect(hostile).not.toBe(text);
        expect(parseEvent(JSON.parse(hostile), NOW)).toMatchObject({ code: 'invalid' });
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('is refused, and nothing breaks, for any JSON value that is none', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(isFault(parseEvent(value, NOW))).toBe(true);
      }),
      { numRuns: 500 },
    );
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`) as unknown;
    expect(isFault(parseEvent(deep, NOW))).toBe(true);
    expect(isFault(parseEvent({ ...finished, data: deep }, NOW))).toBe(true);
    expect(isFault(parseEvent({ ...finished, id: Number.POSITIVE_INFINITY }, NOW))).toBe(true);
  });

  it('is never quoted by the fault that is found in it', () => {
    const marker = 'zq9xk';
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(finished), 'data.callId', 'data.seller', 'data.segments'),
        (place) => {
          const draft = structuredClone(finished) as Draft;
          const [field, inner] = place.split('.') as [string, string?];
          if (inner === undefined) Object.assign(draft, { [field]: `${marker} ${marker}\u0000` });
          else Object.assign(draft.data, { [inner]: `${marker} ${marker}\u0000` });
          const result = parseEvent(draft, NOW);
          expect(isFault(result)).toBe(true);
          expect(JSON.stringify(result)).not.toContain(marker);
        },
      ),
    );
  });

  it('has an id to be told by, where that id can be repeated', () => {
    expect(readableIdOf({ id: 'e-1' })).toBe('e-1');
    for (const value of [null, 5, [], {}, { id: 5 }, { id: '' }, { id: 'a\u0000' }, { id: 'x'.repeat(201) }])
      expect(readableIdOf(value)).toBeUndefined();
  });
});

describe('what an event names that can have been erased for good', () => {
  const time = '2026-11-24T09:30:00Z';
  const at = { id: 'e', source: 'crm', time };
  const seller = { id: 'ann' };
  const call = { callId: 'c', seller, startedAt: time };
  const ended = { ...call, endedAt: time, segments: [] };
  const deal = {
    opportunityId: 'o',
    seller,
    name: 'Deal',
    status: 'open',
    estimatedRevenue: 1,
    createdAt: time,
  };
  const written = { engagementId: 'g', seller, kind: 'email', startedAt: time, durationSec: 1 };
  it.each([
    ['call.started', { ...call, customer: { id: 'k' } }, ['call c', 'seller ann', 'customer k']],
    ['call.finished', ended, ['call c', 'seller ann']],
    ['call.deleted', { callId: 'c' }, ['call c']],
    ['engagement.logged', written, ['engagement g', 'seller ann']],
    ['engagement.deleted', { engagementId: 'g' }, ['engagement g']],
    ['seller.changed', { sellerId: 'ann', name: 'Ann' }, ['seller ann']],
    ['opportunity.changed', deal, []],
    ['customer.erased', { customerId: 'k' }, []],
  ])('%s', (type, data, named) => {
    const event = parseEvent({ ...at, type, data }, Date.parse(time));
    if (isFault(event)) throw new Error(event.message);
    expect(erasableIn(event).map(({ kind, id }) => `${kind} ${id}`)).toEqual(named);
  });
});

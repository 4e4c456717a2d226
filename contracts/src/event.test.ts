import { describe, expect, it, test } from 'vitest';
import { type CallFinished, eventSchema } from './event.ts';

/** A whole event as text, so that a test can put anything in that JSON can carry. */
const WHOLE = JSON.stringify({
  specversion: '1.0',
  id: 'e-8841',
  source: 'dialer/eu-1',
  type: 'call.finished',
  time: '2026-11-24T09:31:07Z',
  data: {
    callId: 'c-1',
    seller: { id: 's-1', name: 'Ada', team: { id: 't-1', name: 'North' } },
    customer: { id: 'k-1', name: 'Ναταλία', account: 'Contoso' },
    opportunityId: 'o-1',
    startedAt: '2026-11-24T09:30:00Z',
    endedAt: '2026-11-24T11:31:00+02:00',
    channel: 'phone',
    language: 'el-GR',
    segments: [{ speaker: 'customer', start: 0, end: 1.5, text: 'Καλημέρα', sentiment: -0.25 }],
  },
});

const replaced = (part: string, by: string): unknown => {
  expect(WHOLE).toContain(part);
  return JSON.parse(WHOLE.replace(part, by));
};
const faultsOf = (event: unknown) =>
  eventSchema.safeParse(event).error?.issues.map((issue) => issue.path.join('.'));
const withText = (text: string) => replaced('"Καλημέρα"', text);
const withEnd = (end: string) => replaced('"end":1.5', `"end":${end}`);

/** What is wrong, the event, and where it must be said to be wrong. */
const MALFORMED: [string, unknown, string][] = [
  ['no object', [], ''],
  ['null', null, ''],
  ['a number too large for a double', withEnd('1e309'), 'data.segments.0.end'],
  ['a number over 2^53', withEnd('9007199254740993'), 'data.segments.0.end'],
  ['a number as text', withEnd('"1.5"'), 'data.segments.0.end'],
  ['a null', withEnd('null'), 'data.segments.0.end'],
  ['an end before its start', replaced('"start":0', '"start":2'), 'data.segments.0.end'],
  ['a negative start', replaced('"start":0', '"start":-0.001'), 'data.segments.0.start'],
  ['a score out of range', replaced('-0.25', '-1.01'), 'data.segments.0.sentiment'],
  ['10,000 levels where a text belongs', withText('['.repeat(1e4) + ']'.repeat(1e4)), 'data.segments.0.text'],
  [
    '10,000 levels under an unknown key',
    replaced('"id":"s-1"', `"id":"s-1","x":${'{"x":'.repeat(1e4)}1${'}'.repeat(1e4)}`),
    'data.seller',
  ],
  ['a lone surrogate in speech', withText('"a\\ud800b"'), 'data.segments.0.text'],
  ['NUL in speech', withText('"a\\u0000b"'), 'data.segments.0.text'],
  ['a bidirectional control in speech', withText('"a\\u202eb"'), 'data.segments.0.text'],
  ['a lone surrogate in a name', replaced('"Ada"', '"\\udc00"'), 'data.seller.name'],
  ['NUL in a name', replaced('"North"', '"\\u0000"'), 'data.seller.team.name'],
  ['a bidirectional control in a name', replaced('"Contoso"', '"\\u2066x"'), 'data.customer.account'],
  ['NUL in the source', replaced('dialer/eu-1', 'a\\u0000b'), 'source'],
  ['a name over 200 characters', replaced('"Ada"', `"${'x'.repeat(201)}"`), 'data.seller.name'],
  ['an empty event id', replaced('"e-8841"', '""'), 'id'],
  ['a space in an id', replaced('"c-1"', '"c 1"'), 'data.callId'],
  ['an id over 128 characters', replaced('"o-1"', `"${'o'.repeat(129)}"`), 'data.opportunityId'],
  ['an id with a meaning in JavaScript', replaced('"t-1"', '"constructor"'), 'data.seller.team.id'],
  ['an id that names a prototype', replaced('"s-1"', '"__proto__"'), 'data.seller.id'],
  ['an unknown speaker', replaced('"speaker":"customer"', '"speaker":"robot"'), 'data.segments.0.speaker'],
  ['an unknown type', replaced('call.finished', 'call.paused'), 'type'],
  ['a type that every object has', replaced('call.finished', 'toString'), 'type'],
  ['no type', replaced('"type":"call.finished",', ''), 'type'],
  ['no data', { id: 'e', source: 's', type: 'call.deleted', time: '2026-11-24T09:31:07Z' }, 'data'],
  ['data of another type', replaced('call.finished', 'call.deleted'), 'data'],
  ['another specversion', replaced('"specversion":"1.0"', '"specversion":"0.3"'), 'specversion'],
  ['an unknown key at the top', replaced('"id":"e-8841"', '"id":"e-8841","x":1'), ''],
  ['an unknown key in data', replaced('"callId"', '"x":1,"callId"'), 'data'],
  ['an unknown key in a segment', replaced('"speaker"', '"x":1,"speaker"'), 'data.segments.0'],
  ['__proto__ at the top', replaced('"id":"e-8841"', '"id":"e-8841","__proto__":{"x":1}'), ''],
  ['__proto__ in data', replaced('"callId"', '"__proto__":{"x":1},"callId"'), 'data'],
  ['__proto__ in a seller', replaced('"id":"s-1"', '"id":"s-1","__proto__":[]'), 'data.seller'],
  ['__proto__ in a team', replaced('"id":"t-1"', '"id":"t-1","__proto__":1'), 'data.seller.team'],
  ['__proto__ in a segment', replaced('"speaker"', '"__proto__":null,"speaker"'), 'data.segments.0'],
  ['a time without a zone', replaced('09:31:07Z', '09:31:07'), 'time'],
  ['a time without seconds', replaced('09:31:07Z', '09:31Z'), 'time'],
  ['a date that does not exist', replaced('2026-11-24T09:31:07Z', '2026-02-30T00:00:00Z'), 'time'],
  ['a time before 1970', replaced('2026-11-24T09:31:07Z', '1969-12-31T23:59:59Z'), 'time'],
  ['a time as a number', replaced('"2026-11-24T09:31:07Z"', '1795512667000'), 'time'],
  ['a call that ends before it starts', replaced('T11:31:00+02:00', 'T09:29:59Z'), 'data.endedAt'],
  [
    'a call of more than 7 days',
    replaced('2026-11-24T11:31:00+02:00', '2026-12-01T09:30:01Z'),
    'data.endedAt',
  ],
  ['a channel in capitals', replaced('"phone"', '"PHONE"'), 'data.channel'],
  ['no language tag', replaced('"el-GR"', '"Ελληνικά"'), 'data.language'],
  [
    'segments that are no list',
    replaced(/"segments":.*\]/.exec(WHOLE)![0], '"segments":{}'),
    'data.segments',
  ],
];

describe('a malformed event is refused at the place of its fault:', () => {
  test.each(MALFORMED)('%s', (_, event, path) => {
    expect(faultsOf(event)).toEqual([path]);
  });

  test('NaN, which a caller inside the process could pass', () => {
    const event = JSON.parse(WHOLE);
    event.data.segments[0].start = Number.NaN;
    expect(faultsOf(event)).toEqual(['data.segments.0.start']);
  });

  test('more than 20,000 segments', () => {
    const event = JSON.parse(WHOLE);
    event.data.segments = Array(20_001).fill(event.data.segments[0]);
    expect(faultsOf(event)).toEqual(['data.segments']);
  });

  test('and every fault of an event is named', () => {
    const event = JSON.parse(WHOLE);
    event.time = 'now';
    event.data.segments.push({ speaker: 'customer', start: 3, end: 2, text: 'x' });
    event.data.seller.id = '';
    expect(faultsOf(event)).toEqual(
      expect.arrayContaining(['time', 'data.seller.id', 'data.segments.1.end']),
    );
  });
});

describe('an event', () => {
  it('is taken as it is, whole or with nothing optional', () => {
    expect(eventSchema.parse(JSON.parse(WHOLE))).toEqual(JSON.parse(WHOLE));
    const least = {
      id: 'e',
      source: 's',
      type: 'call.finished',
      time: '2026-11-24T09:31:07.5+05:45',
      data: {
        callId: 'c',
        seller: { id: 's' },
        startedAt: '1970-01-01T00:00:00Z',
        endedAt: '1970-01-01T00:00:00Z',
        segments: [],
      },
    };
    expect(eventSchema.parse(least)).toEqual(least);
  });

  it('is stable: an event that was read once reads the same again', () => {
    const once = eventSchema.parse(JSON.parse(WHOLE));
    expect(eventSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it('may speak of the far future; whether that is too far is for whoever has a clock', () => {
    expect(faultsOf(replaced('2026-11-24T09:31:07Z', '9999-12-31T23:59:59Z'))).toBeUndefined();
  });

  it('has its text composed (NFC), emoji, Greek and quotes untouched', () => {
    const { segments } = eventSchema.parse(withText('"e\\u0301 😀 Ώ <b>\\"’"')).data as CallFinished;
    expect(segments[0]?.text).toBe('\u00e9 😀 Ώ <b>"’');
  });

  it('may hold a segment without length, and speech without a word', () => {
    expect(faultsOf(replaced('"start":0', '"start":1.5'))).toBeUndefined();
    expect(faultsOf(withText('""'))).toBeUndefined();
  });

  it('of a seller may name a team, no team, or say nothing of it', () => {
    const about = (data: object) =>
      faultsOf({ id: 'e', source: 's', type: 'seller.changed', time: '2026-11-24T09:31:07Z', data });
    expect(about({ sellerId: 's', name: 'Ada', team: { id: 't' } })).toBeUndefined();
    expect(about({ sellerId: 's', name: 'Ada', team: null })).toBeUndefined();
    expect(about({ sellerId: 's', name: 'Ada' })).toBeUndefined();
    expect(about({ sellerId: 's', team: null })).toEqual(['data.name']);
  });
});

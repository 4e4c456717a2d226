import type { ErrorCode } from '@earshot/contracts';

/** Something in what is malformed by which it would be recognised in a log. */
export const CANARY = 'canary-7f3a';

interface Malformed {
  what: string;
  line: string;
  code: ErrorCode;
  path?: string;
}

const startedAt = '2026-01-05T09:00:00Z';
const call = {
  callId: 'bad',
  seller: { id: 's1', name: CANARY },
  startedAt,
  endedAt: '2026-01-05T09:10:00Z',
  segments: [{ speaker: 'customer', start: 0, end: 1, text: CANARY }],
};
const deal = {
  opportunityId: 'bad',
  seller: { id: 's1', name: CANARY },
  name: CANARY,
  status: 'open',
  estimatedRevenue: 1.15,
  createdAt: startedAt,
};
const engagement = {
  engagementId: 'bad',
  seller: { id: 's1', name: CANARY },
  opportunityId: 'bad',
  kind: 'email',
  startedAt,
  durationSec: 60,
};
const event = { id: CANARY, source: 'x', type: 'call.finished', time: startedAt, data: call };

const withData = (data: object) => JSON.stringify({ ...event, data: { ...call, ...data } });
const withSegment = (segment: object) => withData({ segments: [{ ...call.segments[0], ...segment }] });
/** JSON that no object in memory can be written as. */
const written = (field: string, json: string) =>
  JSON.stringify(event).replace(new RegExp(`"${field}":[^,}]*`), `"${field}":${json}`);
/** A faultless deal and engagement, but for what is given. */
const withDeal = (data: object) =>
  JSON.stringify({ ...event, type: 'opportunity.changed', data: { ...deal, ...data } });
const withEngagement = (data: object) =>
  JSON.stringify({ ...event, type: 'engagement.logged', data: { ...engagement, ...data } });
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** One of each kind of bad input that the contract names, with the answer that is due. */
export function malformedEvents(): Malformed[] {
  return [
    ...malformedDeals(),
    ...malformedEngagements(),
    { what: 'no JSON', line: `{"id": ${CANARY}`, code: 'not_json' },
    { what: 'NaN', line: written('end', 'NaN'), code: 'not_json' },
    { what: 'no object', line: `"${CANARY}"`, code: 'invalid' },
    { what: 'null', line: 'null', code: 'invalid' },
    { what: 'an array in a line', line: `[${JSON.stringify(event)}]`, code: 'invalid' },
    { what: '10,000 levels', line: deep(10_000), code: 'invalid' },
    {
      what: '10,000 levels inside',
      line: written('text', deep(10_000)),
      code: 'invalid',
      path: 'data.segments[0].text',
    },
    {
      what: 'a number beyond floats',
      line: written('end', '1e309'),
      code: 'invalid',
      path: 'data.segments[0].end',
    },
    {
      what: 'a number over 2^53',
      line: written('end', '9007199254740993'),
      code: 'invalid',
      path: 'data.segments[0].end',
    },
    { what: 'a wrong type', line: withSegment({ end: '1' }), code: 'invalid', path: 'data.segments[0].end' },
    {
      what: 'an end before the start',
      line: withSegment({ start: 2, end: 1 }),
      code: 'invalid',
      path: 'data.segments[0].end',
    },
    {
      what: 'a call that ends before it starts',
      line: withData({ endedAt: '2026-01-05T08:00:00Z' }),
      code: 'invalid',
      path: 'data.endedAt',
    },
    {
      what: 'an unknown speaker',
      line: withSegment({ speaker: CANARY }),
      code: 'invalid',
      path: 'data.segments[0].speaker',
    },
    {
      what: 'a score over 1',
      line: withSegment({ sentiment: 1.5 }),
      code: 'invalid',
      path: 'data.segments[0].sentiment',
    },
    {
      what: 'a time without a zone',
      line: withData({ startedAt: '2026-01-05T09:00:00' }),
      code: 'invalid',
      path: 'data.startedAt',
    },
    {
      what: 'an unknown event',
      line: JSON.stringify({ ...event, type: CANARY }),
      code: 'unknown_type',
      path: 'type',
    },
    { what: 'no id', line: JSON.stringify({ ...event, id: undefined }), code: 'invalid', path: 'id' },
    { what: 'an unknown field', line: withData({ [CANARY]: 1 }), code: 'invalid', path: 'data' },
    {
      what: '__proto__',
      line: written('callId', `"bad","__proto__":{"a":1}`),
      code: 'invalid',
      path: 'data',
    },
    {
      what: 'a reserved id',
      line: withData({ callId: 'constructor' }),
      code: 'invalid',
      path: 'data.callId',
    },
    { what: 'an id with a space', line: withData({ callId: 'a b' }), code: 'invalid', path: 'data.callId' },
    { what: 'NUL', line: withSegment({ text: 'a\u0000b' }), code: 'invalid', path: 'data.segments[0].text' },
    {
      what: 'a lone surrogate',
      line: withSegment({ text: '\ud800' }),
      code: 'invalid',
      path: 'data.segments[0].text',
    },
    {
      what: 'text that runs backwards',
      line: withData({ seller: { id: 's1', name: '\u202Egnp' } }),
      code: 'invalid',
      path: 'data.seller.name',
    },
    {
      what: 'an end in a week',
      line: withData({ startedAt: inDays(6.9), endedAt: inDays(7) }),
      code: 'time_in_future',
      path: 'data.startedAt',
    },
    {
      what: 'an event of tomorrow',
      line: JSON.stringify({ ...event, time: inDays(1) }),
      code: 'time_in_future',
      path: 'time',
    },
    {
      what: 'more than an event may hold',
      line: withSegment({ text: 'x'.repeat(1_100_000) }),
      code: 'too_large',
    },
  ];
}

function malformedDeals(): Malformed[] {
  const won = { status: 'won', closedAt: startedAt, actualRevenue: 1 };
  const invalid = (what: string, path: string, data: object): Malformed => {
    return { what: `a deal with ${what}`, line: withDeal(data), code: 'invalid', path: `data.${path}` };
  };
  const ahead = (what: string, path: string, data: object): Malformed => {
    return { ...invalid(what, path, data), code: 'time_in_future' };
  };
  return [
    invalid('no id', 'opportunityId', { opportunityId: undefined }),
    invalid('an id with a space', 'opportunityId', { opportunityId: 'a b' }),
    invalid('no name', 'name', { name: '' }),
    invalid('an unknown status', 'status', { status: CANARY }),
    invalid('no end though it is lost', 'closedAt', { status: 'lost' }),
    invalid('no end though it is won', 'closedAt', { ...won, closedAt: undefined }),
    invalid('no revenue though it is won', 'actualRevenue', { ...won, actualRevenue: undefined }),
    invalid('an end before its beginning', 'closedAt', { ...won, closedAt: '2026-01-05T08:59:59.999Z' }),
    invalid('a third decimal place', 'estimatedRevenue', { estimatedRevenue: 1.155 }),
    invalid('money under 0', 'estimatedRevenue', { estimatedRevenue: -1 }),
    invalid('money as text', 'estimatedRevenue', { estimatedRevenue: '1' }),
    invalid('more money than there is', 'actualRevenue', { ...won, actualRevenue: 1_000_000_001 }),
    invalid('a stage that is reserved', 'stage', { stage: '__proto__' }),
    invalid('a stage of 65 characters', 'stage', { stage: 'x'.repeat(65) }),
    invalid('a date that does not exist', 'estimatedCloseDate', { estimatedCloseDate: '2026-02-30' }),
    invalid('a time for a date', 'estimatedCloseDate', { estimatedCloseDate: startedAt }),
    invalid('a beginning without a zone', 'createdAt', { createdAt: '2026-01-05T09:00:00' }),
    ahead('a beginning tomorrow', 'createdAt', { createdAt: inDays(1) }),
    ahead('an end tomorrow', 'closedAt', { ...won, closedAt: inDays(1) }),
    { what: 'an unknown field of a deal', line: withDeal({ [CANARY]: 1 }), code: 'invalid', path: 'data' },
    {
      what: 'the deletion of no deal',
      line: JSON.stringify({ ...event, type: 'opportunity.deleted', data: {} }),
      code: 'invalid',
      path: 'data.opportunityId',
    },
  ];
}

function malformedEngagements(): Malformed[] {
  const invalid = (what: string, path: string, data: object): Malformed => {
    const line = withEngagement(data);
    return { what: `an engagement with ${what}`, line, code: 'invalid', path: `data.${path}` };
  };
  const ahead = (what: string, path: string, data: object): Malformed => {
    return { ...invalid(what, path, data), code: 'time_in_future' };
  };
  return [
    invalid('no seller', 'seller', { seller: undefined }),
    invalid('an unknown kind', 'kind', { kind: CANARY }),
    invalid('a length under 0', 'durationSec', { durationSec: -0.001 }),
    invalid('a length of more than 7 days', 'durationSec', { durationSec: 604_800.001 }),
    invalid('a deal’s id of 129 characters', 'opportunityId', { opportunityId: 'x'.repeat(129) }),
    invalid('a beginning in words', 'startedAt', { startedAt: 'yesterday' }),
    ahead('a beginning tomorrow', 'startedAt', { startedAt: inDays(1) }),
    ahead('an end tomorrow', 'durationSec', { startedAt: inDays(-0.1), durationSec: 86_400 }),
    {
      what: 'the deletion of no engagement',
      line: JSON.stringify({ ...event, type: 'engagement.deleted', data: { engagementId: '' } }),
      code: 'invalid',
      path: 'data.engagementId',
    },
  ];
}

interface BadBody {
  what: string;
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
  status: number;
  code: ErrorCode;
}

/** Bodies that are refused whole. */
export function badBodies(): BadBody[] {
  const json = 'application/json';
  return [
    { what: 'no JSON', type: json, body: `{${CANARY}`, status: 400, code: 'not_json' },
    { what: 'an empty body', type: json, body: '', status: 400, code: 'not_json' },
    { what: 'no UTF-8', type: json, body: Uint8Array.of(0x22, 0xff, 0x22), status: 400, code: 'not_json' },
    { what: '10 MB', type: json, body: `"${'x'.repeat(10_000_000)}"`, status: 413, code: 'too_large' },
    { what: 'another type', type: 'text/plain', body: CANARY, status: 415, code: 'unsupported_media_type' },
  ];
}

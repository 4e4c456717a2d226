import { describe, expect, it } from 'vitest';
import { eventOfHeaders, withoutExtensions } from './cloud-events.ts';

describe('a structured CloudEvent', () => {
  it('loses its extension attributes and what is null, and nothing else', () => {
    const event = {
      id: 'e',
      traceparent: '00-1',
      subject: null,
      data: { a: 1 },
      data_base64: 'x',
      Wrong: 1,
      nested: {},
    };
    expect(withoutExtensions(event)).toEqual({
      id: 'e',
      data: { a: 1 },
      data_base64: 'x',
      Wrong: 1,
      nested: {},
    });
  });

  it('keeps a key __proto__ as a key, so that it is refused', () => {
    const kept = withoutExtensions(JSON.parse('{"id":"e","__proto__":{"a":1}}')) as object;
    expect(Object.keys(kept)).toContain('__proto__');
    expect('a' in kept).toBe(false);
  });

  it.each([null, 5, 'x', [1], [{ ext: 1 }]])('that is none stays as it is: %j', (value) => {
    expect(withoutExtensions(value)).toEqual(value);
  });
});

describe('a CloudEvent in headers', () => {
  it('is percent-decoded, quotes taken off', () => {
    const headers = {
      'ce-id': '%CE%B1%20b',
      'ce-source': '"dialer \\"eu\\""',
      'ce-type': 'call.deleted',
      'ce-ext': '1',
    };
    expect(eventOfHeaders(headers, { callId: 'c' })).toEqual({
      event: { id: 'α b', source: 'dialer "eu"', type: 'call.deleted', data: { callId: 'c' } },
    });
  });

  it.each(['%', '%zz', '%ff'])('with an encoding that is none is a fault: %s', (header) => {
    expect(eventOfHeaders({ 'ce-id': header }, {})).toMatchObject({ fault: { code: 'invalid', path: 'id' } });
  });
});

import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lifecycle } from '../operate/lifecycle.ts';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';

/** What a machine that is busy with other tests may add to a time. */
const BUSY_MS = 1_000;

let server: TestApp;
beforeAll(async () => {
  server = await startApp({ EARSHOT_MAX_BODY_BYTES: '2000000', EARSHOT_MAX_EVENT_BYTES: '5000' });
});
afterAll(() => server?.[Symbol.asyncDispose]());

const deleted = (id: string) => ({
  id,
  source: 'dialer',
  type: 'call.deleted',
  time: '2026-11-01T09:00:00Z',
  data: { callId: `c-${id}` },
});
const bad = { ...deleted('bad'), data: { callId: 'c 1' } };

function post(
  body: RequestInit['body'],
  type: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return server.ask('/v1/events', {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...headers },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
}

describe('a body of events', () => {
  it.each([
    ['one event in JSON', 'application/json', JSON.stringify(deleted('1')), 1],
    ['an array', 'application/json; charset=utf-8', JSON.stringify([deleted('1'), deleted('2')]), 2],
    ['an empty array', 'application/json', '[]', 0],
    [
      'NDJSON with blank lines and no last line end',
      'application/x-ndjson',
      `${JSON.stringify(deleted('1'))}\r\n\n${JSON.stringify(deleted('2'))}`,
      2,
    ],
    [
      'a CloudEvent with extensions',
      'application/cloudevents+json; charset=UTF-8',
      JSON.stringify({ ...deleted('1'), specversion: '1.0', traceparent: '00-a' }),
      1,
    ],
    [
      'a batch of CloudEvents',
      'application/cloudevents-batch+json',
      JSON.stringify([{ ...deleted('1'), ext: 1 }, deleted('2')]),
      2,
    ],
  ])('is taken: %s', async (_title, type, body, accepted) => {
    const answer = await post(body, type);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ accepted, rejected: [] });
  });

  it('is taken in the binary mode of CloudEvents', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '%CE%B1',
      'ce-source': 'dialer',
      'ce-type': 'call.deleted',
      'ce-time': '2026-11-01T09:00:00Z',
      'ce-traceparent': 'x',
    };
    const answer = await post('{"callId":"c-1"}', 'application/json', headers);
    expect(await answer.json()).toEqual({ accepted: 1, rejected: [] });
    const faulty = await post('{"callId":"c-1"}', 'application/json', { ...headers, 'ce-id': '%ff' });
    expect(await faulty.json()).toMatchObject({ accepted: 0, rejected: [{ index: 0, path: 'id' }] });
  });

  it('loses no valid event to a bad neighbour, and tells each fault with its place', async () => {
    const lines = [
      JSON.stringify(deleted('1')),
      '',
      '{"half":',
      JSON.stringify(bad),
      '[1]',
      `"${'x'.repeat(6000)}"`,
      JSON.stringify(deleted('2')),
    ];
    const answer = await post(lines.join('\n'), 'application/x-ndjson');
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({
      accepted: 2,
      rejected: [
        { index: 1, code: 'not_json', message: expect.any(String) },
        { index: 2, id: 'bad', code: 'invalid', message: expect.any(String), path: 'data.callId' },
        { index: 3, code: 'invalid', message: expect.any(String) },
        { index: 4, code: 'too_large', message: expect.any(String) },
      ],
    });
    const array = await post(JSON.stringify([bad, 5, deleted('3')]), 'application/json');
    expect(await array.json()).toMatchObject({ accepted: 1, rejected: [{ index: 0 }, { index: 1 }] });
  });

  it('refuses extension attributes where the type is not CloudEvents', async () => {
    const answer = await post(JSON.stringify({ ...deleted('1'), traceparent: 'x' }), 'application/json');
    expect(await answer.json()).toMatchObject({ accepted: 0, rejected: [{ path: 'traceparent' }] });
  });

  it.each([
    ['no JSON', 'application/json', '{"id":', { status: 400, code: 'not_json' }],
    [
      'bytes that are no UTF-8',
      'application/json',
      new Uint8Array([0x22, 0xff, 0x22]),
      { status: 400, code: 'not_json' },
    ],
    ['nothing', 'application/json', '', { status: 400, code: 'not_json' }],
    ['too much', 'application/json', `"${'x'.repeat(2_000_000)}"`, { status: 413, code: 'too_large' }],
    ['another type', 'text/plain', '{}', { status: 415, code: 'unsupported_media_type' }],
    [
      'another charset',
      'application/json; charset=latin1',
      '{}',
      { status: 415, code: 'unsupported_media_type' },
    ],
  ])('is refused whole: %s', async (_title, type, body, problem) => {
    const answer = await post(body, type);
    expect(answer.status).toBe(problem.status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject(problem);
  });

  it('is refused when compressed', async () => {
    expect((await post('x', 'application/json', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('of any length streams through', async () => {
    const lines = 20_000;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= lines) return controller.close();
        const text = Array.from(
          { length: 100 },
          () => `${JSON.stringify(sent++ % 100 === 0 ? bad : deleted(`s-${sent}`))}\n`,
        );
        controller.enqueue(new TextEncoder().encode(text.join('')));
      },
    });
    const answer = (await (await post(body, 'application/x-ndjson')).json()) as {
      accepted: number;
      rejected: object[];
    };
    expect(answer.accepted).toBe(lines - lines / 100);
    expect(answer.rejected).toHaveLength(lines / 100);
  });

  it('with very many faults is answered with a list that ends and a count that does not', async () => {
    const answer = (await (await post('1\n'.repeat(10_500), 'application/x-ndjson')).json()) as Record<
      string,
      unknown
    >;
    expect(answer).toMatchObject({ accepted: 0, rejectedCount: 10_500 });
    expect(answer.rejected).toHaveLength(10_000);
  });

  it('is in the inbox when it is answered, validated', async () => {
    const client = createClient({ url: server.redis.url });
    await client.connect();
    const before = server.app.get(Store).inbox;
    await client.flushAll();
    expect(await before.backlog()).toBe(0);
    const text = { ...deleted('n'), source: 'cafe\u0301' };
    expect((await post(JSON.stringify(text), 'application/json')).status).toBe(202);
    // The pipeline may have applied it already: then it is in the change stream's past, and the inbox has had one entry.
    const added = await client.xInfoStream('{p00}:inbox');
    expect(added['entries-added']).toBe(1);
    client.destroy();
  });
});

describe('a token bound to types and a source', () => {
  it('sends these and no others', async () => {
    const made = await server.ask('/v1/tokens', {
      json: { name: 'dialer', types: ['call.deleted'], source: 'dialer' },
    });
    const { token } = (await made.json()) as { token: string };
    const other = { ...deleted('2'), source: 'crm' };
    const seller = { ...deleted('3'), type: 'seller.changed', data: { sellerId: 's', name: 'S' } };
    const answer = await server.ask('/v1/events', { token, json: [deleted('1'), other, seller] });
    expect(await answer.json()).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 1, code: 'not_allowed', path: 'source' },
        { index: 2, code: 'not_allowed', path: 'type' },
      ],
    });
  });
});

describe('limits', () => {
  it('refuse with 503 and a time to come back while too much waits', async () => {
    await using small = await startApp({ EARSHOT_MAX_BACKLOG: '3' });
    const client = createClient({ url: small.redis.url });
    await client.connect();
    // Entries that nobody reads, beside those of the partition's group.
    const fill = client.multi();
    for (let i = 0; i < 5000; i++) fill.xAdd('{p00}:inbox', '*', { e: '{}' });
    await fill.exec();
    client.destroy();
    const answer = await small.ask('/v1/events', { json: deleted('1') });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await answer.json()).toMatchObject({ code: 'backlog_full' });
  });

  it('refuse with 429 the token that asks too often, and no other', async () => {
    await using small = await startApp({ EARSHOT_TOKEN_REQUESTS_PER_MINUTE: '5' });
    const made = await small.ask('/v1/tokens', { json: { name: 'a' } });
    const { token } = (await made.json()) as { token: string };
    const statuses = [];
    let answer: Response | undefined;
    for (let i = 0; i < 7; i++) {
      answer = await small.ask('/v1/events', { token, json: deleted('1') });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
    expect(await answer!.json()).toMatchObject({ code: 'rate_limited' });
    expect(answer!.headers.get('retry-after')).toMatch(/^(60|[1-5]?\d)$/);
    expect((await small.ask('/v1/settings')).status).toBe(200);
  });
});

describe('while the server ends', () => {
  it('a stream is refused at its next part, and so is everything new', async () => {
    await using ending = await startApp();
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        parts += 1;
        if (parts === 3) ending.app.get(Lifecycle).end();
        if (parts === 200) return controller.close();
        controller.enqueue(new TextEncoder().encode(`${JSON.stringify(deleted(`p-${parts}`))}\n`));
        await new Promise((resolve) => setTimeout(resolve, 5));
      },
    });
    const answer = await ending.ask('/v1/events', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson' },
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(parts).toBeLessThan(200);
    expect((await ending.ask('/v1/events', { json: deleted('1') })).status).toBe(503);
    expect((await ending.ask('/readyz', { token: null })).status).toBe(503);
    expect((await ending.ask('/healthz', { token: null })).status).toBe(200);
  });
});

describe('while Redis hangs', () => {
  it('events are refused within 2 s, and taken again soon after', async () => {
    await using apart = await startApp();
    expect((await apart.ask('/v1/events', { json: deleted('1') })).status).toBe(202);
    apart.redis.pause();
    for (let i = 0; i < 3; i++) {
      const askedAt = performance.now();
      const answer = await apart.ask('/v1/events', { json: deleted('1') });
      expect(performance.now() - askedAt).toBeLessThan(2_000 + BUSY_MS);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await answer.json()).toMatchObject({ code: 'store_unavailable' });
    }
    expect((await apart.ask('/readyz', { token: null })).status).toBe(503);
    expect((await apart.ask('/healthz', { token: null })).status).toBe(200);
    apart.redis.resume();
    const resumedAt = performance.now();
    while ((await apart.ask('/v1/events', { json: deleted('1') })).status !== 202) {
      expect(performance.now() - resumedAt).toBeLessThan(5_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await apart.ask('/readyz', { token: null })).status).toBe(200);
  });
});

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Account } from './account.ts';
import { readOptions, UsageError } from './options.ts';
import { atRate, play, type Timed } from './play.ts';
import { Server } from './server.ts';

const lines = (count: number): Timed[] => Array.from({ length: count }, (_, i) => ({ line: `${i}` }));
const neverEnding = new AbortController().signal;

/** A server that answers each request as `answer` says, and keeps the bodies that it got. */
async function answering(answer: (response: ServerResponse, body: string, request: number) => void) {
  const bodies: string[] = [];
  const http = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    bodies.push(body);
    answer(response, body, bodies.length);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const waits: number[] = [];
  const server = new Server(`http://127.0.0.1:${port}`, 'secret', (waitMs) => waits.push(waitMs));
  const account = new Account();
  const playAll = async (
    events: Iterable<Timed> | AsyncIterable<Timed>,
    signal: AbortSignal = neverEnding,
  ) => {
    await play(events, {
      send: (batch) => server.send(batch, signal),
      account,
      onProgress: () => {},
      signal,
    });
    await server.close();
    http.close();
  };
  return { bodies, waits, account, playAll };
}

const accept = (response: ServerResponse, accepted: number, rejected: unknown[] = []) =>
  response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ accepted, rejected }));

describe('a play', () => {
  it('sends every line once, in batches, and counts the answers', async () => {
    const to = await answering((response, body) => accept(response, body.split('\n').length - 1));
    await to.playAll(lines(450));
    const sent = to.bodies.flatMap((body) => body.trimEnd().split('\n'));
    expect(sent.toSorted((a, b) => Number(a) - Number(b))).toEqual(lines(450).map(({ line }) => line));
    expect(to.bodies.length).toBeLessThan(10);
    expect(to.account.report()).toEqual(['450 accepted, 0 rejected, 0 not sent']);
  });

  it('groups what was rejected by its reason', async () => {
    const rejected = [0, 1].map((index) => ({
      index,
      code: 'invalid',
      message: 'no',
      path: `data.segments[${index}].end`,
    }));
    const to = await answering((response) => accept(response, 1, rejected));
    await to.playAll(lines(3));
    expect(to.account.report()).toEqual([
      '1 accepted, 2 rejected, 0 not sent',
      '      2 × invalid at data.segments[].end: no',
    ]);
    expect(to.account.isClean).toBe(false);
  });

  it('waits as long as it is told and sends the same again whole', async () => {
    const to = await answering((response, _, request) =>
      request < 3
        ? response
            .writeHead(request === 1 ? 503 : 429, { 'retry-after': '0.05' })
            .end('{"code":"backlog_full"}')
        : accept(response, 5),
    );
    await to.playAll(lines(5));
    expect(to.bodies).toEqual(Array.from({ length: 3 }, () => '0\n1\n2\n3\n4\n'));
    expect(to.waits).toEqual([50, 50]);
    expect(to.account.report()).toEqual(['5 accepted, 0 rejected, 0 not sent']);
  });

  it('ends at a refusal, and says that nothing was sent', async () => {
    const to = await answering((response) =>
      response.writeHead(401).end('{"code":"unauthorized","detail":"No."}'),
    );
    await to.playAll(lines(5_000));
    expect(to.account.accepted).toBe(0);
    expect(to.account.notSent).toBeLessThan(1_000);
    expect(to.account.report()[1]).toContain('not sent: the server answered 401, unauthorized, No.');
  });

  it('that is stopped sends what was due and nothing more', async () => {
    const stop = new AbortController();
    const to = await answering((response) => {
      accept(response, 1);
      stop.abort();
    });
    await to.playAll(
      [
        { line: 'now', dueMs: Date.now() },
        { line: 'later', dueMs: Date.now() + 60_000 },
      ],
      stop.signal,
    );
    expect(to.bodies).toEqual(['now\n']);
  });

  it('at a rate has its events due evenly', async () => {
    const due: (number | undefined)[] = [];
    for await (const { dueMs } of atRate([...lines(3), { line: 'x', dueMs: 9_000 }], 4, 1_000))
      due.push(dueMs);
    expect(due).toEqual([1_000, 1_250, 1_500, 9_000]);
  });
});

describe('options', () => {
  const env = { EARSHOT_TOKEN: 't' };

  it('mean a live stream where nothing is asked for', () => {
    expect(readOptions([], env)).toMatchObject({ live: true, historyDays: 0, sellers: 18, seed: '1' });
    expect(readOptions(['--history', '3'], env)).toMatchObject({ live: false, historyDays: 3 });
    expect(readOptions(['--targets'], env)).toMatchObject({ live: false, targets: true });
    expect(readOptions(['-h'], {})).toBe('help');
  });

  it.each([
    [['--file', 'x', '--live']],
    [['--now']],
    [['--rate', '0']],
    [['--rate', 'fast']],
    [['--history', '1.5']],
    [['--time-zone', 'Nowhere/At_All']],
    [['--url', 'nonsense']],
    [['--what']],
    [['stray']],
  ])('refuse %j', (args) => {
    expect(() => readOptions(args, env)).toThrow(UsageError);
  });

  it('refuse to send without a token', () => {
    expect(() => readOptions([], {})).toThrow(UsageError);
    expect(readOptions(['--dry-run'], {})).toMatchObject({ dryRun: true });
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { BUILD_ID } from '../live/build-info.ts';
import { Connection } from '../store/connection.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { Log } from './log.ts';
import { RateLimit } from './rate-limit.ts';

let server: TestApp;
let clientDir: string;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'earshot-page-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><head><title>Earshot</title></head>');
  await writeFile(join(clientDir, 'assets', 'page-4f2a.js'), `console.log(1);${' '.repeat(2000)}`);
  await writeFile(join(clientDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  server = await startApp({ EARSHOT_CLIENT_DIR: clientDir });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await rm(clientDir, { recursive: true, force: true });
});

const get = (path: string) => server.ask(path, { token: null });

describe('the built page', () => {
  it.each(['/', '/enter', '/settings/trackers?x=1', '/index.html'])(
    'is served at %s and kept nowhere',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toContain('<title>Earshot');
    },
  );

  it('says which build of the server it came from, as the heartbeats of that server do', async () => {
    expect(await (await get('/team')).text()).toContain(
      `<meta name="earshot-build" content="${BUILD_ID}" />`,
    );
  });

  it('has files that are kept for ever by the hash in their names, and compressed', async () => {
    const answer = await get('/assets/page-4f2a.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toMatch(/^(br|gzip|zstd|deflate)$/);
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it('has the files of a build that came after the start', async () => {
    expect((await get('/assets/page-77c0.css')).status).toBe(404);
    await writeFile(join(clientDir, 'assets', 'page-77c0.css'), 'a{color:red}'.repeat(200));
    const answers = { br: 'br', gzip: 'gzip', identity: null };
    for (const [accepted, encoding] of Object.entries(answers)) {
      const answer = await server.ask('/assets/page-77c0.css', { headers: { 'accept-encoding': accepted } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toBe('accept-encoding');
      expect(await answer.text()).toContain('a{color:red}');
    }
  });

  it.each([
    '/assets/',
    '/assets/gone-1.js',
    '/assets//page-4f2a.js',
    `/assets/${'x'.repeat(300)}`,
    '/v1/none',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%00',
  ])('is not what is answered at %s', async (path) => {
    const answer = await get(path);
    expect(answer.headers.get('content-type')).not.toMatch(/^text\/html/);
    expect(answer.status).toBe(404);
  });
});

describe('every answer', () => {
  it.each([
    '/',
    '/assets/page-4f2a.js',
    '/v1/settings',
    '/v1/none',
    '/healthz',
    '/socket.io/?EIO=4&transport=polling',
  ])('at %s carries the headers that bind the browser', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy')!;
    expect(policy).not.toContain('unsafe');
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy.split(';')).toContain(part);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('to an address that cannot be read is a problem too', async () => {
    for (const path of ['/%', '/v1/%ff%', `/v1/tokens/${'x'.repeat(300)}`]) {
      const answer = await server.ask(path, { method: 'DELETE' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('allows the frames that the settings name, and demands HTTPS where that is how it is reached', async () => {
    await using framed = await startApp({
      EARSHOT_FRAME_ANCESTORS: 'https://intranet.example',
      EARSHOT_PUBLIC_URL: 'https://calls.example',
    });
    const { headers } = await framed.ask('/healthz', { token: null });
    expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://intranet.example');
    expect(headers.get('x-frame-options')).toBeNull();
  });
});

describe('health', () => {
  it('is told to everyone without detail', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('is not ready while Redis takes no writes, and is again by itself', async () => {
    const raw = await Connection.open({ url: server.redis.url, name: 'test' });
    const status = async () => (await get('/readyz')).status;
    await raw.call(['CONFIG', 'SET', 'maxmemory', '1']);
    await expect.poll(status, { timeout: 2_000 }).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
    await raw.call(['CONFIG', 'SET', 'maxmemory', '0']);
    expect(await status()).toBe(200);
    await raw.call(['REPLICAOF', '127.0.0.1', '1']);
    await expect.poll(status, { timeout: 2_000 }).toBe(503);
    await raw.call(['REPLICAOF', 'NO', 'ONE']);
    expect(await status()).toBe(200);
    raw.close();
  });

  it('is counted for Prometheus', async () => {
    await server.ask('/v1/events', { json: [1, 2] });
    const text = await (await server.ask('/metrics')).text();
    expect(text).toContain('earshot_events_rejected_total{code="invalid"} 2');
    expect(text).toMatch(/^earshot_inbox_backlog \d+$/m);
    expect(text).toContain('earshot_store_up 1');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('a rate limit', () => {
  it('lets a window of requests through and then says when the next one begins, for each key apart', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const limit = new RateLimit({ requests: 60, windowSec: 60 });
    const waits = (key: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => limit.secondsToWait(key)));
    const passed = async (key: string, count: number) =>
      (await waits(key, count)).filter((waitSec) => waitSec === undefined).length;
    expect(await passed('a', 100)).toBe(60);
    expect(await passed('b', 1)).toBe(1);
    vi.advanceTimersByTime(10_500);
    expect(await waits('a', 1)).toEqual([50]);
    expect(await passed('b', 100)).toBe(59);
    vi.advanceTimersByTime(49_500);
    expect(await passed('a', 100)).toBe(60);
  });
});

describe('the log', () => {
  const written = () => {
    const lines: string[] = [];
    return { lines, log: new Log('info', { write: (line) => void lines.push(line) }) };
  };

  it('tells an error by its class and place, not by its message', () => {
    const { lines, log } = written();
    log.failure('A request failed', new TypeError('zq9xk\n    at zq9xk'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'A request failed', error: 'TypeError' });
    expect(lines[0]).toContain('operate.test.ts');
  });

  it('tells an error of Redis by its first word', async () => {
    const raw = await Connection.open({ url: server.redis.url, name: 'test' });
    const { lines, log } = written();
    for (const command of [
      ['GET', 'zq9xk', 'zq9xk'],
      ['EVAL', 'return redis.error_reply("ZQ9XK zq9xk")', '0'],
    ])
      log.failure('A request failed', await raw.call(command).catch((error: unknown) => error));
    expect(lines.map((line) => JSON.parse(line).reply)).toEqual(['ERR', 'ERR']);
    expect(lines.join('')).not.toMatch(/zq9xk/i);
    await raw.call(['SET', 'word', '1']);
    log.failure('A request failed', await raw.call(['LPUSH', 'word', '1']).catch((error: unknown) => error));
    expect(JSON.parse(lines.at(-1)!).reply).toBe('WRONGTYPE');
    await raw.call(['DEL', 'word']);
    raw.close();
  });

  it('is limited in a flood, and counts what it leaves out', async () => {
    const { lines, log } = written();
    for (let i = 0; i < 5000; i++) log.warn('again');
    expect(lines.length).toBeLessThanOrEqual(202);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    log.warn('later');
    expect(lines.join('')).toContain('Lines were left out');
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../testing/app.ts';
import { Log } from './log.ts';
import { RateLimit } from './rate-limit.ts';

let server: TestApp;
let clientDir: string;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'earshot-page-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>Earshot</title>');
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

  it('has files that are kept for ever by the hash in their names, and compressed', async () => {
    const answer = await get('/assets/page-4f2a.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toMatch(/^(br|gzip|zstd|deflate)$/);
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/assets/gone-1.js', '/v1/none', '/assets/..%2f..%2fpackage.json', '/assets/%00'])(
    'is not what is answered at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.headers.get('content-type')).not.toMatch(/^text\/html/);
      expect(answer.status).toBe(404);
    },
  );
});

describe('every answer', () => {
  it.each(['/', '/assets/page-4f2a.js', '/v1/settings', '/v1/none', '/healthz'])(
    'at %s carries the headers that bind the browser',
    async (path) => {
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
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );

  it('to an address that cannot be read is a problem too', async () => {
    for (const path of ['/%', '/v1/%ff%', `/v1/tokens/${'x'.repeat(300)}`]) {
      const answer = await server.ask(path, { method: 'DELETE' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('allows the frames that the settings name', async () => {
    await using framed = await startApp({ EARSHOT_FRAME_ANCESTORS: 'https://intranet.example' });
    const { headers } = await framed.ask('/healthz', { token: null });
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://intranet.example');
    expect(headers.get('x-frame-options')).toBeNull();
  });
});

describe('health', () => {
  it('is told to everyone without detail', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
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
  it('lets a minute of requests through at once and then the rate, for each key apart', () => {
    const limit = new RateLimit(60);
    let nowMs = 1_000_000;
    const passed = (key: string, count: number) =>
      Array.from({ length: count }, () => limit.allows(key, nowMs)).filter(Boolean).length;
    expect(passed('a', 100)).toBe(60);
    expect(passed('b', 1)).toBe(1);
    nowMs += 10_000;
    expect(passed('a', 100)).toBe(10);
    nowMs -= 60_000;
    expect(passed('a', 100)).toBe(0);
    nowMs += 3_600_000;
    expect(passed('a', 100)).toBe(60);
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

  it('is limited in a flood, and counts what it leaves out', async () => {
    const { lines, log } = written();
    for (let i = 0; i < 5000; i++) log.warn('again');
    expect(lines.length).toBeLessThanOrEqual(202);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    log.warn('later');
    expect(lines.join('')).toContain('Lines were left out');
  });
});

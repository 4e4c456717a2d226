import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { Lifecycle } from '../operate/lifecycle.ts';
import { AnalysisPool } from '../pipeline/analysis-pool.ts';
import { startRedis, type TestRedis } from './redis.ts';

/** A whole server of a test's own, on a free port, with a Redis of its own. */
export interface TestApp extends AsyncDisposable {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly redis: TestRedis;
  readonly adminToken: string;
  /** `fetch` with a token, the admin's by default; `null` for none. */
  ask(path: string, init?: RequestInit & { token?: string | null; json?: unknown }): Promise<Response>;
}

/** Starts a server: `await using server = await startApp()`. `settings` are environment variables. */
export async function startApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const redis = await startRedis();
  const adminToken = randomBytes(16).toString('hex');
  const app = await createApp(
    configOf({
      REDIS_URL: redis.url,
      EARSHOT_ADMIN_TOKEN: adminToken,
      EARSHOT_LOG_LEVEL: 'silent',
      ...settings,
    }),
  );
  await app.listen(0, '127.0.0.1');
  app.get(Lifecycle).started();
  const url = `http://127.0.0.1:${String((app.getHttpServer().address() as { port: number }).port)}`;
  return {
    url,
    app,
    redis,
    adminToken,
    ask: (path, { token = adminToken, json, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (token !== null) headers.set('authorization', `Bearer ${token}`);
      if (json === undefined) return fetch(`${url}${path}`, { ...init, headers });
      headers.set('content-type', 'application/json');
      return fetch(`${url}${path}`, { method: 'POST', ...init, headers, body: JSON.stringify(json) });
    },
    async [Symbol.asyncDispose]() {
      redis.resume();
      app.get(Lifecycle).end();
      // Sources have no built program for analysis threads, so that batches would wait for one.
      await app.get(AnalysisPool).close();
      await app.close();
      await redis[Symbol.asyncDispose]();
    },
  };
}

function configOf(settings: Record<string, string>): Config {
  const read = readConfig(settings);
  if ('faults' in read) throw new Error(read.faults.join(' '));
  return read.config;
}

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EarshotEvent } from '@earshot/contracts';
import { createClient } from 'redis';
import { type Running, startRedis, startServer } from '../scenarios/processes.ts';

const TOKEN = 'token-of-a-server-that-only-the-benchmark-reaches';
const APPLIED_MS = 600_000;
const MOST_TRIES = 10;

const clientOf = (url: string) => createClient({ url });
const program = (name: string) => fileURLToPath(new URL(`../../server/dist/${name}.js`, import.meta.url));

/** A system to measure: its own Redis, its own server. */
export class Measured implements AsyncDisposable {
  private constructor(
    readonly redis: Running,
    private server: Running,
    private readonly client: ReturnType<typeof clientOf>,
  ) {}

  static async start(): Promise<Measured> {
    const redis = await startRedis();
    const client = clientOf(redis.url);
    client.on('error', () => {});
    await client.connect();
    return new Measured(redis, await startServer(envOf(redis)), client);
  }

  get url(): string {
    return this.server.url;
  }

  get token(): string {
    return TOKEN;
  }

  /** Ends the server and starts another on the same Redis: nothing is warm. */
  async startCold(): Promise<void> {
    await this.server.end();
    this.server = await startServer(envOf(this.redis));
  }

  async post(body: BodyInit, type: string): Promise<void> {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': type };
    const send = () => fetch(new URL('/v1/events', this.url), { method: 'POST', headers, body });
    let answer = await send();
    // Redis does not answer for a while where it begins to write a large file anew; whoever sends is told to come again.
    for (let tries = 1; answer.status === 503 && tries < MOST_TRIES; tries++) {
      await answer.body?.cancel();
      await sleep(1_000);
      answer = await send();
    }
    const result = (await answer.json()) as { rejected?: unknown[] };
    if (answer.status !== 202 || result.rejected?.length !== 0)
      throw new Error(`the server answered ${answer.status}: ${JSON.stringify(result).slice(0, 500)}`);
  }

  /** Resolves once nothing accepted waits to be applied. */
  async applied(): Promise<void> {
    const giveUpAtMs = performance.now() + APPLIED_MS;
    while ((await this.client.xLen('{p00}:inbox')) > 0) {
      if (performance.now() > giveUpAtMs) throw new Error('accepted events are not applied');
      await sleep(3);
    }
  }

  /** Resolves once every day and month that is over stands in one piece, as it does some minutes after its end. */
  async packed(): Promise<void> {
    const giveUpAtMs = performance.now() + APPLIED_MS;
    for (;;) {
      // A bucket's key ends with its date or month; it is over an hour after its end.
      const today = new Date(Date.now() - 61 * 60_000).toISOString().slice(0, 10);
      const loose = (await this.client.sMembers('{p00}:loose')).map((key) => key.split(':').at(-1)!);
      if (loose.every((date) => date >= today.slice(0, date.length))) return;
      if (performance.now() > giveUpAtMs) throw new Error('days that are over are not packed');
      await sleep(200);
    }
  }

  /** Resolves once the server says that it can be asked. */
  async ready(): Promise<void> {
    const isReady = async () => (await fetch(new URL('/readyz', this.url))).status === 200;
    while (!(await isReady())) await sleep(20);
  }

  /** Bytes that Redis uses for data and clients, and of them those of the stream of changes, which is cut by its age. */
  async memory(): Promise<{ used: number; changes: number }> {
    const used = /^used_memory:(\d+)/m.exec(await this.client.info('memory'))?.[1];
    const changes = await this.client.memoryUsage('{p00}:changes', { SAMPLES: 0 });
    if (used === undefined || changes === null) throw new Error('Redis does not tell what memory it uses');
    return { used: Number(used), changes };
  }

  /** Compares every counter with the stored calls; throws where one differs. */
  async verify(): Promise<void> {
    await runProgram('verify', envOf(this.redis));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.end();
    await this.client.close();
    await this.redis.end();
  }
}

const envOf = (redis: Running) => ({
  REDIS_URL: redis.url,
  EARSHOT_ADMIN_TOKEN: TOKEN,
  EARSHOT_LOG_LEVEL: 'warn',
});

/** Calls a second that the bare function in Redis takes, in an empty Redis of its own. */
export async function ceilingOf(events: readonly EarshotEvent[]): Promise<number> {
  const redis = await startRedis();
  try {
    const { calls, seconds } = JSON.parse(await runProgram('ceiling', envOf(redis), ndjson(events)));
    return calls / seconds;
  } finally {
    await redis.end();
  }
}

/** How many milliseconds a node takes to fold each of the last of these calls into a view, upon an empty Redis of its own. */
export async function foldingOf(events: readonly EarshotEvent[]): Promise<number[]> {
  const redis = await startRedis();
  try {
    return JSON.parse(await runProgram('fold', envOf(redis), ndjson(events))).tookMs;
  } finally {
    await redis.end();
  }
}

export const ndjson = (events: readonly EarshotEvent[]) =>
  events.map((event) => JSON.stringify(event)).join('\n');

/** Runs a built program of the server to its end and answers what it printed; throws where it fails. */
async function runProgram(name: string, env: Record<string, string>, input = ''): Promise<string> {
  const child = spawn(process.execPath, [program(name)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const printed = await text(child.stdout);
  const code = await ended;
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${printed}`);
  return printed;
}

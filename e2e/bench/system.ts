import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EarshotEvent } from '@earshot/contracts';
import { createClient } from 'redis';
import { type Running, startRedis, startServer } from '../scenarios/processes.ts';

const TOKEN = 'token-of-a-server-that-only-the-benchmark-reaches';
const APPLIED_MS = 600_000;

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
    const answer = await fetch(new URL('/v1/events', this.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': type },
      body,
    });
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

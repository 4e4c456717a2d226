import { randomBytes } from 'node:crypto';
import type {
  Erasure,
  ErasureAnswer,
  ErasureList,
  IngestAnswer,
  SettingsChange,
  Snapshot,
  Tracker,
  TrackerList,
  ViewOpen,
} from '@earshot/contracts';
import { createClient } from 'redis';
import { eventually, LiveClient } from './live-client.ts';
import { type Running, runToEnd, startRedis, startServer } from './processes.ts';

export interface SystemOptions {
  partitions?: number;
  timeZone?: string;
}

/** How long accepted events may wait, at most: those in the hands of a killed server are taken over after 30 s. */
const SETTLED_MS = 60_000;
const BACKFILLED_MS = 30_000;
const ERASED_MS = 60_000;

/** The running system: a Redis and a server of its own, on free ports, ended when it goes out of scope. */
export class System implements AsyncDisposable {
  private constructor(
    private readonly redis: Running,
    private server: Running,
    private readonly env: Record<string, string>,
    private readonly token: string,
  ) {}

  static async start({ partitions = 1, timeZone = 'UTC' }: SystemOptions): Promise<System> {
    const redis = await startRedis();
    const token = randomBytes(24).toString('base64url');
    const env = {
      REDIS_URL: redis.url,
      EARSHOT_ADMIN_TOKEN: token,
      EARSHOT_TIME_ZONE: timeZone,
      EARSHOT_PARTITIONS: String(partitions),
    };
    try {
      return new System(redis, await startServer(env), env, token);
    } catch (error) {
      await redis.end();
      throw error;
    }
  }

  get url(): string {
    return this.server.url;
  }

  get redisUrl(): string {
    return this.redis.url;
  }

  get adminToken(): string {
    return this.token;
  }

  /** All that the present server has written. */
  get output(): string {
    return this.server.output();
  }

  /** Ends the server at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.server.end('SIGKILL');
  }

  /** Starts a server again, on the same Redis and the same port; another build of it, with other settings, where that is said. */
  async restart(other: { program?: string; env?: Record<string, string> } = {}): Promise<void> {
    const { port } = new URL(this.url);
    this.server = await startServer({ ...this.env, ...other.env, PORT: port }, other.program);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, ...init.headers };
    return fetch(new URL(path, this.url), { ...init, headers });
  }

  /** Sends lines as NDJSON: events, or anything else that is to be refused. */
  async sendLines(lines: readonly string[]): Promise<IngestAnswer> {
    return this.json('/v1/events', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
  }

  send(events: readonly unknown[]): Promise<IngestAnswer> {
    return this.sendLines(events.map((event) => JSON.stringify(event)));
  }

  dashboard({ scope, period }: ViewOpen): Promise<Snapshot> {
    const { kind, ...span } = period;
    return this.json(`/v1/dashboard?${new URLSearchParams({ scope, period: kind, ...span })}`);
  }

  /** What a path answers, by parameters that are known. */
  read<T>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): Promise<T> {
    const known = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return this.json(`${path}?${new URLSearchParams(known)}`);
  }

  /** A link that signs a person in once. */
  async signInLink(role: 'admin' | 'manager' = 'manager'): Promise<string> {
    const { url } = await this.json<{ url: string }>('/v1/sign-in-links', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    });
    return url;
  }

  connect(): Promise<LiveClient> {
    return LiveClient.connect(this.url, this.token);
  }

  async putTracker({ id, ...input }: Tracker): Promise<void> {
    const body = JSON.stringify(input);
    await this.json(`/v1/trackers/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
  }

  /** Erases for good; resolves when it is done, Redis's files included. */
  async erase(path: `${'calls' | 'customers' | 'sellers'}/${string}`): Promise<Erasure> {
    const { erasure } = await this.json<ErasureAnswer>(`/v1/${path}`, { method: 'DELETE' });
    return this.erased(erasure.id);
  }

  async erased(id: string): Promise<Erasure> {
    let last: Erasure | undefined;
    const isDone = async () => {
      const { erasures } = await this.json<ErasureList>('/v1/erasures?limit=200');
      last = erasures.find((erasure) => erasure.id === id);
      return last?.state === 'done';
    };
    if (!(await eventually(isDone, ERASED_MS)))
      throw new Error(`erasing does not come to its end: ${JSON.stringify(last)}`);
    return last!;
  }

  async changeSettings(change: SettingsChange): Promise<void> {
    await this.json('/v1/settings', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
  }

  /** Says that a name is no brand, or takes that back; waits until stored calls have been counted for it. */
  async dismissBrand(brandId: string, method: 'POST' | 'DELETE' = 'POST'): Promise<void> {
    const path = `/v1/brands/${encodeURIComponent(brandId)}/dismiss`;
    const answer = await this.fetch(path, { method });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    await this.backfilled();
  }

  async putTrackers(trackers: readonly Tracker[]): Promise<void> {
    for (const tracker of trackers) await this.putTracker(tracker);
    await this.backfilled();
  }

  /** Waits until every stored call has been counted for the newest trackers. */
  async backfilled(): Promise<void> {
    const isIdle = async () => {
      const { backfill } = await this.json<TrackerList>('/v1/trackers');
      return backfill.state === 'idle';
    };
    if (!(await eventually(isIdle, BACKFILLED_MS))) throw new Error('the back-fill does not come to its end');
  }

  /** Accepted events that are not yet applied, as Redis has them. */
  async backlog(): Promise<number> {
    const client = createClient({ url: this.redis.url });
    client.on('error', () => {});
    await client.connect();
    const inboxes = await client.keys('{p*}:inbox');
    const lengths = await Promise.all(inboxes.map((inbox) => client.xLen(inbox)));
    client.destroy();
    return lengths.reduce((a, b) => a + b, 0);
  }

  /** Waits until every accepted event has been applied. */
  async settled(): Promise<void> {
    if (!(await eventually(async () => (await this.backlog()) === 0, SETTLED_MS, 50)))
      throw new Error('accepted events are not applied');
  }

  /** Recomputes every counter as `npm run verify` does, told nothing but where Redis is. */
  verify(): Promise<{ code: number; output: string }> {
    return runToEnd('verify', { REDIS_URL: this.redis.url });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.end();
    await this.redis.end();
  }

  private async json<T>(path: string, init?: RequestInit): Promise<T> {
    const answer = await this.fetch(path, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init?.method ?? 'GET'} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }
}

export const startSystem = (options: SystemOptions = {}) => System.start(options);

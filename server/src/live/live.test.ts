import { applyPatch, type Heartbeat, type Snapshot, type ViewOpenAnswer } from '@earshot/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AccessService } from '../access/access.service.ts';
import { hashOf } from '../access/secrets.ts';
import { Sessions } from '../access/sessions.ts';
import { Store } from '../store/store.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import type { Event } from '../views/any-event.ts';
import { canonical, Rig, tellRedis } from '../views/rig.ts';
import { Views } from '../views/views.ts';
import { LiveGateway } from './live.gateway.ts';
import {
  ADMIN_TOKEN,
  connectTo,
  handshake,
  type LiveClient,
  type LiveServer,
  RawClient,
  startLiveServer,
} from './live-rig.ts';
import type { Peer } from './peer.ts';

let redis: TestRedis;
let rig: Rig;
let server: LiveServer;
beforeAll(async () => {
  redis = await startRedis();
  rig = await Rig.start({ url: redis.url, partitions: 1, timeZone: 'Europe/Athens', nowMs: Date.now() });
  server = await startLiveServer({ redisUrl: redis.url });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

const ALL_TIME = { scope: 'all', period: { kind: 'allTime' } } as const;
const VIEW_ID = 'all~allTime';

async function connected(client: LiveClient): Promise<LiveClient> {
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  return client;
}

/** The code of the refusal, or the words "let in". */
async function refusalOf(client: LiveClient): Promise<string> {
  try {
    await connected(client);
    return 'let in';
  } catch (error) {
    const { message, data } = error as Error & { data?: { code?: string } };
    return data?.code ?? message;
  } finally {
    client.disconnect();
  }
}

function finished(n: number): Event {
  const counters = new Map([
    ['calls', 1],
    ['ms', 1000 * n],
  ]);
  return { kind: 'finished', callId: `call-${n}`, sellerId: `s${n % 3}`, agoMs: 0, counters };
}

async function issue(role: 'ingest' | 'manager', name: string): Promise<{ token: string; id: string }> {
  const token = `${name}-${'x'.repeat(32)}`;
  const createdAt = new Date().toISOString();
  await rig.store.access.putToken(hashOf(token), { id: name, name, role, createdAt } as never);
  return { token, id: name };
}

/** A page that keeps to the protocol: it applies what fits, and fails the test where something does not. */
class Page {
  held: { epoch: string; rev: number; snapshot: Snapshot } | undefined;
  snapshots = 0;
  deltas = 0;
  faults: string[] = [];

  constructor(readonly client: LiveClient) {
    client.on('view:delta', (delta, done) => {
      this.deltas += 1;
      if (!this.held) this.faults.push('a delta before the document');
      else if (this.held.epoch !== delta.epoch || this.held.rev !== delta.prev) this.faults.push('a gap');
      else
        this.held = {
          epoch: delta.epoch,
          rev: delta.rev,
          snapshot: applyPatch(this.held.snapshot, delta.patch),
        };
      done();
    });
    client.on('view:snapshot', ({ epoch, rev, snapshot }, done) => {
      this.snapshots += 1;
      this.held = { epoch, rev, snapshot };
      done();
    });
  }

  peerAmong(peers: ReadonlySet<Peer>): Peer | undefined {
    return [...peers].find((peer) => peer.socket.id === this.client.id);
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.client.emit('view:open', ALL_TIME, (answer) => {
        if (answer.ok) this.held = answer;
        else this.faults.push(answer.error.code);
        resolve();
      });
    });
  }
}

async function expectCurrent(page: Page): Promise<void> {
  const fresh = canonical(await server.app.get(Views).snapshotNow(ALL_TIME));
  await expect.poll(() => canonical(page.held?.snapshot), { timeout: 5_000, interval: 10 }).toBe(fresh);
  expect(page.faults).toEqual([]);
}

describe('a handshake', () => {
  it('is refused without a token, with a wrong one, and with one that is no text', async () => {
    expect(await refusalOf(connectTo(server, {}))).toBe('unauthorized');
    expect(await refusalOf(connectTo(server, { auth: { token: 'x' } }))).toBe('unauthorized');
    expect(await refusalOf(connectTo(server, { auth: { token: { a: 1 } } }))).toBe('unauthorized');
    expect(await refusalOf(connectTo(server))).toBe('let in');
  });

  it('is open to the roles that may watch views, and to no other', async () => {
    const answers = { manager: 'let in', ingest: 'forbidden' };
    for (const [role, answer] of Object.entries(answers)) {
      const { token } = await issue(role as keyof typeof answers, `token-of-${role}`);
      expect(await refusalOf(connectTo(server, { auth: { token } }))).toBe(answer);
    }
  });

  it('is open to a session by its cookie', async () => {
    const sessions = server.app.get(Sessions);
    const lasting = { ttlMs: 60_000, nowMs: Date.now() };
    const code = await sessions.invite({ id: 'ann', role: 'manager', name: 'Ann' }, lasting);
    const opened = await sessions.open(code, Date.now());
    const cookie = `earshot_session=${opened!.secret}`;
    expect(await refusalOf(connectTo(server, { extraHeaders: { cookie } }))).toBe('let in');
    expect(await refusalOf(connectTo(server, { extraHeaders: { cookie: `${cookie}x` } }))).toBe(
      'unauthorized',
    );
  });

  it('is refused to a page of another origin, and let in to a page of ours', async () => {
    const auth = { token: ADMIN_TOKEN };
    const foreign = connectTo(server, { auth, extraHeaders: { origin: 'https://evil.example' } });
    expect(await refusalOf(foreign)).toBe('websocket error');
    expect(await refusalOf(connectTo(server, { auth, extraHeaders: { origin: server.url } }))).toBe('let in');
  });

  it('to any other namespace is refused', async () => {
    const auth = { token: ADMIN_TOKEN };
    expect(await refusalOf(connectTo(server, { auth }, '/'))).toBe('forbidden');
    expect(await refusalOf(connectTo(server, { auth }, '/other'))).toBe('forbidden');
    expect(await refusalOf(connectTo(server, { auth }, '/live/x'))).toBe('forbidden');
  });

  it('to other namespaces leaves nothing behind', async () => {
    const client = await connected(connectTo(server));
    const [peer] = server.app.get(LiveGateway).peers;
    const { _nsps: namespaces } = peer!.socket.nsp.server;
    for (let n = 0; n < 5; n++) await refusalOf(connectTo(server, undefined, `/other-${n}`));
    expect([...namespaces.keys()]).toEqual(['/', '/live']);
    client.disconnect();
  });
});

describe('handshakes', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  /** How many are refused of one more than an address may make in a second, which each claim what `claim` gives. */
  async function refusedOf(to: LiveServer, claim: (n: number) => string): Promise<number> {
    const statuses = Array.from({ length: 101 }, (_, n) => handshake(to, from(claim(n))));
    return (await Promise.all(statuses)).filter((status) => status !== 101).length;
  }

  // A busy machine may take more than the second for them; what came before is over by the next look.
  const PATIENCE = { timeout: 15_000, interval: 1_200 };

  it('behind a trusted proxy are counted by the address that it tells', async () => {
    await using proxied = await startLiveServer({ redisUrl: redis.url, trustedProxies: '127.0.0.1' });
    let other: Promise<number>;
    const refused = () => {
      const all = refusedOf(proxied, () => '203.0.113.7');
      other = handshake(proxied, from('203.0.113.8'));
      return all;
    };
    await expect.poll(refused, PATIENCE).toBe(1);
    expect(await other!).toBe(101);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    // What a visitor claims stands before what the proxy adds.
    await expect.poll(() => refusedOf(proxied, (n) => `198.51.100.${n}, 203.0.113.9`), PATIENCE).toBe(1);
  });

  it('that claim an address without a trusted proxy are counted by their own', async () => {
    await using bare = await startLiveServer({ redisUrl: redis.url });
    await expect.poll(() => refusedOf(bare, (n) => `198.51.100.${n}`), PATIENCE).toBe(1);
  });
});

describe('a message', () => {
  it('that is wrong is answered with a refusal that repeats nothing of it', async () => {
    const client = await connected(connectTo(server));
    const ask = (name: string, ...args: unknown[]) =>
      client.timeout(2_000).emitWithAck(name as 'view:open', ...(args as [never])) as Promise<unknown>;
    const secret = 'sEc-ReT';
    const wrong: [string, ...unknown[]][] = [
      ['view:open'],
      ['view:open', null],
      ['view:open', secret],
      ['view:open', [secret]],
      ['view:open', {}, secret],
      ['view:open', { scope: secret, period: { kind: 'allTime' } }],
      ['view:open', { scope: 'all', period: { kind: secret } }],
      ['view:open', { ...ALL_TIME, [secret]: secret }],
      ['view:open', JSON.parse('{"scope":"all","period":{"kind":"allTime"},"__proto__":{"a":1}}')],
      ['view:open', { scope: 'all', period: { kind: 'custom', from: secret, to: secret } }],
      ['view:open', Buffer.from(secret)],
      ['view:close', { viewId: 1 }],
      ['view:close', {}],
      [secret, secret],
    ];
    for (const one of wrong) {
      const answer = await ask(...one);
      expect(answer).toMatchObject({
        ok: false,
        error: { code: expect.stringMatching(/^(invalid|unknown_type)$/) },
      });
      expect(JSON.stringify(answer)).not.toContain(secret);
    }
    client.emit('view:open', { scope: secret } as never, undefined as never);
    expect(await ask('view:close', { viewId: 'never opened' })).toEqual({ ok: true });
    client.disconnect();
  });

  it('opens at most 20 views on one connection', async () => {
    const client = await connected(connectTo(server));
    const answers: ViewOpenAnswer[] = [];
    for (let n = 0; n < 21; n++)
      answers.push(
        await client.emitWithAck('view:open', { scope: `team:t${n}`, period: { kind: 'last24h' } }),
      );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    client.disconnect();
  });

  it('that comes too fast is refused, and a page that goes on is sent away', async () => {
    const client = await connected(connectTo(server));
    const gone = new Promise((resolve) => client.once('bye', resolve));
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => client.emitWithAck('view:close', { viewId: 'x' })),
    );
    expect(answers.filter((answer) => !answer.ok).length).toBeGreaterThan(20);
    for (let n = 0; n < 300; n++) client.emit('view:close', { viewId: 'x' }, () => undefined);
    expect(await gone).toMatchObject({ reason: 'rate_limited' });
  });
});

describe('a page', () => {
  it('opened at any moment of a busy stream misses no delta and is given none before its document', async () => {
    const pages: Page[] = [];
    let isStreaming = true;
    const stream = (async () => {
      for (let n = 0; isStreaming; n++) {
        await rig.apply(
          finished(n % 500),
          ...(n % 7 === 0 ? [{ kind: 'deleted', callId: `call-${n % 90}` } as const] : []),
        );
      }
    })();
    for (let n = 0; n < 40; n++) {
      const page = new Page(await connected(connectTo(server)));
      pages.push(page);
      await page.open();
      if (n % 3 === 0) await page.open();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    isStreaming = false;
    await stream;
    for (const page of pages) await expectCurrent(page);
    expect(Math.min(...pages.map((page) => page.deltas))).toBeGreaterThan(2);
    expect(Math.max(...pages.map((page) => page.snapshots))).toBe(0);
    for (const { client } of pages) client.disconnect();
  });

  it('hears the heartbeat with the rev of what it shows', async () => {
    const page = new Page(await connected(connectTo(server)));
    await page.open();
    const beat = await new Promise<unknown>((resolve) => page.client.once('heartbeat', resolve));
    const { epoch, rev } = page.held!;
    expect(beat).toMatchObject({ version: expect.any(String), views: { [VIEW_ID]: { epoch, rev } } });
    page.client.disconnect();
  });

  it('hears at once that its figures are of this moment again, when the store answers after a silence', async () => {
    const page = new Page(await connected(connectTo(server)));
    await page.open();
    const ages: number[] = [];
    page.client.on('heartbeat', ({ now, views }) =>
      ages.push(Date.parse(now) - Date.parse(views[VIEW_ID]!.asOf)),
    );
    redis.pause();
    // Right after a regular beat, so that the next one is 5 s away.
    await expect.poll(() => ages.at(-1) ?? 0, { timeout: 20_000, interval: 20 }).toBeGreaterThan(5_000);
    const beats = ages.length;
    redis.resume();
    await expect.poll(() => ages.length, { timeout: 4_000, interval: 20 }).toBeGreaterThan(beats);
    expect(ages.at(-1)).toBeLessThan(4_000);
    page.client.disconnect();
  });

  it('hears that calls are refused while Redis takes no writes, and at once when it takes them again', async () => {
    const page = new Page(await connected(connectTo(server)));
    await page.open();
    const beats: Heartbeat[] = [];
    page.client.on('heartbeat', (beat) => beats.push(beat));
    await expect.poll(() => beats.length, { timeout: 7_000 }).toBeGreaterThan(0);
    expect(beats.at(-1)).not.toHaveProperty('takesCalls');
    await tellRedis(redis.port, 'CONFIG SET maxmemory 1');
    await expect.poll(() => beats.at(-1)?.takesCalls, { timeout: 7_000 }).toBe(false);
    // What is shown is of this moment all the same.
    const { now, views } = beats.at(-1)!;
    expect(Date.parse(now) - Date.parse(views[VIEW_ID]!.asOf)).toBeLessThan(4_000);
    await tellRedis(redis.port, 'CONFIG SET maxmemory 0');
    await expect.poll(() => beats.at(-1)?.takesCalls, { timeout: 2_000 }).toBeUndefined();
    page.client.disconnect();
  });

  it('is given a fresh document when the store was emptied', async () => {
    const page = new Page(await connected(connectTo(server)));
    await page.open();
    const { epoch } = page.held!;
    await tellRedis(redis.port, 'FLUSHALL');
    await expect.poll(() => page.snapshots, { timeout: 10_000 }).toBe(1);
    expect(page.held!.epoch).not.toBe(epoch);
    await rig.apply(finished(1), finished(2));
    await expectCurrent(page);
    expect(page.held!.snapshot.recording.calls).toBe(2);
    page.client.disconnect();
  });

  it('whose token is revoked is sent away within 10 s, however many are connected and however slow the store is', async () => {
    const access = server.app.get(AccessService);
    const current = access.current.bind(access);
    const slowed = vi.spyOn(access, 'current').mockImplementation(async (principal) => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      return current(principal);
    });
    onTestFinished(() => slowed.mockRestore());
    const others = await Promise.all(Array.from({ length: 60 }, () => connected(connectTo(server))));
    const { token, id } = await issue('manager', 'last of many');
    const client = await connected(connectTo(server, { auth: { token } }));
    const bye = new Promise((resolve) => client.once('bye', resolve));
    await server.app.get(Store).access.deleteToken(id);
    const revokedAt = performance.now();
    expect(await bye).toMatchObject({ reason: 'unauthorized' });
    expect(performance.now() - revokedAt).toBeLessThan(10_000);
    for (const other of others) other.disconnect();
  });

  it('whose token is revoked is told and sent away within 10 s', async () => {
    const { token, id } = await issue('manager', 'revoked');
    const client = await connected(connectTo(server, { auth: { token } }));
    const bye = new Promise((resolve) => client.once('bye', resolve));
    const end = new Promise((resolve) => client.once('disconnect', resolve));
    await server.app.get(Store).access.deleteToken(id);
    const startedAt = performance.now();
    expect(await bye).toMatchObject({ reason: 'unauthorized' });
    await end;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('a slow page', () => {
  // Pages of the tests before are gone.
  beforeEach(() => expect.poll(() => server.app.get(LiveGateway).peers.size).toBe(0));

  it('that acknowledges nothing is sent a few deltas and then nothing more', async () => {
    const client = await connected(connectTo(server));
    let deltas = 0;
    client.on('view:delta', () => {
      deltas += 1;
    });
    await client.emitWithAck('view:open', ALL_TIME);
    for (let n = 0; n < 15; n++) {
      await rig.apply(finished(1000 + n));
      await new Promise((resolve) => setTimeout(resolve, 110));
    }
    expect(deltas).toBe(8);
    client.disconnect();
  });

  it('that takes its time is given one whole document when it has caught up', async () => {
    const client = await connected(connectTo(server));
    const waiting: (() => void)[] = [];
    let held: Snapshot | undefined;
    client.on('view:delta', (_, done) => waiting.push(done));
    client.on('view:snapshot', (snapshot, done) => {
      held = snapshot.snapshot;
      done();
    });
    await client.emitWithAck('view:open', ALL_TIME);
    for (let n = 0; n < 12; n++) {
      await rig.apply(finished(2000 + n));
      await new Promise((resolve) => setTimeout(resolve, 110));
    }
    expect(held).toBeUndefined();
    for (const done of waiting) done();
    const fresh = await server.app.get(Views).snapshotNow(ALL_TIME);
    await expect.poll(() => canonical(held), { timeout: 2_000 }).toBe(canonical(fresh));
    client.disconnect();
  });

  it('that reads nothing has little waiting for it, and harms nobody', async () => {
    const other = new Page(await connected(connectTo(server)));
    await other.open();
    const stalled = await Promise.all(Array.from({ length: 20 }, () => RawClient.open(server, ADMIN_TOKEN)));
    for (const client of stalled)
      client.send('2/live,1["view:open",{"scope":"all","period":{"kind":"allTime"}}]');
    const { peers } = server.app.get(LiveGateway);
    const slow = () => [...peers].filter((peer) => peer !== other.peerAmong(peers));
    await expect.poll(() => slow().filter((peer) => peer.showings.size === 1).length).toBe(20);
    for (const client of stalled) client.stall();
    const before = other.deltas;
    for (let n = 0; n < 40; n++) {
      for (const client of stalled) client.pong();
      await rig.apply(
        { kind: 'named', sellerId: `s${n % 3}`, name: `${n}${'n'.repeat(198)}` },
        finished(3000 + n),
      );
      await new Promise((resolve) => setTimeout(resolve, 105));
    }
    for (const peer of slow()) {
      expect(peer.showings.get(VIEW_ID)!.unanswered.size).toBe(8);
      expect(peer.showings.get(VIEW_ID)!.behindSince).toBeDefined();
      expect(peer.bufferedBytes()).toBeLessThan(300 * 1024);
    }
    expect(other.deltas - before).toBeGreaterThan(20);
    await expectCurrent(other);
    for (const client of stalled) client.destroy();
    other.client.disconnect();
  }, 60_000);

  it('that has been behind for 30 s is told so and cut off', async () => {
    const client = await connected(connectTo(server));
    await client.emitWithAck('view:open', ALL_TIME);
    const bye = new Promise((resolve) => client.once('bye', resolve));
    const [peer] = server.app.get(LiveGateway).peers;
    const showing = peer!.showings.get(VIEW_ID)!;
    showing.unanswered.add(-1);
    showing.behindSince = performance.now() - 29_000;
    expect(await bye).toMatchObject({ reason: 'slow' });
    expect(performance.now() - showing.behindSince).toBeGreaterThan(30_000);
  });

  it('for which more than 1 MB waits is cut off', async () => {
    const raw = await RawClient.open(server, ADMIN_TOKEN);
    raw.stall();
    const { peers } = server.app.get(LiveGateway);
    await expect.poll(() => peers.size).toBe(1);
    const [peer] = peers;
    // The network itself takes some megabytes before anything waits here.
    for (let n = 0; n < 80; n++)
      peer!.socket.emit('bye', { reason: 'x'.repeat(200_000) as 'slow', retryAfterMs: 0 });
    expect(peer!.bufferedBytes()).toBeGreaterThan(1024 * 1024);
    await expect.poll(() => peers.size, { timeout: 3_000 }).toBe(0);
    expect(peer!.socket.request.socket.destroyed).toBe(true);
    raw.destroy();
  });

  it('is given no further document to hold while more than 1 MB waits for it', async () => {
    const raw = await RawClient.open(server, ADMIN_TOKEN);
    raw.stall();
    const gateway = server.app.get(LiveGateway);
    await expect.poll(() => gateway.peers.size).toBe(1);
    const [peer] = gateway.peers;
    while (!peer!.isHopeless)
      peer!.socket.emit('bye', { reason: 'x'.repeat(200_000) as 'slow', retryAfterMs: 0 });
    const answers: unknown[] = [];
    await gateway.open(peer!.socket, ALL_TIME, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([]);
    expect(gateway.peers.size).toBe(0);
    raw.destroy();
  });
});

describe('a server that ends', () => {
  it('tells its pages when to come back', async () => {
    const ending = await startLiveServer({ redisUrl: redis.url });
    const client = await connected(connectTo(ending));
    const bye = new Promise((resolve) => client.once('bye', resolve));
    const end = new Promise((resolve) => client.once('disconnect', resolve));
    await ending[Symbol.asyncDispose]();
    expect(await bye).toMatchObject({ reason: 'ending', retryAfterMs: expect.any(Number) });
    await end;
  });
});

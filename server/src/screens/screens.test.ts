import type { OwnScreen, Screen, ScreenReport, ViewOpenAnswer } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveGateway } from '../live/live.gateway.ts';
import type { TestApp } from '../testing/app.ts';
import { ScreenRegistry } from './registry.ts';
import { applyCanaries, asked, beginPairing, claim, SHOW, startTwoNodes, WallPage } from './screens-rig.ts';

let nodes: Awaited<ReturnType<typeof startTwoNodes>>;
let one: TestApp;
let other: TestApp;
beforeAll(async () => {
  nodes = await startTwoNodes();
  ({ one, other } = nodes);
}, 60_000);
afterAll(() => nodes?.[Symbol.asyncDispose]());

const ALL_TIME = { scope: 'all', period: { kind: 'allTime' } } as const;
const codeOf = (answer: ViewOpenAnswer) => (answer.ok ? 'ok' : answer.error.code);
const listed = async (id: string, node = one) =>
  (await asked<Screen[]>(node, '/v1/screens')).body.find((screen) => screen.id === id);
const change = (id: string, json: object, node = one) =>
  asked<Screen>(node, `/v1/screens/${id}`, { method: 'PATCH', json });

async function tokenOf(teams?: string[]): Promise<string> {
  const json = { name: `manager of ${teams?.join() ?? 'all'}`, role: 'manager', ...(teams && { teams }) };
  return (await asked<{ token: string }>(one, '/v1/tokens', { json })).body.token;
}

describe('pairing', () => {
  it('gives the credential to whoever has the secret, once the code is confirmed, on any node', async () => {
    const { code, secret, askEveryMs } = await beginPairing(one);
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(askEveryMs).toBeGreaterThan(0);
    expect(await claim(other, secret)).toEqual({ state: 'waiting' });
    const typed = code.toLowerCase().replace('-', ' ');
    const made = await asked<Screen>(other, '/v1/screens', {
      json: { code: typed, name: 'Lobby', show: SHOW },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'Lobby', show: SHOW, state: 'off', pairedBy: 'Admin' });
    const claimed = await claim(one, secret);
    expect(claimed.cookie).toMatch(
      /^earshot_screen=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const cookie = claimed.cookie!.split(';')[0]!;
    const own = await other.ask('/v1/screen', { token: null, headers: { cookie, 'x-earshot-as': 'screen' } });
    expect(own.headers.get('set-cookie')).toBe(claimed.cookie);
    expect((await own.json()) as OwnScreen).toMatchObject({ id: made.body.id, name: 'Lobby', show: SHOW });
  });

  it('tells the code alone nothing, nor another secret', async () => {
    const { code, secret } = await beginPairing(one);
    await asked(one, '/v1/screens', { json: { code, name: 'Wall', show: SHOW } });
    const [shown] = secret.split('.');
    for (const guess of [code, shown!, `${shown}.`, `${shown}.${'A'.repeat(43)}`, 'x'])
      expect(await claim(one, guess)).toEqual({ state: 'expired' });
  });

  it('that was answered and not heard can be claimed again, and only the last credential counts', async () => {
    const { code, secret } = await beginPairing(one);
    await asked(one, '/v1/screens', { json: { code, name: 'Wall', show: SHOW } });
    const cookies = [await claim(one, secret), await claim(one, secret)].map(
      ({ cookie }) => cookie!.split(';')[0]!,
    );
    const statuses = cookies.map(async (cookie) => {
      const headers = { cookie, 'x-earshot-as': 'screen' };
      return (await one.ask('/v1/screen', { token: null, headers })).status;
    });
    expect(await Promise.all(statuses)).toEqual([401, 200]);
  });

  it('of one code makes one screen, however many confirm it at once', async () => {
    const { code } = await beginPairing(one);
    const before = (await asked<Screen[]>(one, '/v1/screens')).body.length;
    const json = { code, name: 'Wall', show: SHOW };
    const made = await Promise.all([one, other, one].map((node) => asked(node, '/v1/screens', { json })));
    expect(made.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    expect((await asked<Screen[]>(one, '/v1/screens')).body).toHaveLength(before + 1);
  });

  it('by codes that nobody shows is refused, and soon altogether', async () => {
    const token = await tokenOf();
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) {
      const json = { code: 'ABCD-EFGH', name: 'Wall', show: SHOW };
      statuses.push((await asked(other, '/v1/screens', { json, token })).status);
    }
    expect(statuses.slice(0, 5)).toEqual(Array(5).fill(404));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('whoever manages screens', () => {
  it('of some teams sees, pairs, changes, commands and revokes only theirs', async () => {
    const token = await tokenOf(['a']);
    using whole = await WallPage.pair(one);
    const ids = async () => (await asked<Screen[]>(one, '/v1/screens', { token })).body.map(({ id }) => id);
    const { code } = await beginPairing(one);
    const pair = (scope: string) =>
      asked<Screen>(one, '/v1/screens', { token, json: { code, name: 'Ours', show: { ...SHOW, scope } } });
    expect((await pair('all')).status).toBe(403);
    const made = await pair('team:a');
    expect(made.status).toBe(201);
    expect(await ids()).toEqual([made.body.id]);
    const { id } = whole.screen;
    expect(
      (await asked(one, `/v1/screens/${id}`, { token, method: 'PATCH', json: { name: 'x' } })).status,
    ).toBe(404);
    expect((await asked(one, `/v1/screens/${id}`, { token, method: 'DELETE' })).status).toBe(404);
    const json = { command: 'identify' };
    expect((await asked(one, `/v1/screens/${id}/commands`, { token, json })).status).toBe(404);
    const own = `/v1/screens/${made.body.id}`;
    const away = { show: { ...SHOW, scope: 'team:b' } };
    expect((await asked(one, own, { token, method: 'PATCH', json: away })).status).toBe(403);
    expect((await asked(one, own, { token, method: 'PATCH', json: { name: 'Hall' } })).body).toMatchObject({
      name: 'Hall',
    });
    expect((await asked(one, `${own}/commands`, { token, json })).status).toBe(204);
    expect((await asked(one, own, { token, method: 'DELETE' })).status).toBe(204);
    expect(await ids()).toEqual([]);
  });
});

describe('a screen', () => {
  it('is one only where it says so: else the cookie of whoever is signed in counts', async () => {
    using wall = await WallPage.pair(one);
    expect((await one.ask('/v1/screen', { token: null, headers: { cookie: wall.cookie } })).status).toBe(401);
    expect((await wall.ask(one, '/v1/screen', { authorization: `Bearer ${one.adminToken}` })).status).toBe(
      200,
    );
    const url = (await asked<{ url: string }>(one, '/v1/sign-in-links', { json: { role: 'manager' } })).body
      .url;
    const entered = await one.ask('/v1/session', { token: null, json: { code: new URL(url).hash.slice(1) } });
    const session = entered.headers.get('set-cookie')!.split(';')[0]!;
    const both = { cookie: `${session}; ${wall.cookie}` };
    expect((await one.ask('/v1/calls', { token: null, headers: both })).status).toBe(200);
    expect((await wall.ask(one, '/v1/calls', both)).status).toBe(403);
    await expect(wall.connect(one, session)).rejects.toThrow('unauthorized');
  });

  it('reads and watches its own scope in every period but a custom one, and nothing else', async () => {
    using wall = await WallPage.pair(one, { scope: 'team:a' });
    await wall.connect(other);
    for (const kind of ['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const)
      expect(codeOf(await wall.open({ scope: 'team:a', period: { kind } }))).toBe('ok');
    const custom = { kind: 'custom', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
    expect(codeOf(await wall.open({ scope: 'team:a', period: custom }))).toBe('forbidden');
    expect(codeOf(await wall.open(ALL_TIME))).toBe('forbidden');
    expect(codeOf(await wall.open({ scope: 'team:b', period: { kind: 'allTime' } }))).toBe('forbidden');
    const statuses = ['team:a', 'team:b', 'all'].map(
      async (scope) => (await wall.ask(one, `/v1/dashboard?scope=${scope}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 403, 403]);
    const span = 'period=custom&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';
    expect((await wall.ask(one, `/v1/dashboard?scope=team:a&${span}`)).status).toBe(403);
    for (const path of ['/v1/calls', '/v1/teams', '/v1/session', '/v1/screens', '/v1/settings', '/v1/docs'])
      expect((await wall.ask(one, path)).status, path).toBe(403);
  });

  it('is told within 2 s what it shows from now on, on whichever node it is', async () => {
    using wall = await WallPage.pair(one);
    await wall.connect(other);
    await expect.poll(() => wall.commands).toEqual([{ command: 'show', name: 'Wall', show: SHOW }]);
    const show = { ...SHOW, theme: 'light' as const };
    expect((await change(wall.screen.id, { name: 'Hall', show })).body).toMatchObject({ name: 'Hall', show });
    await expect
      .poll(() => wall.commands.at(-1), { timeout: 2_000 })
      .toEqual({ command: 'show', name: 'Hall', show });
  });

  it('flashes and loads anew when it is told to, within 2 s, and once', async () => {
    using wall = await WallPage.pair(one);
    await wall.connect(other);
    await expect.poll(() => wall.commands.length).toBe(1);
    for (const command of ['identify', 'reload']) {
      const { id } = wall.screen;
      expect((await asked(one, `/v1/screens/${id}/commands`, { json: { command } })).status).toBe(204);
      await expect.poll(() => wall.commands.at(-1)?.command, { timeout: 2_000 }).toBe(command);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(wall.commands.map(({ command }) => command)).toEqual(['show', 'identify', 'reload']);
    // Who comes back is not told again what it was told before.
    await wall.connect(one);
    await expect.poll(() => wall.commands.length).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(wall.commands.map(({ command }) => command)).toEqual(['show', 'identify', 'reload', 'show']);
  });

  it('that is revoked is out within 10 s, on every node and in every way', async () => {
    using wall = await WallPage.pair(one);
    await wall.connect(other);
    expect(codeOf(await wall.open(ALL_TIME))).toBe('ok');
    expect((await wall.ask(other, '/v1/dashboard')).status).toBe(200);
    expect((await asked(one, `/v1/screens/${wall.screen.id}`, { method: 'DELETE' })).status).toBe(204);
    await expect.poll(() => wall.byes, { timeout: 10_000 }).toEqual(['unauthorized']);
    expect(wall.socket!.connected).toBe(false);
    await expect
      .poll(async () => (await wall.ask(other, '/v1/dashboard')).status, { timeout: 5_000 })
      .toBe(401);
    await expect(wall.connect(other)).rejects.toThrow('unauthorized');
    expect(await listed(wall.screen.id)).toBeUndefined();
    expect((await asked(one, `/v1/screens/${wall.screen.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('that is moved to another scope is shown nothing of the one before, nor more than privacy lets it', async () => {
    using wall = await WallPage.pair(one);
    await wall.connect(other);
    const before = await wall.open(ALL_TIME);
    const showings = () =>
      [...other.app.get(LiveGateway).peers].flatMap(({ socket, showings: views }) =>
        socket.id === wall.socket!.id ? [...views.keys()] : [],
      );
    expect(showings()).toEqual([before.ok && before.viewId]);
    const beats: string[][] = [];
    wall.socket!.on('heartbeat', ({ views }) => beats.push(Object.keys(views)));
    await change(wall.screen.id, { show: { ...SHOW, isPrivate: true } });
    await expect.poll(showings, { timeout: 2_000 }).toEqual([]);
    // A page that missed the command knows by this that it has to ask again.
    await expect.poll(() => beats.at(-1), { timeout: 1_000 }).toEqual([]);
    const own = await wall.open(ALL_TIME);
    expect(own.ok && own.viewId).toBe('all~allTime~privateScreen');
    await change(wall.screen.id, { show: { ...SHOW, scope: 'team:a' } });
    await expect.poll(showings, { timeout: 2_000 }).toEqual([]);
    expect(codeOf(await wall.open(ALL_TIME))).toBe('forbidden');
    expect(codeOf(await wall.open({ scope: 'team:a', period: { kind: 'allTime' } }))).toBe('ok');
  });
});

describe('a private screen', () => {
  it('receives no name and no id of anyone in any byte, over the socket or in an answer', async () => {
    using wall = await WallPage.pair(one, { isPrivate: true });
    using open = await WallPage.pair(one);
    await Promise.all([wall.connect(one), open.connect(other)]);
    expect(codeOf(await wall.open(ALL_TIME))).toBe('ok');
    expect(codeOf(await open.open(ALL_TIME))).toBe('ok');
    await applyCanaries(one);
    const told = async (of: WallPage, node: TestApp) =>
      of.heard +
      (await (await of.ask(node, '/v1/dashboard')).text()) +
      (await (await of.ask(node, '/v1/screen')).text());
    await expect.poll(() => open.heard, { timeout: 10_000 }).toMatch(/canary-deal/);
    await expect.poll(() => wall.heard, { timeout: 10_000 }).toMatch(/"estimated":100000/);
    await expect.poll(() => wall.heard, { timeout: 10_000 }).toMatch(/"activeCount":1/);
    expect(await told(wall, other)).not.toMatch(/canar/i);
    // One that is not private is told who sells, and neither customers nor deals by name.
    const shown = await told(open, one);
    expect(shown).toMatch(/Canaria Seller/);
    expect(shown).not.toMatch(/Canaria (Ltd|renewal|Customer)/);
  });
});

describe('what a screen says of itself', () => {
  const REPORT: ScreenReport = {
    ...{ state: 'live', build: '1.0.0+abc', widthPx: 1920, heightPx: 1080, pixelRatio: 1, layout: 'numbers' },
  };

  it('is listed on every node, with the state, since when, and the last contact', async () => {
    using wall = await WallPage.pair(one);
    const { id } = wall.screen;
    expect(await listed(id)).toMatchObject({ state: 'off', since: wall.screen.pairedAt });
    await wall.connect(other);
    wall.socket!.emit('screen:report', REPORT);
    await expect.poll(() => listed(id)).toMatchObject({ state: 'live', report: REPORT });
    const live = await listed(id);
    expect(live!.lastContactAt).toBe(live!.since);
    wall.socket!.emit('screen:report', { ...REPORT, state: 'stale' });
    await expect.poll(async () => (await listed(id))?.state).toBe('stale');
    expect(Date.parse((await listed(id))!.since)).toBeGreaterThan(Date.parse(live!.since));
  });

  it('is written at most every 15 s while its state is the same', async () => {
    using wall = await WallPage.pair(one);
    const registry = one.app.get(ScreenRegistry, { strict: false });
    await wall.connect(one);
    wall.socket!.emit('screen:report', REPORT);
    await expect.poll(async () => (await registry.told(wall.screen.id))?.state).toBe('live');
    const first = (await registry.told(wall.screen.id))!.lastContactAt;
    for (const layout of ['talk', 'live', 'pipeline'] as const) {
      wall.socket!.emit('screen:report', { ...REPORT, layout });
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    const { lastContactAt, report } = (await registry.told(wall.screen.id))!;
    expect([lastContactAt, report!.layout]).toEqual([first, 'numbers']);
    // What was held back is kept when the screen goes.
    wall.socket!.disconnect();
    await expect.poll(async () => (await registry.told(wall.screen.id))?.report?.layout).toBe('pipeline');
  });

  it('is off after 30 s without a word, since the last one', async () => {
    using wall = await WallPage.pair(one);
    const registry = one.app.get(ScreenRegistry, { strict: false });
    const { id } = wall.screen;
    await registry.hear(id, REPORT, 29_000);
    expect(await listed(id)).toMatchObject({ state: 'live' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const off = await listed(id);
    expect(off).toMatchObject({ state: 'off', since: off!.lastContactAt, report: REPORT });
    await registry.hear(id, REPORT, 0);
    const again = await listed(id);
    expect(again!.state).toBe('live');
    expect(again!.since).toBe(again!.lastContactAt);
    // A word that comes late changes nothing.
    await registry.hear(id, { ...REPORT, state: 'stale' }, 5_000);
    expect((await listed(id))!.state).toBe('live');
  });

  it('is not taken where it is no report, nor from who is no screen', async () => {
    using wall = await WallPage.pair(one);
    await wall.connect(one);
    const answerTo = (report: unknown) =>
      new Promise((resolve) =>
        (wall.socket as unknown as { emit: (...all: unknown[]) => void }).emit(
          'screen:report',
          report,
          resolve,
        ),
      );
    expect(await answerTo({ ...REPORT, widthPx: 'wide' })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(await answerTo(null)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await answerTo(REPORT)).toEqual({ ok: true });
  });
});

import type { Account, AccountLink, AuditList, OwnSession } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo } from '../live/live-rig.ts';
import { Connection } from '../store/connection.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { AccessService } from './access.service.ts';
import { codeOf, invite, join, PASSWORD, Person, problemOf } from './people-rig.ts';

let server: TestApp;
let raw: Connection;
beforeAll(async () => {
  server = await startApp({ EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '10000' });
  raw = await Connection.open({ url: server.redis.url, name: 'test' });
});
afterAll(async () => {
  raw?.close();
  await server?.[Symbol.asyncDispose]();
});

const OTHER = 'another horse battery';
const look = (code: string) => server.ask('/v1/join/look', { token: null, json: { code } });
const patch = (id: string, json: object) => server.ask(`/v1/accounts/${id}`, { method: 'PATCH', json });
const remove = (id: string) => server.ask(`/v1/accounts/${id}`, { method: 'DELETE' });

async function newLink(id: string): Promise<{ code: string; expiresAt: string }> {
  const answer = await server.ask(`/v1/accounts/${id}/links`, { method: 'POST' });
  expect(answer.status).toBe(201);
  const link = (await answer.json()) as AccountLink;
  return { code: codeOf(link), expiresAt: link.expiresAt };
}

async function accounts(): Promise<Account[]> {
  return (await (await server.ask('/v1/accounts')).json()) as Account[];
}

/** Everything that Redis holds, as text. */
async function everything(): Promise<string> {
  const reads = { string: 'GET', hash: 'HGETALL', set: 'SMEMBERS', zset: 'ZRANGE', stream: 'XRANGE' };
  const parts: string[] = [];
  for (const key of await raw.call<string[]>(['KEYS', '*'])) {
    const type = await raw.call<keyof typeof reads>(['TYPE', key]);
    const range = type === 'zset' ? ['0', '-1'] : type === 'stream' ? ['-', '+'] : [];
    parts.push(key, JSON.stringify(await raw.call([reads[type], key, ...range])));
  }
  return parts.join('\n');
}

describe('an invitation', () => {
  it('can be looked at without being spent, sets a password once, and signs in', async () => {
    const { account, code } = await invite(server, { email: 'Mia@Team.example', teams: ['eu'] });
    expect(account).toMatchObject({ hasPassword: false, hasProvider: false, isDisabled: false });
    for (let i = 0; i < 2; i++)
      expect(await (await look(code)).json()).toEqual({
        ...{ purpose: 'invitation', email: 'Mia@Team.example', name: 'Ελένη' },
      });
    const mia = new Person(server, 'Mia@Team.example');
    const joined = await mia.enter('/v1/join', { code, password: PASSWORD });
    expect(joined.status).toBe(200);
    expect(joined.headers.get('set-cookie')).toMatch(
      /^earshot_session=[\w-]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const info = {
      ...{ role: 'manager', name: 'Ελένη', teams: ['eu'] },
      account: { id: account.id, email: 'Mia@Team.example', hasPassword: true },
    };
    expect(await joined.json()).toMatchObject(info);
    expect(await mia.info()).toMatchObject(info);
    for (const again of [await look(code), await mia.enter('/v1/join', { code, password: OTHER })])
      expect(await problemOf(again)).toEqual({ status: 401, code: 'unauthorized' });
    const back = new Person(server, 'mia@tEAM.EXAMPLE');
    expect(await (await back.signIn()).json()).toMatchObject(info);
    expect((await new Person(server, account.email).signIn(OTHER)).status).toBe(401);
    expect((await accounts()).find(({ id }) => id === account.id)).toMatchObject({
      hasPassword: true,
      lastSeenAt: expect.stringMatching(/^\d{4}-/),
    });
  });

  it('is taken up by one of all who use it at once', async () => {
    const { code } = await invite(server);
    const all = Array.from({ length: 6 }, () =>
      new Person(server).enter('/v1/join', { code, password: PASSWORD }),
    );
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  });

  it('lasts three days, a reset one, and a newer link ends the one before', async () => {
    const { account, code } = await invite(server);
    const hours = async () => {
      const ttls = await Promise.all(
        (await raw.call<string[]>(['KEYS', '{org}:join:*'])).map((key) => raw.call<number>(['PTTL', key])),
      );
      return ttls.map((ms) => Math.round(ms / 3600_000));
    };
    expect(await hours()).toContain(72);
    const second = await newLink(account.id);
    expect((await look(code)).status).toBe(401);
    expect(await (await look(second.code)).json()).toMatchObject({ purpose: 'invitation' });
    await new Person(server).enter('/v1/join', { code: second.code, password: PASSWORD });
    const third = await newLink(account.id);
    expect(await (await look(third.code)).json()).toMatchObject({ purpose: 'reset' });
    expect(Date.parse(third.expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3600_000);
    expect(await hours()).toContain(24);
    for (const key of await raw.call<string[]>(['KEYS', '{org}:join:*']))
      await raw.call(['PEXPIRE', key, '1']);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await look(third.code)).status).toBe(401);
  });

  it('is good for nothing else, and nothing else is good for it', async () => {
    const { code } = await invite(server);
    expect((await new Person(server).enter('/v1/session', { code })).status).toBe(401);
    expect((await look(code)).status).toBe(200);
    const link = await server.ask('/v1/sign-in-links', { json: {} });
    expect((await look(codeOf((await link.json()) as AccountLink))).status).toBe(401);
    expect((await look('x')).status).toBe(401);
  });

  it.each([
    [{ password: 'short' }, 'password'],
    [{ password: PASSWORD, name: 'Another' }, 'name'],
    [{ password: PASSWORD, email: 'a@b.example' }, 'email'],
    [{ password: PASSWORD, role: 'admin' }, 'role'],
  ])('takes no %j', async (input, path) => {
    const { code } = await invite(server);
    const answer = await new Person(server).enter('/v1/join', { code, ...input });
    expect(await problemOf(answer)).toEqual({ status: 400, code: 'invalid', path });
    expect((await look(code)).status).toBe(200);
  });

  it.each([
    [{ email: 'no address' }, 'email'],
    [{ name: '' }, 'name'],
    [{ role: 'ingest' }, 'role'],
    [{ role: 'admin', teams: ['eu'] }, 'teams'],
    [{ password: PASSWORD }, 'password'],
  ])('is not made of %j', async (input, path) => {
    const json = { email: 'a@b.example', name: 'A', role: 'manager', ...input };
    expect(await problemOf(await server.ask('/v1/accounts', { json }))).toMatchObject({ status: 400, path });
  });

  it('is made once for one address, whatever its case and however many ask at once', async () => {
    const ask = (email: string) =>
      server.ask('/v1/accounts', { json: { email, name: 'A', role: 'manager' } });
    const answers = await Promise.all(
      ['Once@team.example', 'once@team.example', 'ONCE@TEAM.EXAMPLE'].map(ask),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await problemOf(answers.find(({ status }) => status === 409)!)).toMatchObject({ path: 'email' });
  });
});

describe('an account', () => {
  it('whose link sets another password is signed out everywhere, and the old password is no more', async () => {
    const person = await join(server);
    const elsewhere = new Person(server, person.email);
    await elsewhere.signIn();
    const { code } = await newLink(person.id);
    expect(await elsewhere.info()).toBeDefined();
    const again = new Person(server, person.email);
    expect((await again.enter('/v1/join', { code, password: OTHER })).status).toBe(200);
    for (const out of [person, elsewhere]) expect(await out.info()).toBeUndefined();
    expect(await again.info()).toBeDefined();
    expect((await elsewhere.signIn()).status).toBe(401);
    expect((await elsewhere.signIn(OTHER)).status).toBe(200);
  });

  it('changes under the sessions that are open: role, teams and name', async () => {
    const person = await join(server, { teams: ['eu'] });
    expect((await person.ask('/v1/tokens')).status).toBe(403);
    expect((await patch(person.id, { name: 'Nina', teams: ['us', 'asia'] })).status).toBe(200);
    expect(await person.info()).toMatchObject({ name: 'Nina', teams: ['us', 'asia'] });
    await join(server, { role: 'admin' });
    await patch(person.id, { teams: null });
    expect(await person.info()).not.toHaveProperty('teams');
    await patch(person.id, { role: 'admin' });
    expect((await person.ask('/v1/tokens')).status).toBe(200);
    expect(await problemOf(await patch(person.id, { teams: ['eu'] }))).toMatchObject({ path: 'teams' });
    await patch(person.id, { role: 'manager', teams: ['eu'] });
    expect((await person.ask('/v1/tokens')).status).toBe(403);
    expect(await person.info()).toMatchObject({ role: 'manager', teams: ['eu'] });
  });

  it('that is disabled is out at once, cannot come back, and is as it was when it is enabled', async () => {
    const person = await join(server);
    const { code } = await newLink(person.id);
    expect(await (await patch(person.id, { isDisabled: true })).json()).toMatchObject({ isDisabled: true });
    expect(await person.info()).toBeUndefined();
    expect((await person.signIn()).status).toBe(401);
    expect((await look(code)).status).toBe(401);
    expect((await server.ask(`/v1/accounts/${person.id}/links`, { method: 'POST' })).status).toBe(409);
    await patch(person.id, { isDisabled: false });
    expect(await person.info()).toBeUndefined();
    expect((await person.signIn()).status).toBe(200);
  });

  it('is seen at another server, and by open sockets, within 10 s', async () => {
    await using other = await startApp({ REDIS_URL: server.redis.url });
    const person = await join(server);
    const there = new Person(other);
    there.cookie = person.cookie;
    expect(await there.info()).toBeDefined();
    const access = other.app.get(AccessService);
    const principal = (await access.principalOf({ cookie: person.cookie }))!;
    const socket = connectTo(other, { extraHeaders: { cookie: person.cookie } });
    await new Promise((resolve) => socket.on('connect', () => resolve(undefined)));
    const ended = new Promise<string>((resolve) => socket.on('bye', ({ reason }) => resolve(reason)));
    const startedAtMs = performance.now();
    await patch(person.id, { teams: ['us'] });
    await expect
      .poll(async () => (await access.current(principal))?.teams, { timeout: 5_000 })
      .toEqual(['us']);
    await patch(person.id, { isDisabled: true });
    expect(await ended).toBe('unauthorized');
    expect(performance.now() - startedAtMs).toBeLessThan(14_000);
    expect(await there.info()).toBeUndefined();
  });

  it('that is removed leaves nothing behind but what the audit says', async () => {
    const person = await join(server, { email: 'zq9xk@team.example', name: 'Zq9xk' });
    await newLink(person.id);
    expect((await remove(person.id)).status).toBe(204);
    expect(await person.info()).toBeUndefined();
    expect((await person.signIn()).status).toBe(401);
    expect((await remove(person.id)).status).toBe(404);
    expect((await patch(person.id, {})).status).toBe(404);
    await raw.call(['DEL', '{org}:audit']);
    const held = await everything();
    for (const trace of [person.id, 'zq9xk@team.example', 'Zq9xk']) expect(held).not.toContain(trace);
    expect((await join(server, { email: 'zq9xk@team.example' })).id).not.toBe(person.id);
  });

  it('is signed out everywhere by an admin', async () => {
    const person = await join(server);
    const path = `/v1/accounts/${person.id}/sessions`;
    expect((await server.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect(await person.info()).toBeUndefined();
    expect((await person.signIn()).status).toBe(200);
    expect((await server.ask('/v1/accounts/none/sessions', { method: 'DELETE' })).status).toBe(404);
  });
});

describe('what is kept and told of people', () => {
  it('holds no password, code or session: neither Redis nor a list does', async () => {
    const { account, code } = await invite(server);
    const person = await join(server);
    const secrets = [PASSWORD, code, person.cookie.split('=')[1]!];
    const held = await everything();
    for (const secret of secrets) expect(held).not.toContain(secret);
    expect(held).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    const list = await (await server.ask('/v1/accounts')).text();
    expect(list).toContain(account.id);
    for (const secret of [...secrets, 'argon2']) expect(list).not.toContain(secret);
  });

  it('tells in the audit of no invitation that was refused', async () => {
    const { account } = await invite(server);
    const newest = async () =>
      ((await (await server.ask('/v1/audit?limit=1')).json()) as AuditList).entries[0]!.id;
    const before = await newest();
    const json = { email: account.email.toUpperCase(), name: 'Another', role: 'manager' };
    expect((await server.ask('/v1/accounts', { json })).status).toBe(409);
    expect(await newest()).toBe(before);
  });

  it('tells in the audit who changed whose access', async () => {
    const { account, code } = await invite(server);
    await new Person(server).enter('/v1/join', { code, password: PASSWORD });
    await patch(account.id, { name: 'Other' });
    const { entries } = (await (await server.ask('/v1/audit?limit=3')).json()) as AuditList;
    const entity = { kind: 'account', id: account.id };
    expect(entries).toMatchObject([
      { what: 'changedAccess', entity, who: { kind: 'token', id: 'admin' } },
      { what: 'changedAccess', entity, who: { kind: 'account', id: account.id, role: 'manager' } },
      { what: 'changedAccess', entity, who: { kind: 'token', id: 'admin' } },
    ]);
  });
});

describe('somebody who is signed in', () => {
  it('sees where, and signs out there or everywhere else', async () => {
    const here = await join(server);
    const [phone, office, lost] = [1, 2, 3].map(() => new Person(server, here.email)) as [
      Person,
      Person,
      Person,
    ];
    const userAgent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
    await phone.ask('/v1/session', {
      json: { email: here.email, password: PASSWORD },
      headers: { 'user-agent': userAgent },
    });
    await office.signIn();
    await lost.signIn();
    const places = async () => (await (await here.ask('/v1/sessions')).json()) as OwnSession[];
    const all = await places();
    expect(all).toHaveLength(4);
    expect(all.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    expect(all.map(({ browser }) => browser)).toContain('Chrome 140, Windows');
    const lostPlace = ((await (await lost.ask('/v1/sessions')).json()) as OwnSession[]).find(
      ({ isThisOne }) => isThisOne,
    )!;
    const end = (id: string) => here.ask(`/v1/sessions/${id}`, { method: 'DELETE' });
    expect((await end(lostPlace.id)).status).toBe(204);
    expect((await end(lostPlace.id)).status).toBe(404);
    expect(await lost.info()).toBeUndefined();
    expect(await office.info()).toBeDefined();
    const stranger = await join(server);
    const strange = (await (await stranger.ask('/v1/sessions')).json()) as OwnSession[];
    expect((await end(strange[0]!.id)).status).toBe(404);
    expect((await here.ask('/v1/sessions', { method: 'DELETE' })).status).toBe(204);
    expect(await office.info()).toBeUndefined();
    expect(await stranger.info()).toBeDefined();
    expect(await places()).toMatchObject([{ isThisOne: true }]);
  });

  it('changes the password by the current one; all other sessions end', async () => {
    const here = await join(server);
    const elsewhere = new Person(server, here.email);
    await elsewhere.signIn();
    const put = (json: object) => here.ask('/v1/account/password', { method: 'PUT', json });
    for (const wrong of [{ password: OTHER }, { password: OTHER, current: OTHER }])
      expect(await problemOf(await put(wrong))).toEqual({ status: 403, code: 'forbidden', path: 'current' });
    expect(await elsewhere.info()).toBeDefined();
    expect((await put({ current: PASSWORD, password: OTHER })).status).toBe(204);
    expect(await here.info()).toBeDefined();
    expect(await elsewhere.info()).toBeUndefined();
    expect((await new Person(server, here.email).signIn()).status).toBe(401);
    expect((await new Person(server, here.email).signIn(OTHER)).status).toBe(200);
  });

  it('without an account has no password and no places', async () => {
    const json = { password: PASSWORD };
    const answer = await server.ask('/v1/account/password', { method: 'PUT', json });
    expect(await problemOf(answer)).toMatchObject({ code: 'conflict' });
    expect(await (await server.ask('/v1/sessions')).json()).toEqual([]);
  });

  it('who signs in again leaves no session behind', async () => {
    const person = await join(server);
    const first = person.cookie;
    await person.signIn();
    expect(person.cookie).not.toBe(first);
    expect((await (await person.ask('/v1/sessions')).json()) as OwnSession[]).toHaveLength(1);
    await person.ask('/v1/session', { method: 'DELETE' });
    expect(await person.info()).toBeUndefined();
  });

  it('changes nothing from a page of another origin', async () => {
    const admin = await join(server, { role: 'admin' });
    const headers = { origin: 'https://evil.example' };
    const json = { email: 'evil@team.example', name: 'Evil', role: 'admin' };
    expect((await admin.ask('/v1/accounts', { json, headers })).status).toBe(403);
    expect((await admin.ask('/v1/sessions', { method: 'DELETE', headers })).status).toBe(403);
    const credentials = { email: admin.email, password: PASSWORD };
    expect((await admin.ask('/v1/session', { json: credentials, headers })).status).toBe(403);
    const { code } = await invite(server);
    expect((await admin.ask('/v1/join', { json: { code, password: PASSWORD }, headers })).status).toBe(403);
    const own = { origin: server.url };
    expect((await admin.ask('/v1/session', { json: credentials, headers: own })).status).toBe(200);
  });
});

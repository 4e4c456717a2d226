import type { AuditList, SessionInfo } from '@earshot/contracts';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../testing/app.ts';
import { AccessService } from './access.service.ts';
import { isWelcomeOrigin } from './origin.ts';
import { ACTION, ACTIONS, may, OPEN } from './permissions.ts';
import { secretOf } from './principal.ts';
import { sees } from './scopes.ts';
import { Sessions } from './sessions.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startApp({ EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '10000' });
});
afterAll(() => server?.[Symbol.asyncDispose]());

async function makeToken(input: object = { name: 'dialer' }): Promise<{ id: string; token: string }> {
  const made = await server.ask('/v1/tokens', { json: input });
  expect(made.status).toBe(201);
  return (await made.json()) as { id: string; token: string };
}

async function makeLink(input: object = {}): Promise<string> {
  const { url } = (await (await server.ask('/v1/sign-in-links', { json: input })).json()) as { url: string };
  expect(new URL(url).origin).toBe(server.url);
  expect(new URL(url).pathname).toBe('/enter');
  expect(new URL(url).search).toBe('');
  return new URL(url).hash.slice(1);
}

async function enter(code: string): Promise<Response> {
  return server.ask('/v1/session', { token: null, json: { code } });
}

/** The routes that a controller's decorators make. */
function routesOf(controller: new () => object): { route: string; handler: object }[] {
  const base: unknown = Reflect.getMetadata('path', controller);
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
    const path = `/${String(base)}/${String(Reflect.getMetadata('path', handler))}`.replace(/\/+$/, '');
    return [{ route: `${method} ${path}`, handler }];
  });
}

const ROUTES = [
  ['POST', '/v1/events', { admin: 415, ingest: 415, manager: 403 }],
  ['GET', '/v1/tokens', { admin: 200, ingest: 403, manager: 403 }],
  ['POST', '/v1/tokens', { admin: 400, ingest: 403, manager: 403 }],
  ['DELETE', '/v1/tokens/none', { admin: 404, ingest: 403, manager: 403 }],
  ['POST', '/v1/sign-in-links', { admin: 201, ingest: 403, manager: 403 }],
  ['DELETE', '/v1/sign-in-links', { admin: 204, ingest: 403, manager: 403 }],
  ['POST', '/v1/first-admin-links', { admin: 201, ingest: 403, manager: 403 }],
  ['GET', '/v1/accounts', { admin: 200, ingest: 403, manager: 403 }],
  ['POST', '/v1/accounts', { admin: 400, ingest: 403, manager: 403 }],
  ['PATCH', '/v1/accounts/none', { admin: 404, ingest: 403, manager: 403 }],
  ['DELETE', '/v1/accounts/none', { admin: 404, ingest: 403, manager: 403 }],
  ['POST', '/v1/accounts/none/links', { admin: 404, ingest: 403, manager: 403 }],
  ['DELETE', '/v1/accounts/none/sessions', { admin: 404, ingest: 403, manager: 403 }],
  ['DELETE', '/v1/accounts/none/provider', { admin: 404, ingest: 403, manager: 403 }],
  ['PUT', '/v1/account/password', { admin: 400, ingest: 403, manager: 400 }],
  ['GET', '/v1/sessions', { admin: 200, ingest: 403, manager: 200 }],
  ['DELETE', '/v1/sessions', { admin: 204, ingest: 403, manager: 204 }],
  ['DELETE', '/v1/sessions/none', { admin: 404, ingest: 403, manager: 404 }],
  ['GET', '/v1/session', { admin: 200, ingest: 200, manager: 200 }],
  ['DELETE', '/v1/session', { admin: 204, ingest: 204, manager: 204 }],
  ['GET', '/v1/trackers', { admin: 200, ingest: 403, manager: 200 }],
  ['POST', '/v1/trackers', { admin: 400, ingest: 403, manager: 400 }],
  ['PUT', '/v1/trackers/none', { admin: 400, ingest: 403, manager: 400 }],
  ['PATCH', '/v1/trackers/none', { admin: 404, ingest: 403, manager: 404 }],
  ['DELETE', '/v1/trackers/none', { admin: 404, ingest: 403, manager: 404 }],
  ['GET', '/v1/brands/dismissed', { admin: 200, ingest: 403, manager: 200 }],
  ['POST', '/v1/brands/none/dismiss', { admin: 204, ingest: 403, manager: 204 }],
  ['DELETE', '/v1/brands/none/dismiss', { admin: 204, ingest: 403, manager: 204 }],
  ['GET', '/v1/settings', { admin: 200, ingest: 403, manager: 200 }],
  ['PATCH', '/v1/settings', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/calls', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/calls/:callId', { admin: 404, ingest: 403, manager: 404 }],
  ['POST', '/v1/trackers/try', { admin: 400, ingest: 403, manager: 400 }],
  ['DELETE', '/v1/calls/none', { admin: 202, ingest: 403, manager: 202 }],
  ['DELETE', '/v1/customers/none', { admin: 202, ingest: 403, manager: 403 }],
  ['DELETE', '/v1/sellers/none', { admin: 202, ingest: 403, manager: 403 }],
  ['GET', '/v1/erasures', { admin: 200, ingest: 403, manager: 403 }],
  ['GET', '/v1/calls/none/notes', { admin: 410, ingest: 403, manager: 410 }],
  ['POST', '/v1/calls/none/notes', { admin: 400, ingest: 403, manager: 400 }],
  ['PATCH', '/v1/calls/none/notes/:noteId', { admin: 404, ingest: 403, manager: 404 }],
  ['DELETE', '/v1/calls/none/notes/:noteId', { admin: 404, ingest: 403, manager: 404 }],
  ['GET', '/v1/audit', { admin: 200, ingest: 403, manager: 403 }],
  ['GET', '/v1/teams', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/details/sentiment', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/details/terms/:list', { admin: 404, ingest: 403, manager: 404 }],
  ['GET', '/v1/series/kpis', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/team', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/sellers/:sellerId', { admin: 404, ingest: 403, manager: 404 }],
  ['GET', '/v1/opportunities', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/dashboard', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/alert-rules', { admin: 200, ingest: 403, manager: 200 }],
  ['POST', '/v1/alert-rules', { admin: 400, ingest: 403, manager: 400 }],
  ['POST', '/v1/alert-rules/try', { admin: 400, ingest: 403, manager: 400 }],
  ['PATCH', '/v1/alert-rules/none', { admin: 404, ingest: 403, manager: 404 }],
  ['DELETE', '/v1/alert-rules/none', { admin: 404, ingest: 403, manager: 404 }],
  ['GET', '/v1/alerts', { admin: 200, ingest: 403, manager: 200 }],
  ['GET', '/v1/openapi.json', { admin: 200, ingest: 200, manager: 200 }],
  ['GET', '/v1/asyncapi.json', { admin: 200, ingest: 200, manager: 200 }],
  ['GET', '/v1/docs', { admin: 200, ingest: 200, manager: 200 }],
  ['GET', '/v1/docs.css', { admin: 200, ingest: 200, manager: 200 }],
  ['GET', '/v1/screens', { admin: 200, ingest: 403, manager: 200 }],
  ['POST', '/v1/screens', { admin: 400, ingest: 403, manager: 400 }],
  ['PATCH', '/v1/screens/none', { admin: 404, ingest: 403, manager: 404 }],
  ['DELETE', '/v1/screens/none', { admin: 404, ingest: 403, manager: 404 }],
  ['POST', '/v1/screens/none/commands', { admin: 400, ingest: 403, manager: 400 }],
  ['GET', '/v1/screen', { admin: 403, ingest: 403, manager: 403 }],
  ['GET', '/metrics', { admin: 200, ingest: 403, manager: 403 }],
] as const;

describe('every route', () => {
  it.each(ROUTES)('%s %s answers those whom it is for and no one else', async (method, path, expected) => {
    const ingest = (await makeToken()).token;
    const manager = (await makeToken({ name: 'report', role: 'manager' })).token;
    const cookie = (await enter(await makeLink())).headers.get('set-cookie')!.split(';')[0]!;
    const statusOf = async (token: string | null, headers: Record<string, string> = {}) =>
      (await server.ask(path, { method, token, headers })).status;
    expect(await statusOf(null)).toBe(401);
    expect(await statusOf('wrong')).toBe(401);
    expect(await statusOf(null, { cookie: 'earshot_session=wrong' })).toBe(401);
    expect(await statusOf(null, { authorization: `Basic ${server.adminToken}` })).toBe(401);
    expect(await statusOf(manager)).toBe(expected.manager);
    // The admin last, who may end what the others have come by.
    expect({
      manager: await statusOf(null, { cookie }),
      ingest: await statusOf(ingest),
      admin: await statusOf(server.adminToken),
    }).toEqual(expected);
  });

  it('tells everyone who is signed in what the organisation counts in', async () => {
    const { token } = await makeToken({ name: 'report', role: 'manager' });
    expect(await (await server.ask('/v1/session', { token })).json()).toMatchObject({
      role: 'manager',
      organisation: { currency: 'EUR', timeZone: 'UTC' },
    });
  });

  it.each(ROUTES.filter(([method, , { admin }]) => method === 'GET' && admin === 200))(
    '%s %s is kept nowhere',
    async (_, path) => {
      const answer = await server.ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('states what it does, and is in the list above or open', () => {
    const listed = new Set<string>(
      ROUTES.map(([method, path]) => `${method} ${path.replace('none', ':id')}`),
    );
    const open: string[] = [];
    let seen = 0;
    for (const module of server.app.get(ModulesContainer).values())
      for (const { metatype } of module.controllers.values())
        for (const { route, handler } of routesOf(metatype as new () => object)) {
          seen += 1;
          if (Reflect.getMetadata(OPEN, handler) === true) open.push(route);
          else {
            expect(Reflect.getMetadata(ACTION, handler), route).toBeTypeOf('string');
            expect(listed, route).toContain(route);
          }
        }
    expect(open.sort()).toEqual([
      'GET /v1/sign-in-ways',
      'GET /v1/sign-in/provider',
      'GET /v1/sign-in/provider/callback',
      'POST /v1/join',
      'POST /v1/join/look',
      'POST /v1/screens/claim',
      'POST /v1/screens/pairing',
      'POST /v1/session',
    ]);
    // Beside them there are the figures, which are no controller's.
    expect(seen).toBe(ROUTES.length - 1 + open.length);
  });

  it('that there is none of is unknown, with or without a token', async () => {
    for (const token of [null, server.adminToken])
      for (const method of ['GET', 'POST']) {
        const answer = await server.ask('/v1/nothing', { method, token });
        expect(answer.status).toBe(404);
        expect(await answer.json()).toMatchObject({ code: 'not_found' });
      }
  });

  it('tells how to be let in, and repeats no token', async () => {
    const answer = await server.ask('/v1/settings', { token: 'zq9xk' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.text()).not.toContain('zq9xk');
  });
});

it('a screen watches, reads one document and knows itself, and a token of that role is none', () => {
  const own = ACTIONS.filter((action) => may({ role: 'screen' }, action));
  expect(own).toEqual(['watchViews', 'readDashboard', 'haveOwnScreen']);
  expect(sees({ role: 'screen' }, 'all')).toBe(false);
});

describe('a token', () => {
  it('is shown once, listed without its secret, and gone when revoked', async () => {
    const { id, token } = await makeToken({ name: 'once', types: ['call.started'] });
    const list = await (await server.ask('/v1/tokens')).text();
    expect(list).toContain(id);
    expect(list).not.toContain(token);
    expect((await server.ask('/v1/session', { token })).status).toBe(200);
    const principal = await server.app.get(AccessService).principalOf({ token });
    expect(await server.app.get(AccessService).stillValid(principal!)).toBe(true);
    expect((await server.ask(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await server.ask('/v1/session', { token })).status).toBe(401);
    expect(await server.app.get(AccessService).stillValid(principal!)).toBe(false);
    expect((await server.ask(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('is made and revoked in the audit’s sight, by its id and never by its secret', async () => {
    const { id, token } = await makeToken({ name: 'watched' });
    const admin = await makeToken({ name: 'Second admin', role: 'admin' });
    await server.ask(`/v1/tokens/${id}`, { method: 'DELETE', token: admin.token });
    await server.ask(`/v1/tokens/${id}`, { method: 'DELETE', token: admin.token });
    const text = await (await server.ask('/v1/audit?limit=3')).text();
    const entity = { kind: 'token', id };
    expect((JSON.parse(text) as AuditList).entries).toMatchObject([
      { what: 'changedAccess', entity, who: { kind: 'token', id: admin.id, name: 'Second admin' } },
      { what: 'changedAccess', entity: { kind: 'token', id: admin.id }, who: { id: 'admin' } },
      { what: 'changedAccess', entity, who: { id: 'admin', role: 'admin' } },
    ]);
    for (const secret of [token, admin.token]) expect(text).not.toContain(secret);
  });

  it('is none in the place of a cookie, however lately it was used', async () => {
    const { token } = await makeToken({ name: 'report', role: 'manager' });
    expect((await server.ask('/v1/session', { token })).status).toBe(200);
    const headers = { cookie: `earshot_session=${token}` };
    expect((await server.ask('/v1/session', { token: null, headers })).status).toBe(401);
  });

  it('ends at its time', async () => {
    const { token } = await makeToken({ name: 'short', expiresAt: new Date(Date.now() + 400).toISOString() });
    expect((await server.ask('/v1/session', { token })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect((await server.ask('/v1/session', { token })).status).toBe(401);
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'a', role: 'god' }, 'role'],
    [{ name: 'a', role: 'screen' }, 'role'],
    [{ name: 'a', role: 'manager', source: 'dialer' }, 'source'],
    [{ name: 'a', role: 'manager', types: ['call.started'] }, 'types'],
    [{ name: 'a', role: 'admin', teams: ['eu'] }, 'teams'],
    [{ name: 'a', teams: ['eu'] }, 'teams'],
    [{ name: 'a', role: 'manager', teams: [] }, 'teams'],
    [{ name: 'a', types: ['call.melted'] }, 'types[0]'],
    [{ name: 'a', secret: 'x' }, 'secret'],
  ])('is not made of %j', async (input, path) => {
    const answer = await server.ask('/v1/tokens', { json: input });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid', path });
  });
});

describe('a sign-in link', () => {
  it('works once, and opens a session that its cookie alone carries', async () => {
    const code = await makeLink({ name: 'Ελένη', role: 'manager' });
    const entered = await enter(code);
    expect(entered.status).toBe(200);
    expect((await entered.json()) as SessionInfo).toMatchObject({ role: 'manager', name: 'Ελένη' });
    const cookie = entered.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^earshot_session=[\w-]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await enter(code);
    expect(again.status).toBe(401);
    expect(again.headers.get('set-cookie')).toBeNull();

    const headers = { cookie: cookie.split(';')[0]! };
    expect(await (await server.ask('/v1/session', { token: null, headers })).json()).toMatchObject({
      name: 'Ελένη',
    });
    const left = await server.ask('/v1/session', { token: null, method: 'DELETE', headers });
    expect(left.status).toBe(204);
    expect(left.headers.get('set-cookie')).toMatch(/^earshot_session=; Max-Age=0; Path=\/;/);
    expect((await server.ask('/v1/session', { token: null, headers })).status).toBe(401);
  });

  it('is written down with whoever made it, under the id of what is done by it', async () => {
    const cookie = (await enter(await makeLink({ name: 'Guest' }))).headers.get('set-cookie')!.split(';')[0]!;
    const { id } = (await server.app.get(AccessService).principalOf({ cookie }))!;
    const { entries } = (await (await server.ask('/v1/audit?limit=1')).json()) as AuditList;
    expect(entries).toMatchObject([
      { what: 'changedAccess', entity: { kind: 'link', id }, who: { kind: 'token', id: 'admin' } },
    ]);
  });

  it('is ended by an admin, and so is every session that came by one, but their own', async () => {
    const entered = async (input: object) =>
      (await enter(await makeLink(input))).headers.get('set-cookie')!.split(';')[0]!;
    const [one, own] = [await entered({ role: 'admin' }), await entered({ role: 'admin' })];
    const unused = await makeLink();
    const statusOf = async (cookie: string) =>
      (await server.ask('/v1/session', { token: null, headers: { cookie } })).status;
    expect([await statusOf(one), await statusOf(own)]).toEqual([200, 200]);
    const end = { method: 'DELETE', token: null, headers: { cookie: own } };
    expect((await server.ask('/v1/sign-in-links', end)).status).toBe(204);
    expect([await statusOf(one), await statusOf(own)]).toEqual([401, 200]);
    expect((await enter(unused)).status).toBe(401);
    expect(await statusOf(await entered({}))).toBe(200);
  });

  it('opens one session for all who use it at once', async () => {
    const code = await makeLink();
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await enter(code)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });
});

describe('a look-up', () => {
  it('that was under way when a session was ended is not believed afterwards', async () => {
    const access = server.app.get(AccessService);
    const cookie = (await enter(await makeLink())).headers.get('set-cookie')!.split(';')[0]!;
    access.forget();
    const lookedUp = access.principalOf({ cookie });
    // Before its answer is here: so does a session end whose record had just been read.
    access.forget();
    expect(await lookedUp).toBeDefined();
    await server.app.get(Sessions).close(secretOf({ cookie })!.secret);
    expect(await access.principalOf({ cookie })).toBeUndefined();
  });
});

describe('a manager of some teams', () => {
  const teams = ['eu', 'us'];

  it('is known as such by token and by link', async () => {
    const { token } = await makeToken({ name: 'report', role: 'manager', teams });
    const access = server.app.get(AccessService);
    expect((await access.principalOf({ token }))?.teams).toEqual(teams);
    expect(await (await server.ask('/v1/session', { token })).json()).toMatchObject({ teams });
    const entered = await enter(await makeLink({ teams }));
    expect(await entered.json()).toMatchObject({ role: 'manager', teams });
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    expect((await access.principalOf({ cookie }))?.teams).toEqual(teams);
  });

  it('is no admin: their links name no teams', async () => {
    const answer = await server.ask('/v1/sign-in-links', { json: { role: 'admin', teams } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ path: 'teams' });
  });
});

describe('a page of another origin', () => {
  it('changes nothing by a cookie', async () => {
    const cookie = (await enter(await makeLink())).headers.get('set-cookie')!.split(';')[0]!;
    const change = (origin: string) =>
      server.ask('/v1/trackers/none', { method: 'DELETE', token: null, headers: { cookie, origin } });
    expect((await change('https://evil.example')).status).toBe(403);
    expect((await change('null')).status).toBe(403);
    expect((await change(server.url)).status).toBe(404);
  });

  it('signs no one in', async () => {
    const answer = await server.ask('/v1/session', {
      token: null,
      json: { code: await makeLink() },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  it.each([
    [undefined, 'a.example', true],
    ['http://a.example:3000', 'a.example:3000', true],
    ['https://a.example', 'a.example', true],
    ['https://a.example.evil', 'a.example', false],
    ['https://ally.example', 'a.example', true],
    ['https://ally.example:444', 'a.example', false],
    ['null', 'a.example', false],
    ['https://a.example', undefined, false],
  ])('%s at host %s is welcome: %s', (origin, host, expected) => {
    expect(isWelcomeOrigin(origin, host, ['https://ally.example'])).toBe(expected);
  });
});

describe('credentials', () => {
  it('are read from where they may stand, a token first', () => {
    expect(secretOf({ authorization: 'Bearer abc' })).toEqual({ kind: 'token', secret: 'abc' });
    expect(secretOf({ authorization: 'bearer  abc ', cookie: 'earshot_session=def' })?.secret).toBe('abc');
    expect(secretOf({ cookie: 'a=1; earshot_session=def; b=2' })).toEqual({ kind: 'session', secret: 'def' });
    for (const cookie of ['not_earshot_session=def', 'earshot_session=', 'earshot_session', '=;;%'])
      expect(secretOf({ cookie })).toBeUndefined();
    expect(secretOf({ cookie: 'earshot_session=%zz' })).toEqual({ kind: 'session', secret: '%zz' });
    expect(secretOf({ authorization: 'Basic abc' })).toBeUndefined();
    expect(secretOf({ token: 'abc' })).toEqual({ kind: 'token', secret: 'abc' });
    const both = 'earshot_session=def; earshot_screen=ghi';
    expect(secretOf({ cookie: both })).toEqual({ kind: 'session', secret: 'def' });
    expect(secretOf({ cookie: both, as: 'screen', token: 'abc' })).toEqual({ kind: 'screen', secret: 'ghi' });
    expect(
      secretOf({ cookie: 'earshot_session=def', as: 'screen', authorization: 'Bearer abc' }),
    ).toBeUndefined();
  });
});

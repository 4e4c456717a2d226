import type { AccountLink, SignInWays } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../testing/app.ts';
import { codeOf, invite, join, PASSWORD, Person, problemOf } from './people-rig.ts';

const firstLink = (server: TestApp) => server.ask('/v1/first-admin-links', { method: 'POST' });
const patch = (server: TestApp, id: string, json: object) =>
  server.ask(`/v1/accounts/${id}`, { method: 'PATCH', json });

describe('the first admin', () => {
  it('is made by a link, with address, name and password, where there is no account', async () => {
    await using server = await startApp();
    const ways = async () =>
      (await (await server.ask('/v1/sign-in-ways', { token: null })).json()) as SignInWays;
    expect(await ways()).toEqual({ password: false });
    const [code, late] = await Promise.all(
      [0, 1].map(async () => codeOf((await (await firstLink(server)).json()) as AccountLink)),
    );
    const look = await server.ask('/v1/join/look', { token: null, json: { code } });
    expect(await look.json()).toEqual({ purpose: 'firstAdmin' });
    const admin = new Person(server, 'owner@team.example');
    const take = (input: object) => admin.enter('/v1/join', { password: PASSWORD, ...input });
    expect(await problemOf(await take({ code }))).toMatchObject({ path: 'email' });
    expect(await problemOf(await take({ code, email: admin.email }))).toMatchObject({ path: 'name' });
    const inputs = [code, late].map((one) => take({ code: one, email: admin.email, name: 'Owner' }));
    const statuses = (await Promise.all(inputs)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 401]);
    expect(await admin.info()).toMatchObject({ role: 'admin', name: 'Owner' });
    expect((await firstLink(server)).status).toBe(409);
    expect(await ways()).toEqual({ password: true });
    expect(await (await admin.ask('/v1/accounts')).json()).toHaveLength(1);
  });
});

describe('the last admin who can sign in', () => {
  it('is not disabled, made a manager or removed; whoever has not come yet does not count', async () => {
    await using server = await startApp();
    const admin = await join(server, { role: 'admin' });
    const invited = await invite(server, { role: 'admin' });
    const tries = () => [
      patch(server, admin.id, { isDisabled: true }),
      patch(server, admin.id, { role: 'manager' }),
      server.ask(`/v1/accounts/${admin.id}`, { method: 'DELETE' }),
    ];
    for (const answer of await Promise.all(tries()))
      expect(await problemOf(answer)).toEqual({ status: 409, code: 'conflict' });
    expect(await admin.info()).toMatchObject({ role: 'admin' });
    expect((await patch(server, admin.id, { name: 'Still' })).status).toBe(200);
    expect((await patch(server, invited.account.id, { role: 'manager' })).status).toBe(200);
    expect((await patch(server, invited.account.id, { role: 'admin' })).status).toBe(200);
    await new Person(server).enter('/v1/join', { code: invited.code, password: PASSWORD });
    expect((await patch(server, admin.id, { role: 'manager' })).status).toBe(200);
  });

  it('is left where both of two are made managers at once', async () => {
    await using server = await startApp();
    const ids = [(await join(server, { role: 'admin' })).id, (await join(server, { role: 'admin' })).id];
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(ids.map((id) => patch(server, id, { role: 'manager' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      for (const id of ids) expect((await patch(server, id, { role: 'admin' })).status).toBe(200);
    }
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectTo } from '../live/live-rig.ts';
import { Connection } from '../store/connection.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { AccessService } from './access.service.ts';
import { join, Person } from './people-rig.ts';

const DAY_MS = 24 * 3600_000;

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

async function byLink(): Promise<Person> {
  const { url } = (await (await server.ask('/v1/sign-in-links', { json: {} })).json()) as { url: string };
  const guest = new Person(server);
  await guest.enter('/v1/session', { code: new URL(url).hash.slice(1) });
  return guest;
}

async function isLetIn({ cookie }: Person): Promise<boolean> {
  const socket = connectTo(server, { extraHeaders: { cookie } });
  const answer = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('connect_error', () => resolve(false));
  });
  socket.disconnect();
  return answer;
}

/** Everybody was here last two days ago: their sessions are due to be written again. */
async function letTimePass(): Promise<void> {
  for (const key of await raw.call<string[]>(['KEYS', '{org}:session:*'])) {
    const session = JSON.parse(await raw.call<string>(['GET', key])) as Record<string, number>;
    for (const field of ['seenAtMs', 'expiresAtMs'])
      if (session[field] !== undefined) session[field] -= 2 * DAY_MS;
    await raw.call(['SET', key, JSON.stringify(session), 'KEEPTTL']);
  }
  server.app.get(AccessService).forget();
}

it('who is signed in reads and watches on while Redis takes no writes, however long ago they were last here', async () => {
  const people = [await join(server), await byLink()];
  await letTimePass();
  await raw.call(['CONFIG', 'SET', 'maxmemory', '1']);
  for (const person of people) {
    expect((await person.ask('/v1/trackers')).status).toBe(200);
    server.app.get(AccessService).forget();
    expect(await isLetIn(person)).toBe(true);
  }
  await raw.call(['CONFIG', 'SET', 'maxmemory', '0']);
  server.app.get(AccessService).forget();
  for (const person of people) {
    const { expiresAt } = (await person.info())!;
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29 * DAY_MS);
  }
});

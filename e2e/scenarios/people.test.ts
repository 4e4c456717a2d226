import type { InvitedAccount, SessionInfo } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { startSystem } from './harness.ts';
import { eventually } from './live-client.ts';
import { startRedis, startServer } from './processes.ts';

const PASSWORD = 'correct horse battery';
const WRONG = 'wrong horse battery';

function post(url: string, path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(new URL(path, url), { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What a browser keeps of an answer that signs it in. */
function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function whoIs(url: string, cookie: string): Promise<SessionInfo | undefined> {
  const answer = await fetch(new URL('/v1/session', url), { headers: { cookie } });
  return answer.ok ? ((await answer.json()) as SessionInfo) : undefined;
}

const codeOf = (url: string) => new URL(url).hash.slice(1);

it('who is signed in stays so when the server is killed, and no log holds a password, a code or a session', async () => {
  await using system = await startSystem();
  const invited = await system.fetch('/v1/accounts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'zq9xk@team.example', name: 'Mia', role: 'manager', teams: ['eu'] }),
  });
  const { account, link } = (await invited.json()) as InvitedAccount;
  const code = codeOf(link.url);
  const joined = await post(system.url, '/v1/join', { code, password: PASSWORD });
  expect(joined.status).toBe(200);
  const cookie = cookieOf(joined);
  for (const [password, status] of [
    [WRONG, 401],
    [PASSWORD, 200],
  ] as const)
    expect((await post(system.url, '/v1/session', { email: account.email, password })).status).toBe(status);
  expect((await post(system.url, '/v1/join', { code, password: PASSWORD })).status).toBe(401);

  await system.kill();
  let { output } = system;
  await system.restart();
  output += system.output;
  expect(await whoIs(system.url, cookie)).toMatchObject({
    name: 'Mia',
    teams: ['eu'],
    account: { id: account.id },
  });
  output += system.output;
  expect(output).toContain('redis connected');
  for (const secret of [PASSWORD, WRONG, code, cookie.split('=')[1]!, 'zq9xk', 'argon2'])
    expect(output).not.toContain(secret);
});

it('a start prints a link that makes the first admin, again and again, until there is one', async () => {
  const redis = await startRedis();
  const servers: Awaited<ReturnType<typeof startServer>>[] = [];
  const start = async () => {
    const server = await startServer({ REDIS_URL: redis.url, EARSHOT_LOG_LEVEL: 'silent' });
    servers.push(server);
    const link = () => /http:\S+\/join#\S+/.exec(server.output())?.[0];
    return { server, link };
  };
  try {
    const { link: unused } = await start();
    expect(await eventually(() => unused() !== undefined, 10_000)).toBe(true);
    const { server, link } = await start();
    expect(await eventually(() => link() !== undefined, 10_000)).toBe(true);
    const first = { email: 'owner@team.example', name: 'Owner', password: PASSWORD };
    const joined = await post(server.url, '/v1/join', { code: codeOf(link()!), ...first });
    expect(await joined.json()).toMatchObject({ role: 'admin', name: 'Owner' });
    const later = await start();
    expect(await whoIs(later.server.url, cookieOf(joined))).toMatchObject({ role: 'admin' });
    expect((await post(server.url, '/v1/join/look', { code: codeOf(unused()!) })).status).toBe(401);
    await later.server.end();
    expect(later.link()).toBeUndefined();
  } finally {
    for (const server of servers) await server.end();
    await redis.end();
  }
});

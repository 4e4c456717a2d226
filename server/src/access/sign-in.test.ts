import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp, type TestApp } from '../testing/app.ts';
import { browserOf } from './browser-name.ts';
import { Passwords } from './passwords.ts';
import { invite, join, PASSWORD, Person, problemOf } from './people-rig.ts';
import { SignInLimits } from './sign-in-limits.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startApp({ EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '10000' });
});
afterAll(() => server?.[Symbol.asyncDispose]());

const WRONG = 'wrong horse battery';

describe('signing in', () => {
  it('is refused alike to a wrong password, an unknown address, the uninvited, and the disabled', async () => {
    const person = await join(server);
    const { account } = await invite(server);
    const disabled = await join(server);
    await server.ask(`/v1/accounts/${disabled.id}`, { method: 'PATCH', json: { isDisabled: true } });
    const answers = await Promise.all([
      new Person(server, person.email).signIn(WRONG),
      new Person(server, 'nobody@team.example').signIn(),
      new Person(server, account.email).signIn(),
      new Person(server, disabled.email).signIn(),
    ]);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    for (const { status, headers } of answers) {
      expect(status).toBe(401);
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('costs as much for an unknown address as for a wrong password, so that time does not tell who has an account', async () => {
    const person = await join(server);
    // Of the processor: how long an answer takes depends on whatever else the machine does.
    const costOf = async (email: string) => {
      const before = process.cpuUsage();
      await new Person(server, email).signIn(WRONG);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    let [known, unknown] = [Infinity, Infinity];
    for (let i = 0; i < 9; i++) {
      known = Math.min(known, await costOf(person.email));
      unknown = Math.min(unknown, await costOf('nobody-else@team.example'));
    }
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('takes a password however its letters are written', async () => {
    const { account, code } = await invite(server);
    const spelt = 'Καλημέρα κόσμε';
    await new Person(server).enter('/v1/join', { code, password: spelt.normalize('NFC') });
    const person = new Person(server, account.email);
    expect((await person.signIn(spelt.normalize('NFD'))).status).toBe(200);
    expect((await person.signIn(spelt.toLowerCase())).status).toBe(401);
  });

  it('takes no guesses after ten wrong ones from one address, and leaves other accounts and addresses alone', async () => {
    await using proxied = await startApp({
      EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '10000',
      EARSHOT_TRUSTED_PROXIES: '127.0.0.1',
    });
    const person = await join(proxied);
    const other = await join(proxied);
    const tryFrom = (address: string, { email }: Person, password: string) =>
      proxied.ask('/v1/session', {
        ...{ token: null, json: { email, password } },
        headers: { 'x-forwarded-for': address },
      });
    // Right ones do not count.
    for (let i = 0; i < 12; i++) expect((await tryFrom('10.0.0.1', person, PASSWORD)).status).toBe(200);
    const all = await Promise.all(Array.from({ length: 14 }, () => tryFrom('10.0.0.1', person, WRONG)));
    expect(all.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = all.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await refused.json()) as object).toMatchObject({
      code: 'rate_limited',
      detail: 'Too many wrong passwords; try again in 15 min.',
    });
    expect((await tryFrom('10.0.0.1', person, PASSWORD)).status).toBe(429);
    expect((await tryFrom('10.0.0.1', other, PASSWORD)).status).toBe(200);
    expect((await tryFrom('10.0.0.2', person, PASSWORD)).status).toBe(200);
    const signedIn = await tryFrom('10.0.0.2', person, PASSWORD);
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const change = () =>
      proxied.ask('/v1/account/password', {
        ...{ method: 'PUT', token: null, headers: { cookie, 'x-forwarded-for': '10.0.0.2' } },
        json: { current: WRONG, password: PASSWORD },
      });
    for (let i = 0; i < 10; i++) expect((await change()).status).toBe(403);
    expect((await change()).status).toBe(429);
  });

  it('takes the addresses of one IPv6 network for one, and those of others apart', async () => {
    await using proxied = await startApp({ EARSHOT_TRUSTED_PROXIES: '127.0.0.1' });
    const person = await join(proxied);
    const tryFrom = async (address: string) => {
      const headers = { 'x-forwarded-for': address };
      const json = { email: person.email, password: WRONG };
      return (await proxied.ask('/v1/session', { token: null, json, headers })).status;
    };
    for (let i = 0; i < 10; i++) expect(await tryFrom(`2001:db8:0:1::${i}`)).toBe(401);
    expect(await tryFrom('2001:db8:0:1:ffff::1')).toBe(429);
    expect(await tryFrom('2001:db8:0:2::1')).toBe(401);
  });

  it('that could not be compared, since Redis was away, counts as no guess', async () => {
    await using lonely = await startApp();
    const person = await join(lonely);
    await lonely.redis.stop();
    for (let i = 0; i < 12; i++) expect((await person.signIn(WRONG)).status).toBe(503);
    await lonely.redis.start();
    // That Redis kept nothing, so that nobody has an account any more.
    const answer = async () => (await person.signIn(WRONG)).status;
    await expect.poll(answer, { timeout: 10_000 }).toBe(401);
  });

  it.each([
    [{}, 'code'],
    [{ email: 'a@b.example' }, 'password'],
    [{ email: 'a@b.example', password: '' }, 'password'],
    [{ email: 'a@b.example', password: WRONG, code: 'x' }, undefined],
  ])('is not asked by %j', async (json, path) => {
    const answer = await server.ask('/v1/session', { token: null, json });
    expect(await problemOf(answer)).toMatchObject({ status: 400, ...(path !== undefined && { path }) });
  });
});

describe('a try that another limit refuses', () => {
  it('does not count against the account that it was for', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const limits = new SignInLimits();
    const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);
    const tryOf = (account: string, answer?: string) =>
      limits.count({ account, address: '203.0.113.7' }, async () => answer);
    // Somebody behind the same address uses up what it may guess.
    for (let i = 0; i < 100; i++) expect(await tryOf(`guess-${i}`)).toBeUndefined();
    minutes(14);
    for (let i = 0; i < 12; i++)
      await expect(tryOf('mia', 'signed in')).rejects.toMatchObject({ fault: { code: 'rate_limited' } });
    minutes(2);
    expect(await tryOf('mia', 'signed in')).toBe('signed in');
  });
});

describe('passwords', () => {
  it('are compared a few at a time; of a flood, those that would wait too long are told to come back', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash(PASSWORD);
    expect(await passwords.hash(PASSWORD)).not.toBe(stored);
    const flood = Array.from({ length: 80 }, () => passwords.matches(stored, PASSWORD));
    const settled = await Promise.allSettled(flood);
    const right = settled.filter((one) => one.status === 'fulfilled' && one.value);
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(right.length).toBeGreaterThanOrEqual(60);
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ fault: { code: 'rate_limited' } });
    expect(await passwords.matches(stored, PASSWORD)).toBe(true);
    expect(await passwords.matches(undefined, 'nobody has this one')).toBe(false);
  });

  it('are compared once a flood is over, also where the first comparison of all came in it', async () => {
    const passwords = new Passwords();
    const flood = Promise.allSettled(Array.from({ length: 80 }, () => passwords.hash(PASSWORD)));
    await expect(passwords.matches(undefined, PASSWORD)).rejects.toMatchObject({
      fault: { code: 'rate_limited', message: 'Too many people sign in at once; try again.' },
    });
    await flood;
    expect(await passwords.matches(undefined, PASSWORD)).toBe(false);
  });
});

describe('a browser', () => {
  const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
      'Edge 126, Windows',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/17.5 Safari/605.1.15`,
      'Safari 17, macOS',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${APPLE} Version/17.5 Mobile/15E148 Safari/604.1`,
      'Safari 17, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
      'Chrome 126, Android',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    [`${'x'.repeat(500)} y`, 'x'.repeat(60)],
    ['', undefined],
    ['\u00e9', undefined],
    [undefined, undefined],
  ])('%s is named %s', (userAgent, name) => {
    expect(browserOf(userAgent)).toBe(name);
  });
});

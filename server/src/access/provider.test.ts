import type { AuditList, SessionInfo, SignInWays } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { Connection } from '../store/connection.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { ASKS, CLIENT, startProvider, type TestProvider } from './openid-rig.ts';
import { invite, Person } from './people-rig.ts';

const PUBLIC_URL = 'http://calls.example';
const PEOPLE = {
  mia: { email: 'Mia@Team.example', isVerified: true },
  mallory: { email: 'mia@team.example', isVerified: false },
  heir: { email: 'mia@team.example', isVerified: true },
  nobody: { email: 'nobody@team.example', isVerified: true },
};

const settingsOf = ({ issuer }: { issuer: string }, further: Record<string, string> = {}) => ({
  EARSHOT_PUBLIC_URL: PUBLIC_URL,
  EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '10000',
  EARSHOT_OIDC_ISSUER: issuer,
  EARSHOT_OIDC_CLIENT_ID: CLIENT.id,
  EARSHOT_OIDC_CLIENT_SECRET: CLIENT.secret,
  EARSHOT_OIDC_NAME: 'Team accounts',
  ...further,
});
const provide = (further: object = {}) =>
  startProvider(PEOPLE, { redirectUri: `${PUBLIC_URL}/v1/sign-in/provider/callback`, ...further });

interface SignInCourse {
  /** The page that is wanted. */
  landing?: string;
  /** Whether to go no further than an address. */
  stopAt?: (address: string) => boolean;
}

/** A browser that has cookies for both places, and shows where it is after each step. */
class Browser {
  readonly jars = new Map<string, Map<string, string>>();

  constructor(readonly server: TestApp) {}

  /** One request; the public address is the test's server. */
  async open(address: string): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address.replace(PUBLIC_URL, this.server.url), {
      redirect: 'manual',
      headers: { cookie },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      jar.set(name!, value!);
    }
    return answer;
  }

  /** Goes where it is sent, signs in as `login` at the provider, and stops where a page of ours is to be shown. */
  async signIn(login: string, { landing, stopAt }: SignInCourse = {}): Promise<string> {
    const query = landing === undefined ? '' : `?${new URLSearchParams({ landing })}`;
    let address = `${PUBLIC_URL}/v1/sign-in/provider${query}`;
    for (let step = 0; step < 20; step++) {
      if (stopAt?.(address)) return address;
      const isAsked = new URL(address).pathname.startsWith(ASKS);
      const answer = await this.open(isAsked ? `${address}?login=${login}` : address);
      address = new URL(answer.headers.get('location')!, address).href;
      if (address.startsWith(PUBLIC_URL) && !address.startsWith(`${PUBLIC_URL}/v1/`))
        return address.slice(PUBLIC_URL.length);
    }
    throw new Error('It was sent round in circles.');
  }

  async info(): Promise<SessionInfo | undefined> {
    const answer = await this.open(`${PUBLIC_URL}/v1/session`);
    return answer.ok ? ((await answer.json()) as SessionInfo) : undefined;
  }
}

const isBack = (address: string) => address.includes('/callback?');

async function start(provider: TestProvider, further: Record<string, string> = {}): Promise<TestApp> {
  return startApp(settingsOf(provider, further));
}

describe('signing in by a provider', () => {
  it('is offered by its name, and lets in who was invited by that address, from then on whatever it is', async () => {
    await using provider = await provide();
    await using server = await start(provider);
    const ways = await (await server.ask('/v1/sign-in-ways', { token: null })).json();
    expect(ways as SignInWays).toEqual({
      ...{ password: false, provider: { name: 'Team accounts', path: '/v1/sign-in/provider' } },
    });
    const { account } = await invite(server, { email: 'mia@team.example', teams: ['eu'] });
    const browser = new Browser(server);
    expect(await browser.signIn('mia')).toBe('/');
    expect(await browser.info()).toMatchObject({
      ...{ role: 'manager', teams: ['eu'], account: { id: account.id, hasPassword: false } },
    });
    const list = await (await server.ask('/v1/accounts')).json();
    expect(list).toMatchObject([{ id: account.id, hasProvider: true, hasPassword: false }]);
    const { entries } = (await (await server.ask('/v1/audit?limit=1')).json()) as AuditList;
    expect(entries).toMatchObject([{ what: 'changedAccess', who: { kind: 'account', id: account.id } }]);
    // The address is another's by now, who is somebody else: the account stays with whom it was linked to.
    expect(await new Browser(server).signIn('heir')).toBe('/enter?fault=no-account');
    PEOPLE.mia.email = 'married@team.example';
    expect(await new Browser(server).signIn('mia')).toBe('/');
    PEOPLE.mia.email = 'Mia@Team.example';
    // Until an admin says that it is theirs now.
    const forget = await server.ask(`/v1/accounts/${account.id}/provider`, { method: 'DELETE' });
    expect(forget.status).toBe(204);
    expect(await browser.info()).toBeUndefined();
    const heir = new Browser(server);
    expect(await heir.signIn('heir')).toBe('/');
    expect((await heir.info())?.account?.id).toBe(account.id);
    expect(await new Browser(server).signIn('mia')).toBe('/enter?fault=no-account');
  });

  it('shows the page that was wanted, and home for what is none of ours', async () => {
    await using provider = await provide();
    await using server = await start(provider);
    await invite(server, { email: 'mia@team.example' });
    const landed = (landing: string) => new Browser(server).signIn('mia', { landing });
    expect(await landed('/calls/7?at=12.5#moment')).toBe('/calls/7?at=12.5#moment');
    expect(await landed('//else.example/team')).toBe('/');
    // Whom it cannot let in may try again, for the same page.
    const refused = await new Browser(server).signIn('nobody', { landing: '/team?scope=all' });
    expect(Object.fromEntries(new URL(refused, PUBLIC_URL).searchParams)).toEqual({
      ...{ fault: 'no-account', landing: '/team?scope=all' },
    });
  });

  it('lets nobody in who was not invited, is disabled, or whose address the provider does not vouch for', async () => {
    await using provider = await provide();
    await using server = await start(provider);
    const { account } = await invite(server, { email: 'mia@team.example' });
    expect(await new Browser(server).signIn('nobody')).toBe('/enter?fault=no-account');
    const mallory = new Browser(server);
    expect(await mallory.signIn('mallory')).toBe('/enter?fault=no-account');
    expect(await mallory.info()).toBeUndefined();
    const disable = (isDisabled: boolean) =>
      server.ask(`/v1/accounts/${account.id}`, { method: 'PATCH', json: { isDisabled } });
    const mia = new Browser(server);
    expect(await mia.signIn('mia')).toBe('/');
    await disable(true);
    expect(await mia.info()).toBeUndefined();
    expect(await new Browser(server).signIn('mia')).toBe('/enter?fault=no-account');
  });

  it('takes an answer in the browser that began, once, and none that was altered', async () => {
    await using provider = await provide();
    await using server = await start(provider);
    await invite(server, { email: 'mia@team.example' });
    const browser = new Browser(server);
    const answer = await browser.signIn('mia', { stopAt: isBack });
    const outcomeOf = async (who: Browser, address: string) =>
      (await who.open(address)).headers.get('location');
    expect(await outcomeOf(new Browser(server), answer)).toBe('/enter?fault=provider');
    const begun = new Map(browser.jars.get(PUBLIC_URL));
    const again = () => void browser.jars.set(PUBLIC_URL, new Map(begun));
    const altered = answer.replace(/state=[^&]+/, 'state=x');
    expect(await outcomeOf(browser, altered)).toBe('/enter?fault=provider');
    again();
    const other = new Browser(server);
    await other.signIn('mia', { stopAt: isBack });
    // Another's cookie: neither state nor verifier are its.
    expect(await outcomeOf(other, answer)).toBe('/enter?fault=provider');
    expect(await outcomeOf(browser, answer)).toBe('/');
    again();
    expect(await outcomeOf(browser, answer)).toBe('/enter?fault=provider');
    expect(await outcomeOf(browser, `${PUBLIC_URL}/v1/sign-in/provider/callback?error=access_denied`)).toBe(
      '/enter?fault=provider',
    );
  });

  it('keeps to the browser what binds the answer, and shows no secret', async () => {
    await using provider = await provide();
    await using server = await start(provider);
    const begun = await new Browser(server).open(`${PUBLIC_URL}/v1/sign-in/provider`);
    expect(begun.status).toBe(302);
    expect(begun.headers.get('set-cookie')).toMatch(
      /^earshot_sign_in=[\w-]+; Max-Age=600; Path=\/v1\/sign-in\/provider; HttpOnly; SameSite=Lax$/,
    );
    const { searchParams } = new URL(begun.headers.get('location')!);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{
        response_type: 'code',
        client_id: CLIENT.id,
        code_challenge_method: 'S256',
        scope: 'openid email',
      },
      redirect_uri: `${PUBLIC_URL}/v1/sign-in/provider/callback`,
      ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
    });
    expect(begun.headers.get('location')).not.toContain(encodeURIComponent(CLIENT.secret));
  });

  it('waits for no provider: without one the server starts, says so to who signs in, and goes on when it is back', async () => {
    await using provider = await provide();
    await provider.stop();
    await using server = await start(provider);
    await invite(server, { email: 'mia@team.example' });
    expect(await new Browser(server).signIn('mia')).toBe('/enter?fault=provider');
    await provider.start();
    expect(await new Browser(server).signIn('mia')).toBe('/');
    await provider.stop();
    const late = new Browser(server);
    await provider.start();
    const answer = await late.signIn('mia', { stopAt: isBack });
    await provider.stop();
    expect((await late.open(answer)).headers.get('location')).toBe('/enter?fault=provider');
    expect((await server.ask('/healthz', { token: null })).status).toBe(200);
  });

  it('shows who it is by the means that the provider takes', async () => {
    for (const means of ['client_secret_post', 'client_secret_basic'] as const) {
      await using provider = await provide({
        clientAuthMethods: [means],
        clientDefaults: { token_endpoint_auth_method: means },
      });
      await using server = await start(provider);
      await invite(server, { email: 'mia@team.example' });
      expect(await new Browser(server).signIn('mia'), means).toBe('/');
    }
  });

  it('ends a link to the account with the account', async () => {
    await using provider = await provide();
    await using server = await start(provider);
    const first = await invite(server, { email: 'mia@team.example' });
    expect(await new Browser(server).signIn('mia')).toBe('/');
    await server.ask(`/v1/accounts/${first.account.id}`, { method: 'DELETE' });
    expect(await new Browser(server).signIn('mia')).toBe('/enter?fault=no-account');
    await invite(server, { email: 'mia@team.example' });
    expect(await new Browser(server).signIn('mia')).toBe('/');
    const raw = await Connection.open({ url: server.redis.url, name: 'test' });
    expect(await raw.call(['HLEN', '{org}:accounts:providers'])).toBe(1);
    raw.close();
  });
});

it('without settings for it there is no provider', async () => {
  await using server = await startApp();
  for (const path of ['/v1/sign-in/provider', '/v1/sign-in/provider/callback'])
    expect((await new Person(server).ask(path)).status).toBe(404);
});

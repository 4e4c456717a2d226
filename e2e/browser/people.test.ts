import type { Claim, Pairing, Screen, ScreenShow } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { axeFaults, overflow } from './axe.ts';
import { Chromium, hasChromium, type Look, stateIs } from './chromium.ts';
import { walkedWorld } from './walked-world.ts';

const ADA = { email: 'ada@example.test', name: 'Ada Lovelace', password: 'four plain words in a row' };
const EVE = { email: 'eve@example.test', name: 'Eve Manager', password: 'some other plain words' };
const PAGES = ['/settings/people', '/settings/account', '/settings/screens', '/settings/access'];
const SHOW: ScreenShow = {
  ...{ scope: 'all', period: 'thisMonth', language: 'en', playlist: [{ kind: 'numbers', seconds: 20 }] },
  ...{ theme: 'byTime', lightFrom: '07:00', darkFrom: '19:00', overscanPercent: 0, isPrivate: false },
  ...{ showsLastNonEmpty: true, celebrates: true, hasSound: false, thresholds: [] },
};
/** A change of somebody's account is in force everywhere within ten seconds; a busy machine takes a while to draw that. */
const IN_FORCE_MS = 10_000 + 5_000;
/** A screen that says nothing for half a minute is off; the list is read anew every few seconds. */
const OFF_MS = 60_000;

const settled = async (page: Page) => {
  await page.waitForFunction(
    () => document.querySelector('[data-state="loading"], .panel-ghost, .page-waiting') === null,
  );
  await page.waitForTimeout(300);
};

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await settled(page);
}

const accepting = (page: Page) => page.once('dialog', (dialog) => void dialog.accept());

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe.skipIf(!hasChromium)('people, their accounts, and screens', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.send(walkedWorld(Date.now()));
    await system.settled();
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  async function json<T>(path: string, body?: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const answer = await system.fetch(path, {
      ...(body && { method: 'POST', headers, body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  }

  async function pairedScreen(name: string): Promise<void> {
    const { code } = await json<Pairing>('/v1/screens/pairing', {});
    await json('/v1/screens', { code, name, show: SHOW });
  }

  /** Somebody with an account, signed in by their password, on the home page. */
  async function signedIn(who: typeof ADA, look: Look = {}): Promise<Page> {
    const page = await browser.open({ ...look, language: 'en' });
    await page.goto(system.url);
    await signIn(page, who);
    await stateIs(page, 'live');
    return page;
  }

  it('the first admin comes by the link of the first start, which leaves the address at once and works once', async () => {
    const { url } = await json<{ url: string }>('/v1/first-admin-links', {});
    const page = await browser.open();
    await page.goto(url);
    await page.getByLabel('Your name').fill(ADA.name);
    expect(page.url()).not.toContain(new URL(url).hash.slice(1));
    await page.getByLabel('E-mail address').fill(ADA.email);
    const submit = page.getByRole('button', { name: 'Set the password and sign in' });
    await page.getByLabel('New password').fill('too short');
    await page.getByText('3 more characters').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('New password').fill(ADA.password);
    await page.getByText('Good and long.').waitFor();
    await submit.click();
    await stateIs(page, 'live');

    await page.goto(url);
    await page.reload();
    await page.getByRole('heading', { name: /Open your link once more|This link cannot be used/ }).waitFor();
    await page.context().close();
    const late = await browser.open();
    await late.goto(url);
    await late.getByText('This link does not work any more').waitFor();
    await late.context().close();
  });

  it('a page at which nobody is signed in opens no socket, and one as soon as somebody is', async () => {
    const page = await browser.open();
    let sockets = 0;
    page.on('websocket', () => {
      sockets += 1;
    });
    await page.goto(system.url);
    await page.getByLabel('E-mail address').waitFor();
    await page.waitForTimeout(4_000);
    expect(sockets).toBe(0);
    await signIn(page, ADA);
    await stateIs(page, 'live');
    expect(sockets).toBe(1);
    await page.context().close();
  });

  it('signing out says so where the server does not answer, and is done at the next try', async () => {
    const page = await signedIn(ADA);
    await page.route('**/v1/session', (route) =>
      route.request().method() === 'DELETE' ? route.abort('connectionfailed') : route.continue(),
    );
    await page.getByRole('button', { name: 'Settings of this page' }).click();
    const signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    await signOut.click();
    await page.getByRole('alert').getByText('you may still be signed in').waitFor();
    await page.unroute('**/v1/session');
    await signOut.click();
    await page.getByLabel('E-mail address').waitFor();
    await page.context().close();
  });

  it('somebody invited sees the teams that they were given, and nobody else’s settings', async () => {
    const admin = await signedIn(ADA);
    await visit(admin, '/settings/people');
    await admin.getByRole('button', { name: 'Invite somebody' }).click();
    await admin.getByLabel('E-mail address').fill(EVE.email);
    await admin.getByLabel('Name', { exact: true }).fill(EVE.name);
    await admin.getByLabel('Only these').check();
    expect(await admin.getByRole('button', { name: 'Make an invitation' }).isDisabled()).toBe(true);
    await admin.locator('.team-choices').getByLabel('Norden').check();
    await admin.getByRole('button', { name: 'Make an invitation' }).click();
    const card = admin.locator('.handed-link');
    const url = (await card.locator('code').textContent())!;
    expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
    await card.getByRole('button', { name: 'Done' }).click();
    expect(await admin.content()).not.toContain(url.split('#')[1]);

    const page = await browser.open();
    await page.goto(url);
    await page.getByText(`${EVE.name}, choose the password`).waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(EVE.email);
    await page.getByLabel('New password').fill(EVE.password);
    await page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await stateIs(page, 'live');
    expect(await page.locator('.scope option').allTextContents()).toEqual(['Norden']);
    await visit(page, '/settings/people');
    await page.getByText('Only an admin may change this.').waitFor();

    await admin.reload();
    await admin.locator('.person', { hasText: EVE.email }).getByText('Last seen just now').waitFor();
    await page.context().close();
    await admin.context().close();
  });

  it('a wrong password says so, and says nothing of whether the address is known', async () => {
    const page = await browser.open();
    await page.goto(system.url);
    const said: (string | null)[] = [];
    for (const email of [ADA.email, 'nobody@example.test']) {
      await signIn(page, { email, password: 'wrong wrong wrong' });
      await page.getByRole('alert').filter({ hasText: 'Nobody has this address' }).waitFor();
      said.push(await page.locator('form .wrong').first().textContent());
    }
    expect(said[0]).toBe(said[1]);
    await signIn(page, ADA);
    await stateIs(page, 'live');
    await page.context().close();
  });

  it('a password can be looked at while it is typed', async () => {
    const page = await browser.open();
    await page.goto(system.url);
    const field = page.getByLabel('Password', { exact: true });
    await field.fill('secret');
    expect(await field.getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await page.context().close();
  });

  it('the last admin stays, and is told so in words', async () => {
    const page = await signedIn(ADA);
    await visit(page, '/settings/people');
    for (const act of ['Disable', 'Delete …']) {
      await page.getByRole('button', { name: `What to do with ${ADA.name}` }).click();
      accepting(page);
      await page.getByRole('button', { name: act, exact: true }).click();
      await page.getByText('Not done: this is the last admin.').waitFor();
    }
    await page.context().close();
  });

  it('whoever changes their password is signed out everywhere else, and a place can be signed out by itself', async () => {
    const [here, there, elsewhere] = [await signedIn(EVE), await signedIn(EVE), await signedIn(EVE)];
    await here.getByRole('button', { name: 'Settings of this page' }).click();
    await here.getByRole('link', { name: 'Your account' }).click();
    await here.waitForURL(/\/settings\/account/);
    const places = here.locator('.settings-list .settings-row');
    await expect.poll(() => places.count()).toBeGreaterThanOrEqual(3);
    const before = await places.count();
    await places.last().getByRole('button').click();
    await expect.poll(() => places.count()).toBe(before - 1);

    await here.getByLabel('Present password').fill('not my password');
    await here.getByLabel('New password').fill('a third set of words');
    await here.getByRole('button', { name: 'Change the password' }).click();
    await here.getByText('The present password is not right.').waitFor();
    await here.setViewportSize({ width: 390, height: 480 });
    await here.getByLabel('Present password').fill(EVE.password);
    await here.getByRole('button', { name: 'Change the password' }).click();
    const said = here.getByText('Your password is changed.');
    await said.waitFor();
    await here.waitForTimeout(1_000);
    // Who is signed in is looked up after that; the page stays where it is being read.
    expect(await said.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
    await here.setViewportSize({ width: 1440, height: 900 });
    EVE.password = 'a third set of words';
    for (const page of [there, elsewhere])
      await page.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: IN_FORCE_MS });
    // The list says so by itself.
    await expect.poll(() => places.count()).toBe(1);
    await places.getByRole('button').click();
    await here.getByRole('heading', { name: 'Sign in' }).waitFor();
    for (const page of [here, there, elsewhere]) await page.context().close();
  });

  it('somebody disabled is out within ten seconds, and enabled again may come back', async () => {
    const [admin, eve] = [await signedIn(ADA), await signedIn(EVE)];
    await visit(admin, '/settings/people');
    const act = async (name: string) => {
      await admin.getByRole('button', { name: `What to do with ${EVE.name}` }).click();
      await admin.getByRole('button', { name, exact: true }).click();
    };
    accepting(admin);
    await act('Disable');
    await eve.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: IN_FORCE_MS });
    await signIn(eve, EVE);
    await eve.getByText('Nobody has this address').waitFor();
    await act('Enable again');
    await admin.locator('.person:not(.is-off)', { hasText: EVE.email }).waitFor();
    await signIn(eve, EVE);
    await stateIs(eve, 'live');
    await eve.context().close();
    await admin.context().close();
  });

  it('whoever came by a sign-in link is out within ten seconds when an admin ends them all', async () => {
    const [admin, guest] = [await signedIn(ADA), await browser.open()];
    await guest.goto(await system.signInLink());
    await stateIs(guest, 'live');
    await visit(admin, '/settings/access');
    accepting(admin);
    await admin.getByRole('button', { name: 'End all sign-in links' }).click();
    await admin.getByText('Saved.').waitFor();
    await guest.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: IN_FORCE_MS });
    await stateIs(admin, 'live');
    for (const page of [admin, guest]) await page.context().close();
  });

  it('a screen needs a code and a name; what it shows is changed by keyboard, and it can be revoked', async () => {
    const pairing = await json<Pairing>('/v1/screens/pairing', {});
    const claim = () => json<Claim>('/v1/screens/claim', { secret: pairing.secret });
    const page = await signedIn(ADA);
    await visit(page, `/settings/screens?code=${pairing.code}`);
    await page.getByLabel('Name', { exact: true }).fill('Sales floor');
    await page.getByRole('button', { name: 'Pair the screen' }).click();
    const row = page.locator('.screen-row', { hasText: 'Sales floor' });
    await row.waitFor();
    expect(page.url()).not.toContain('code=');
    expect(await claim()).toEqual({ state: 'paired' });

    await row.getByRole('button', { name: 'What to do with' }).click();
    await page.getByRole('button', { name: 'Change …' }).click();
    const first = page.getByLabel('Layout 1', { exact: true });
    await first.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    expect(await page.getByLabel('Layout 3', { exact: true }).inputValue()).toBe('numbers');
    await page.getByText('Numbers: place 3 of 5').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Add a layout' }).click();
    await page.getByLabel('Figure of layout 6').selectOption('winRate');
    await page.getByLabel('Seconds of layout 6').fill('45');
    await page.getByText('Light, privacy').click();
    await page.getByLabel('Privacy: sellers by initials').check();
    await page.getByRole('button', { name: 'Add a threshold' }).click();
    await page.getByLabel('Value (%)').fill('30');
    await page.getByLabel('Calm again at (%)').fill('40');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByLabel('Calm again at (%)').fill('25');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.screen-form').waitFor({ state: 'detached' });
    const screen = (await json<Screen[]>('/v1/screens')).find(({ name }) => name === 'Sales floor');
    expect(screen?.show).toMatchObject({
      isPrivate: true,
      thresholds: [{ figure: 'negativeShare', side: 'above', value: 0.3, calm: 0.25, look: 'risk' }],
    });
    expect(screen?.show.playlist.map(({ kind }) => kind)).toEqual([
      ...['talk', 'topSellers', 'numbers', 'pipeline', 'live', 'single'],
    ]);
    expect(screen?.show.playlist.at(-1)).toEqual({ kind: 'single', figure: 'winRate', seconds: 45 });

    await row.getByRole('button', { name: 'What to do with' }).click();
    accepting(page);
    await page.getByRole('button', { name: 'Revoke …' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await json<Screen[]>('/v1/screens')).map(({ name }) => name)).not.toContain('Sales floor');
    await page.context().close();
  });

  it('the list says how a screen is, and which one it is can be asked', async () => {
    const wall = await browser.open({ width: 1280, height: 720 });
    await wall.goto(`${system.url}/screen`);
    const code = (await wall.locator('.pairing-code').innerText()).trim();
    const page = await signedIn(ADA);
    await visit(page, `/settings/screens?code=${code}`);
    await page.getByLabel('Name', { exact: true }).fill('By the door');
    await page.getByRole('button', { name: 'Pair the screen' }).click();
    const row = page.locator('.screen-row', { hasText: 'By the door' });
    await row.getByText('Live', { exact: true }).waitFor();
    expect(await row.textContent()).toContain('1280 × 720');
    await row.getByRole('button', { name: 'Identify' }).click();
    await page.getByText('The screen has been told.').waitFor();
    await wall.getByText('By the door').first().waitFor();
    await wall.context().close();
    await row.getByText(/^Off since/).waitFor({ timeout: OFF_MS });
    await page.context().close();
  });

  it('a code that no screen shows is said to be one', async () => {
    const page = await signedIn(ADA);
    await visit(page, '/settings/screens?code=AAAA-AAAA');
    await page.getByLabel('Name', { exact: true }).fill('Nowhere');
    await page.getByRole('button', { name: 'Pair the screen' }).click();
    await page.getByText('No screen shows this code now.').waitFor();
    await page.context().close();
  });

  it('a manager of some teams gives a screen only those', async () => {
    const page = await signedIn(EVE);
    await visit(page, '/settings/screens');
    await page.getByRole('button', { name: 'Add a screen' }).click();
    expect(await page.getByLabel('Whose figures').locator('option').allTextContents()).toEqual(['Norden']);
    await page.context().close();
  });

  it('whom the organisation’s sign-in knows but nobody has invited, is told what to do', async () => {
    const page = await browser.open();
    await page.goto(`${system.url}/enter?fault=no-account`);
    await page.getByText('nobody has given you an account here').waitFor();
    expect(page.url()).not.toContain('fault');
    await page.context().close();
  });

  for (const language of ['en', 'el'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`nothing that axe objects to, nothing wider than a small phone (${language}, ${theme})`, {
        timeout: 120_000,
      }, async () => {
        const faults: string[] = [];
        const look = async (page: Page, where: string) => {
          faults.push(...(await axeFaults(page)).map((fault) => `${where} ${fault}`));
          await page.setViewportSize({ width: 320, height: 640 });
          await page.waitForTimeout(100);
          const by = await overflow(page);
          if (by > 0) faults.push(`${where} wider by ${by}`);
          await page.setViewportSize({ width: 1440, height: 900 });
        };
        await pairedScreen(`Wall ${language} ${theme}`);
        const page = await browser.open({ language, theme, width: 1440, height: 900 });
        await page.goto(system.url);
        await page.evaluate(
          async ({ email, password }) => {
            const headers = { 'content-type': 'application/json' };
            await fetch('/v1/session', {
              method: 'POST',
              headers,
              body: JSON.stringify({ email, password }),
            });
          },
          { ...ADA },
        );
        for (const path of PAGES) {
          await visit(page, path);
          await page.evaluate(() => document.querySelector<HTMLElement>('.settings-new')?.click());
          await page.evaluate(() => {
            for (const folded of document.querySelectorAll('details')) folded.open = true;
          });
          await look(page, path);
        }
        await page.context().close();
        const nobody = await browser.open({ language, theme, width: 1440, height: 900 });
        for (const path of ['/', '/join', '/join#0123456789abcdef', '/enter?fault=no-account']) {
          await nobody.goto(new URL(path, system.url).href);
          await nobody.waitForSelector('.sign-in, .plain-page a[href="/"]');
          await look(nobody, path);
        }
        await nobody.context().close();
        expect(faults).toEqual([]);
      });

  it('nothing is complained of', () => {
    // What was refused or cut off on purpose, and a page that reached for figures before it knew that nobody is signed in.
    const asked = /status of (401|403|404|409|429)|ERR_CONNECTION_FAILED/;
    expect(browser.complaints.filter((complaint) => !asked.test(complaint))).toEqual([]);
  });
});

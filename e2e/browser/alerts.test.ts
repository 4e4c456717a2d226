import type { AlertList } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { axeFaults, overflow } from './axe.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, type Look } from './chromium.ts';

const HOUR_MS = 3_600_000;
const WIDTHS = [320, 390, 1440, 3840] as const;
const BELL_SIZES = [
  [320, 640],
  [390, 844],
  [1440, 900],
  [1920, 1080],
  [3840, 2160],
] as const;
const SHOTS = process.env.EARSHOT_SHOTS;

describe.skipIf(!hasChromium)('alerts', () => {
  let system: System;
  let browser: Chromium;
  let calls = 0;
  const call = (said: string, agoMs: number) => {
    calls += 1;
    return finishedCall(`call-${calls}`, 'Maximiliana Featherstonehaugh', said, Date.now() - agoMs);
  };
  beforeAll(async () => {
    system = await startSystem({ timeZone: 'Europe/Athens' });
    browser = await Chromium.start();
    // Some good and some bad hours of the last weeks, so that a rule would have told something.
    const past = Array.from({ length: 40 }, (_, n) =>
      call(
        n % 7 === 0 ? 'This is terrible, I am very angry.' : 'Great, thank you very much!',
        n * 17 * HOUR_MS,
      ),
    );
    await system.send(past);
    await system.settled();
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  const shot = async (page: Page, name: string, fullPage = true) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage });
  };
  /** The settings' part of a reader, who looks in their own way. */
  const openPart = async (look: Look = {}) => {
    const page = await browser.signIn(system, look);
    await page.goto(`${system.url}/settings/alerts`);
    await page.waitForSelector('.settings-new');
    return page;
  };
  const rules = () => system.read<{ id: string; name: string }[]>('/v1/alert-rules');

  const bell = (page: Page) => page.locator('.bell');
  const panel = (page: Page) => page.getByRole('dialog', { name: 'Last alerts' });
  const atBell = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).waitFor();
  /** A rule on the month's calls that fires now. */
  const fire = async (name: string) => {
    const made = await system.fetch('/v1/alert-rules', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ name, figure: 'callsAnalysed', scope: 'all', period: 'last24h', pauseMin: 1, isOn: true },
        condition: { kind: 'above', value: calls + 2 },
      }),
    });
    expect(made.status).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await system.send(Array.from({ length: 60 }, () => call('Fine.', 60_000)));
    const hasFired = async () =>
      (await system.read<AlertList>('/v1/alerts')).some((one) => one.name === name);
    while (!(await hasFired())) await new Promise((resolve) => setTimeout(resolve, 250));
  };

  it('the bell says what would be behind it, and that it cannot be told while the server does not answer', async () => {
    const page = await browser.signIn(system, { width: 1440, height: 900 });
    await atBell(page, 'Alerts');
    await bell(page).click();
    await panel(page).getByText('Nothing yet.').waitFor();
    const away = await browser.open();
    let isAway = true;
    await away.route('**/v1/alerts', (route) => (isAway ? route.abort() : route.continue()));
    await away.goto(await system.signInLink());
    await bell(away).click();
    await panel(away).getByRole('alert').waitFor();
    await panel(away).getByRole('button', { name: 'Try again' }).waitFor();
    isAway = false;
    await panel(away).getByText('Nothing yet.').waitFor();
    expect(await panel(away).getByRole('alert').count()).toBe(0);
    for (const each of [page, away]) await each.context().close();
  });

  it('a rule is tried while it is written, and what it tells shows on another page until it is dismissed', async () => {
    const page = await openPart({ width: 1440, height: 900 });
    const other = await browser.signIn(system, { width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Make a rule' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Many calls today');
    await page.getByLabel('Figure').selectOption('callsAnalysed');
    await page.getByLabel('Over which time').selectOption('last24h');
    let isAway = true;
    await page.route('**/v1/alert-rules/try', (route) => (isAway ? route.abort() : route.continue()));
    await page.getByLabel('How many').fill('1');
    await page.getByText('This could not be tried now.').waitFor();
    isAway = false;
    await page.getByText(/It would have told you \d+ times? in the last 30 days/).waitFor();
    expect(await page.locator('.try-marks li').count()).toBeGreaterThan(0);
    await shot(page, 'form');
    await page.getByLabel('How many').fill('5000');
    await page.getByText('It would have told you nothing in the last 30 days.').waitFor();
    await page.getByLabel('Figure').selectOption('openDeals');
    await page.getByText('The past of this figure is kept nowhere').waitFor();
    await page.getByLabel('Figure').selectOption('callsAnalysed');
    await page.getByLabel('How many').fill('4');
    await page.getByLabel('Address of a program').fill('https://127.0.0.1/hook');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('must be an address of the public internet').waitFor();
    await page.getByLabel('Address of a program').fill('https://hooks.example/earshot');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await shot(page, 'secret');
    // It is told once: what else is saved meanwhile leaves it where it is.
    await page.getByRole('button', { name: 'Change Many calls today' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Change Many calls today' }).waitFor();
    expect(await page.getByText(/^whsec_/).count()).toBe(1);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Calls analysed: above 4').waitFor();

    // It has been looked at once, and is not met yet.
    await page.waitForTimeout(3_000);
    await system.send(Array.from({ length: 6 }, () => call('Great, thank you very much!', 60_000)));
    await other.getByText(/Calls analysed: \d+, above 4\./).waitFor();
    await shot(other, 'notice');
    expect(
      await other.getByRole('link', { name: 'Show details : Many calls today' }).getAttribute('href'),
    ).toBe('/details/sentiment?period=last24h');
    await other.getByRole('button', { name: 'Dismiss Many calls today' }).click();
    expect(await other.locator('.alert-notice').count()).toBe(0);
    await page.getByText('Last told just now').waitFor();
    await page
      .getByRole('region', { name: 'What was told' })
      .getByText('Many calls today', { exact: true })
      .waitFor();
    expect(await system.read<AlertList>('/v1/alerts')).toHaveLength(1);
    expect(await rules()).toHaveLength(1);
    for (const each of [page, other]) await each.context().close();
  });

  it('a page that was away is told what it missed', async () => {
    const page = await browser.signIn(system, { width: 1440, height: 900 });
    const made = await system.fetch('/v1/alert-rules', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ name: 'Missed', figure: 'callsThisMonth', scope: 'all', period: 'thisMonth', pauseMin: 1 },
        ...{ condition: { kind: 'above', value: calls + 2 }, isOn: true },
      }),
    });
    expect(made.status).toBe(201);
    await page.waitForTimeout(3_000);
    await page.context().setOffline(true);
    await system.send(Array.from({ length: 60 }, () => call('Fine.', 60_000)));
    const fired = async () =>
      (await system.read<AlertList>('/v1/alerts')).some(({ name }) => name === 'Missed');
    while (!(await fired())) await page.waitForTimeout(250);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Dismiss Missed' }).waitFor();
    await page.context().close();
  });

  it('the bell counts what nobody has looked at in this browser, and opens it by keyboard', async () => {
    await fire('Before anybody looks');
    const page = await browser.signIn(system, { width: 1440, height: 900 });
    const second = await page.context().newPage();
    await second.goto(system.url);
    const stranger = await browser.signIn(system, { width: 1440, height: 900 });
    const { length } = await system.read<AlertList>('/v1/alerts');
    for (const each of [page, second, stranger]) await atBell(each, `Alerts: ${length} new`);

    await bell(page).focus();
    await page.keyboard.press('Enter');
    const row = panel(page).getByRole('listitem').filter({ hasText: 'Before anybody looks' });
    expect(await row.textContent()).toMatch(
      /New.*Calls analysed: \d+, above \d+\..*All teams · .*\d{2}:\d{2}/,
    );
    await page.keyboard.press('Tab');
    expect(await panel(page).evaluate((all) => all.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await panel(page).count()).toBe(0);
    expect(await bell(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await atBell(page, 'Alerts');
    await atBell(second, 'Alerts');
    await page.reload();
    await atBell(page, 'Alerts');
    await atBell(stranger, `Alerts: ${length} new`);

    // What comes while it stands open is looked at by whoever has it open, and by nobody else.
    await bell(page).click();
    await fire('While it stands open');
    await atBell(stranger, `Alerts: ${length + 1} new`);
    const first = panel(page).getByRole('listitem').first();
    await first.getByText('While it stands open', { exact: true }).waitFor();
    await first.getByText('New', { exact: true }).waitFor();
    await panel(page).getByRole('link', { name: 'Show details : Before anybody looks' }).click();
    await page.waitForURL(/\/details\/sentiment\?period=last24h/);
    await page.waitForFunction(() => document.querySelector(':popover-open') === null);
    await atBell(page, 'Alerts');
    for (const each of [page, stranger]) await each.context().close();
  });

  for (const language of ['en', 'el'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`behind the bell fit from a small phone to a wall, and axe objects to nothing (${language}, ${theme})`, async () => {
        if ((await system.read<AlertList>('/v1/alerts')).length === 0) await fire('Behind the bell');
        for (const [width, height] of BELL_SIZES) {
          const page = await browser.signIn(system, { language, theme, width, height, touch: width < 600 });
          await page.waitForSelector('.bell-count');
          await shot(page, `bell-closed-${language}-${theme}-${width}`, false);
          await bell(page).click();
          await page.waitForSelector('.bell-panel li');
          expect({ width, overflow: await overflow(page) }).toEqual({ width, overflow: 0 });
          const box = (await page.locator('.bell + .popover').boundingBox())!;
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          // At the foot of a phone, where a thumb is.
          if (width < 600) expect(height - box.y - box.height).toBeLessThanOrEqual(8);
          if (width === 390 || width === 1440) expect(await axeFaults(page)).toEqual([]);
          await shot(page, `bell-${language}-${theme}-${width}`, false);
          await page.context().close();
        }
      });

  for (const language of ['en', 'el'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`fit from a small phone to a wall, and axe objects to nothing (${language}, ${theme})`, async () => {
        for (const width of WIDTHS) {
          const page = await openPart({ language, theme, width, height: width < 600 ? 844 : 1200 });
          await page.locator('.settings-new').click();
          await page.locator('.rule-form input[inputmode="decimal"]').fill('12');
          await page.waitForSelector('.try-timeline');
          expect({ width, overflow: await overflow(page) }).toEqual({ width, overflow: 0 });
          if (width === 390 || width === 1440) expect(await axeFaults(page)).toEqual([]);
          await shot(page, `part-${language}-${theme}-${width}`);
          await page.context().close();
        }
      });
});

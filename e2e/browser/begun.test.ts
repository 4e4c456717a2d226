import type { AccountLink, OrganisationSettings, Pairing } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { SHOW } from './paired-screen.ts';
import { visit } from './visiting.ts';
import { TRACKERS } from './walked-world.ts';

/** Parts of the settings are read anew every two seconds while figures change; so long is several times that. */
const READ_ANEW_MS = 6_000;

describe.skipIf(!hasChromium)('what somebody has begun in the settings', () => {
  let system: System;
  let browser: Chromium;
  let calls = 0;
  const callOf = (seller: string) => {
    calls += 1;
    const call = finishedCall(`call-${calls}`, seller, 'The price is fine, thank you.');
    return { ...call, data: { ...call.data, seller: { id: seller, name: seller } } };
  };
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.putTrackers(TRACKERS);
    await system.send(['Ada', 'Bea', 'Cleo'].map(callOf));
    await system.settled();
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await system.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const open = async (path: string): Promise<Page> => {
    const page = await browser.signIn(system, { role: 'admin', width: 1440, height: 900 });
    await visit(page, path);
    return page;
  };
  /** Calls end, one a second, so that everything on the page is read anew again and again. */
  const callsEnd = async (forMs: number) => {
    for (const endsAtMs = Date.now() + forMs; Date.now() < endsAtMs; ) {
      await system.send([callOf('Ada')]);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  };

  it('stays while calls go on: a tracker that is being changed, and the focus in it', async () => {
    const page = await open('/settings/trackers');
    await page.getByRole('button', { name: 'Change Contract' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Contracts and');
    await callsEnd(READ_ANEW_MS);
    await page.keyboard.type(' terms');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Contracts and terms');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.settings-row', { hasText: 'Contracts and terms' }).waitFor();
    await page.context().close();
  });

  it('stays while calls go on: for how long text is to be kept', async () => {
    const page = await open('/settings/data');
    await page.getByLabel('Days').fill('90');
    await callsEnd(READ_ANEW_MS);
    expect(await page.getByLabel('Days').inputValue()).toBe('90');
    await page.context().close();
  });

  it('is read at all where answers take longer than calls come', async () => {
    const page = await browser.signIn(system, { role: 'admin' });
    await page.route('**/v1/trackers', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      await route.continue().catch(() => undefined);
    });
    const going = callsEnd(12_000);
    await page.goto(`${system.url}/settings/trackers`);
    await page.locator('.settings-row', { hasText: 'Price' }).waitFor({ timeout: 11_000 });
    await going;
    await page.context().close();
  });

  it('counts each by itself: top sellers that are named one right after the other', async () => {
    await system.changeSettings({ topSellers: [] });
    const page = await open('/settings/top-sellers');
    await page.route('**/v1/settings', async (route) => {
      if (route.request().method() === 'GET') await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => undefined);
    });
    for (const name of ['Ada', 'Cleo']) await page.getByRole('checkbox', { name }).check();
    const named = async () => (await system.read<OrganisationSettings>('/v1/settings')).topSellers;
    await expect.poll(named, { timeout: 10_000 }).toEqual(['Ada', 'Cleo']);
    await page.getByRole('checkbox', { name: 'Ada' }).focus();
    await callsEnd(READ_ANEW_MS);
    await page.keyboard.press('Space');
    await expect.poll(named, { timeout: 10_000 }).toEqual(['Cleo']);
    await page.context().close();
  });

  it('changes nothing that another admin has changed meanwhile', async () => {
    await system.changeSettings({ name: 'Before' });
    const page = await open('/settings/organisation');
    await page.getByLabel('Name', { exact: true }).waitFor();
    await system.changeSettings({ name: 'By another', salesPeriod: { kind: 'year', startMonth: 4 } });
    await page.getByLabel('Target of a sales period').fill('5000');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await system.read<OrganisationSettings>('/v1/settings')).toMatchObject({
      name: 'By another',
      salesPeriod: { kind: 'year', startMonth: 4 },
      targets: { organisation: 500_000 },
    });
    await page.context().close();
  });

  it('is written by keys in one go: a time of day at which a screen becomes light', async () => {
    const { code } = await post<Pairing>('/v1/screens/pairing', {});
    await post('/v1/screens', { code, name: 'Hall', show: { ...SHOW, theme: 'byTime' } });
    const page = await open('/settings/screens');
    await page.getByRole('button', { name: 'What to do with Hall' }).click();
    await page.getByRole('button', { name: 'Change …' }).click();
    await page.getByText('Light, privacy').click();
    const field = page.getByLabel('Light from');
    await field.focus();
    await page.keyboard.type('0945');
    expect(await field.inputValue()).toBe('09:45');

    const save = page.getByRole('button', { name: 'Save' });
    await page.getByLabel('Seconds of layout 1').fill('');
    await page.keyboard.press('Tab');
    await page.getByText('A layout stays 5 seconds at least').waitFor();
    await page.getByLabel('Seconds of layout 1').fill('30');
    const missing = page.getByText('Something under “Light, privacy');
    await page.getByLabel('Left free at each edge').fill('');
    await page.getByText('Light, privacy').first().click();
    await missing.waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.getByText('Light, privacy').first().click();
    await page.getByLabel('Left free at each edge').fill('2.5');
    await page.keyboard.press('Tab');
    await missing.waitFor({ state: 'hidden' });
    await save.click();
    await page.locator('.screen-form').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('does not lose a link that is shown once to what is done with somebody else, and says where it cannot be copied', async () => {
    const person = (name: string) => ({ email: `${name}@example.test`, name, role: 'manager' });
    await post<{ link: AccountLink }>('/v1/accounts', person('Mia'));
    await post('/v1/accounts', person('Noa'));
    const page = await browser.open({ width: 1440, height: 900 });
    // As it is over plain HTTP.
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(await system.signInLink('admin'));
    await page.waitForSelector('.live-state[data-state="live"]');
    await visit(page, '/settings/people');
    await page.getByRole('button', { name: 'What to do with Mia' }).click();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Make a new link' }).click();
    const url = await page.locator('.handed-link code').innerText();
    await page.locator('.handed-link').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Could not be copied').waitFor();
    await page.getByRole('button', { name: 'What to do with Noa' }).click();
    await page.getByRole('button', { name: 'Change …' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.locator('.handed-link code').innerText()).toBe(url);
    await page.context().close();
  });

  it('says what is in its way', async () => {
    const page = await open('/settings/organisation');
    await page.getByLabel('Time zone').fill('Nowhere/At all');
    await page.getByText('There is no such time zone.').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByLabel('Time zone').fill('Europe/Athens');
    await page.getByText('There is no such time zone.').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('throws nothing, and nothing is refused', () => {
    expect(browser.complaints).toEqual([]);
  });
});

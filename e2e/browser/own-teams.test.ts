import type { CallSummary, EarshotEvent } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, stateIs } from './chromium.ts';
import { visit } from './visiting.ts';

const SOUTH = { id: 'south', name: 'South' };

/** The same call by a seller of another team. */
function inSouth(call: EarshotEvent): EarshotEvent {
  const data = call.data as { seller: object };
  return { ...call, data: { ...data, seller: { ...data.seller, team: SOUTH } } } as EarshotEvent;
}

describe.skipIf(!hasChromium)('a manager of some teams', () => {
  let system: System;
  let browser: Chromium;
  let page: Page;
  const post = (path: string, body: object) =>
    system.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.send([
      finishedCall('ann', 'Ann', 'The price is fine.'),
      inSouth(finishedCall('bob', 'Bob', 'The price is too high.')),
    ]);
    await system.settled();
    await post('/v1/trackers', { kind: 'keyword', label: 'Price', phrases: ['price'] });
    const link = await post('/v1/sign-in-links', { role: 'manager', name: 'Mia', teams: ['north'] });
    page = await browser.open({ width: 1440, height: 900 });
    await page.goto(((await link.json()) as { url: string }).url);
    await stateIs(page, 'live');
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });
  const teamsOffered = (label: string) => page.getByLabel(label).locator('option').allInnerTexts();

  it('lands on the first of theirs, is offered these alone, and is refused nothing on the way', async () => {
    expect(await teamsOffered('Team')).toEqual(['North']);
    expect(await page.locator('.notice').count()).toBe(0);
    for (const path of ['/team', '/calls', '/deals', '/details/sentiment', '/']) await visit(page, path);
    expect(await page.getByText('Bob').count()).toBe(0);
    expect(await page.locator('main').innerText()).toContain('Ann');
    expect(browser.complaints).toEqual([]);
  });

  for (const [language, against] of [
    ['en', 'Against the usual'],
    ['el', 'Έναντι του συνηθισμένου'],
  ] as const)
    it(`a call of theirs stands beside their team, and nothing beside everyone (${language})`, async () => {
      const link = await post('/v1/sign-in-links', { role: 'manager', name: 'Mia', teams: ['north'] });
      const opened = await browser.open({ width: 1440, height: 900, language });
      await opened.goto(((await link.json()) as { url: string }).url);
      await stateIs(opened, 'live');
      const answered = opened.waitForResponse((response) => response.url().endsWith('/v1/calls/ann'));
      await visit(opened, '/calls/ann');
      const { usual } = (await (await answered).json()) as CallSummary;
      expect(Object.keys(usual).sort()).toEqual(['seller', 'team']);
      const part = opened.getByRole('region', { name: against });
      expect(await part.locator('.usual-key').innerText()).toContain('North');
      // It is the team's only call: what is usual for the team is what the call itself comes to.
      const team = language === 'en' ? 'team' : 'ομάδα';
      const own = await part.locator('.usual-value:not(.usual-mood)').allInnerTexts();
      expect(own.length).toBeGreaterThan(5);
      expect(own.some((value) => /\d/.test(value))).toBe(true);
      expect(await part.locator('.usual-words:not(.wide)').allInnerTexts()).toEqual(
        own.map((value) => `${team} ${value}`),
      );
      expect(browser.complaints).toEqual([]);
    });

  it('who follows a link to another team is told that it is not theirs, and led back', async () => {
    await page.goto(`${system.url}/?scope=team:south`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Bob').count()).toBe(0);
    await page.getByRole('alert').getByRole('button', { name: 'Show my team' }).click();
    await stateIs(page, 'live');
    expect(await page.getByText('Ann').count()).toBeGreaterThan(0);
  });

  it('sees everyone’s trackers, changes none of them, and makes their own', async () => {
    await visit(page, '/settings/trackers');
    await page.getByText('Price', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Change Price' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Top sellers' }).count()).toBe(0);
    await page.locator('.settings-new').click();
    await page.getByLabel('Name', { exact: true }).fill('Offer');
    await page.getByLabel(/^Phrases/).fill('offer');
    expect(await teamsOffered('Whose calls')).toEqual(['North']);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Change Offer' }).waitFor();
    const { trackers } = await system.read<{ trackers: { label: string; team?: string }[] }>('/v1/trackers');
    expect(trackers.find(({ label }) => label === 'Offer')?.team).toBe('north');
  });
});

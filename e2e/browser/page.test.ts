import type { EarshotEvent } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { axeFaults, overflow } from './axe.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium } from './chromium.ts';

const SIZES = [
  [320, 640],
  [390, 844],
  [1440, 900],
  [3840, 2160],
] as const;

const DAY_MS = 86_400_000;

function wonDeal(id: string, revenue: number, agoMs: number): EarshotEvent {
  const at = (ms: number) => new Date(Date.now() - ms).toISOString();
  const money = { estimatedRevenue: revenue, actualRevenue: revenue };
  const lived = { createdAt: at(agoMs + 9 * DAY_MS), closedAt: at(agoMs) };
  const data = { opportunityId: id, name: id, seller: { id: 'ann' }, status: 'won', ...money, ...lived };
  return { id, source: 'crm', time: at(agoMs), type: 'opportunity.changed', data } as EarshotEvent;
}

/** What is said of the courses beside the base figures. */
const coursesOf = (page: Page) =>
  page.locator('.kpi-band .sparkline').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

describe.skipIf(!hasChromium)('the home page', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    system = await startSystem({ timeZone: 'Europe/Athens' });
    browser = await Chromium.start();
    const phrases = ['price', 'τιμή', 'support'];
    await system.putTrackers(
      phrases.map((phrase, i) => ({
        id: `t-${i}`,
        kind: i === 2 ? 'competitor' : 'keyword',
        label: phrase,
        phrases: [phrase],
      })),
    );
    const said = ['The price is high.', 'Η τιμή είναι καλή, ευχαριστώ.', 'Your support is bad.'];
    await system.send(
      Array.from({ length: 30 }, (_, n) =>
        finishedCall(
          `call-${n}`,
          n % 3 ? `Αλεξάνδρα Παπαδοπούλου ${n}` : `Maximiliana Featherstonehaugh ${n}`,
          said[n % 3]!,
          Date.now() - n * 3600_000,
        ),
      ),
    );
    await system.send([wonDeal('d1', 9_000, 2 * DAY_MS), wonDeal('d2', 3_000, 4 * DAY_MS)]);
    await system.settled();
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  for (const language of ['en', 'el'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`has nothing that axe objects to (${language}, ${theme})`, async () => {
        const page = await browser.signIn(system, { language, theme });
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        await page.waitForTimeout(1_500); // figures have counted to their values, bubbles stand still
        expect(await axeFaults(page)).toEqual([]);
        await page.context().close();
      });

  it('never scrolls sideways, from a small phone to a wall', async () => {
    for (const language of ['en', 'el'] as const)
      for (const [width, height] of SIZES) {
        const page = await browser.signIn(system, { language, width, height });
        expect({ width, language, overflow: await overflow(page) }).toEqual({ width, language, overflow: 0 });
        await page.context().close();
      }
  });

  it('keeps scope and period in its address, so that reloading and going back show the same figures', async () => {
    const page = await browser.signIn(system);
    await page
      .getByRole('radio', { name: '7 days' })
      .or(page.getByRole('button', { name: '7 days' }))
      .first()
      .click();
    await page.waitForURL(/period=last7d/);
    await page.reload();
    await page.waitForSelector('.live-state[data-state="live"]');
    expect(page.url()).toContain('period=last7d');
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('last7d'));
    await page.context().close();
  });

  it('draws how the base figures came about, and a deal that is won in it within seconds', async () => {
    const page = await browser.signIn(system);
    await page.goto(`${system.url}/?period=last7d`);
    await expect
      .poll(() => coursesOf(page), { timeout: 10_000 })
      .toEqual([
        'Day by day: from €0 to €9,000, the latest €0',
        'Day by day: from 0 to 1, the latest 0',
        'Day by day: from 0% to 100%, the latest 100%',
        'Day by day: from €3,000 to €9,000, the latest €9,000',
      ]);
    await system.send([wonDeal('d3', 4_000, 0)]);
    await expect
      .poll(async () => (await coursesOf(page))[0], { timeout: 15_000 })
      .toBe('Day by day: from €0 to €9,000, the latest €4,000');
    await page.context().close();
  });

  it('draws nothing that its security policy refuses', () => {
    expect(browser.complaints).toEqual([]);
  });

  it('shows the base figures alone, and no fault, where their course cannot be read', async () => {
    const page = await browser.open();
    await page.route('**/v1/series/kpis*', (route) => route.fulfill({ status: 503, json: {} }));
    const asked = page.waitForResponse(/series.kpis/);
    await page.goto(await system.signInLink());
    await (await asked).finished();
    expect(await page.locator('.kpi-band .figure').count()).toBe(6);
    expect(await coursesOf(page)).toEqual([]);
    expect(await page.locator('.kpi-band .tile[data-state="ready"]').count()).toBe(6);
    await page.context().close();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { System } from '../scenarios/harness.ts';
import { axeFaults, overflow } from './axe.ts';
import { type Chromium, hasChromium, type Look, stateIs } from './chromium.ts';
import { endWalked, startWalked } from './walked-system.ts';

const PHONE: Look = { width: 390, height: 844, touch: true };
const SMALL_PHONE: Look = { width: 320, height: 640, touch: true };
/** What a finger needs. */
const TARGET_PX = 44;
const FOLDED_AT_FIRST = ['talk', 'top-sellers', 'deals', 'live', 'recording'];
const SECTIONS = ['kpis', ...FOLDED_AT_FIRST];

const fold = (page: Page, section: string) => page.locator(`.section.${section} .fold`);

async function openAll(page: Page): Promise<void> {
  for (const section of SECTIONS)
    if ((await fold(page, section).getAttribute('aria-expanded')) === 'false')
      await fold(page, section).tap();
}

describe.skipIf(!hasChromium)('the home page in a hand', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    ({ system, browser } = await startWalked());
  });
  afterAll(() => endWalked({ system, browser }));

  it('answers every question on its first screen: the base figures, and each other one in a line', async () => {
    for (const language of ['en', 'el'] as const) {
      const page = await browser.signIn(system, { ...PHONE, language });
      expect(await page.locator('.kpi-band .figure').count()).toBe(6);
      for (const section of FOLDED_AT_FIRST) {
        expect(await fold(page, section).getAttribute('aria-expanded')).toBe('false');
        expect(await page.textContent(`.section.${section} .summary-figure`)).toMatch(/\d/);
        expect(await page.locator(`.section.${section} .tile`).count()).toBe(0);
      }
      const bottom = await page
        .locator('.section.recording')
        .evaluate((last) => last.getBoundingClientRect().bottom);
      expect(bottom).toBeLessThanOrEqual(PHONE.height!);
      await page.context().close();
    }
  });

  it('folds and opens by a tap or a key, and finds it so again', async () => {
    const page = await browser.signIn(system, PHONE);
    // On the line: what takes the tap is the heading's button, which is as large as both.
    await page.locator('.section.deals .summary').tap({ force: true });
    await page.waitForSelector('.section.deals .tile');
    await fold(page, 'kpis').focus();
    await page.keyboard.press('Enter');
    expect(await page.textContent('.section.kpis .summary-figure')).toMatch(/\d/);
    await page.reload();
    await stateIs(page, 'live');
    expect(await fold(page, 'deals').getAttribute('aria-expanded')).toBe('true');
    expect(await fold(page, 'kpis').getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('.section.deals .tile').count()).toBe(4);
    await page.context().close();
  });

  it('folds nothing on a desk or a tablet', async () => {
    for (const [width, height] of [
      [768, 1024],
      [1440, 900],
    ] as const) {
      const page = await browser.signIn(system, { width, height });
      expect(await page.locator('.fold').count()).toBe(0);
      for (const section of SECTIONS)
        expect(await page.locator(`.section.${section} .tile`).count()).toBeGreaterThan(0);
      expect(await overflow(page)).toBe(0);
      await page.context().close();
    }
  });

  it('has its state, team and period in one row, and targets that a finger meets', async () => {
    for (const look of [PHONE, SMALL_PHONE])
      for (const language of ['en', 'el'] as const) {
        const page = await browser.signIn(system, { ...look, language });
        const bar = await page
          .locator('.top-bar')
          .evaluate((header) => header.getBoundingClientRect().height);
        expect(bar).toBeLessThanOrEqual(60);
        const low = await page
          .locator('.top-bar button, .top-bar select, .section:not(.folded) .fold, .section.folded')
          .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
        expect(Math.min(...low)).toBeGreaterThanOrEqual(TARGET_PX);
        await page.context().close();
      }
  });

  it('chooses a period and goes to other pages by panels at its foot', async () => {
    const page = await browser.signIn(system, PHONE);
    await page.getByRole('button', { name: /^Period/ }).tap();
    const choice = page.getByRole('button', { name: '7 days' });
    expect((await choice.boundingBox())!.y).toBeGreaterThan(PHONE.height! / 2);
    await choice.tap();
    await page.waitForURL(/period=last7d/);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('link', { name: 'Team' }).tap();
    await page.waitForURL(/\/team.*period=last7d/);
    await page.waitForFunction(() => document.querySelector(':popover-open') === null);
    await page.context().close();
  });

  it('tells what a small bubble is when a finger comes down beside it, and goes there with the next tap', async () => {
    const page = await browser.signIn(system, PHONE);
    await fold(page, 'talk').tap();
    const bubbles = page.locator('.keywords .bubbles');
    await bubbles.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_000); // they stand still
    const smallest = page.locator('.keywords .bubble').last();
    const at = (await smallest.boundingBox())!;
    const room = (await bubbles.boundingBox())!;
    // Beside it, on the side where no other one is.
    const right = at.x + at.width / 2 > room.x + room.width / 2;
    const x = right ? at.x + at.width + 6 : at.x - 6;
    const y = at.y + at.height / 2;
    await page.touchscreen.tap(x, y);
    await page.waitForSelector('.keywords .read-out');
    expect(new URL(page.url()).pathname).toBe('/');
    await page.touchscreen.tap(x, y);
    await page.waitForURL(/\/details\/keywords|\/calls/);
    await page.context().close();
  });

  for (const theme of ['light', 'dark'] as const)
    it(`never scrolls sideways, and axe has no objection, folded and open (${theme})`, async () => {
      for (const look of [PHONE, SMALL_PHONE])
        for (const language of ['en', 'el'] as const) {
          const page = await browser.signIn(system, { ...look, language, theme });
          expect({ look, language, overflow: await overflow(page) }).toEqual({ look, language, overflow: 0 });
          expect(await axeFaults(page)).toEqual([]);
          await openAll(page);
          await page.waitForTimeout(1_500); // figures have counted to their values, bubbles stand still
          expect({ look, language, overflow: await overflow(page) }).toEqual({ look, language, overflow: 0 });
          expect(await axeFaults(page)).toEqual([]);
          await page.context().close();
        }
    });

  it('draws nothing that its security policy refuses', () => {
    expect(browser.complaints).toEqual([]);
  });
});

import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { System } from '../scenarios/harness.ts';
import { type Chromium, hasChromium } from './chromium.ts';
import { endWalked, startWalked } from './walked-system.ts';

/** Two columns, two questions side by side, and everything at once. */
const DESKS = [
  [1440, 900],
  [1920, 1080],
  [3840, 2160],
] as const;
const PHONE = [390, 844] as const;
const STILL_MS = 1_500;
/** Many more than frames that may be drawn, and clocks that may tick, before and after them. */
const CHANGES = 50;

/** Figures of every question, each of which changes by itself. */
const FIGURES = [
  '.talk .strongest',
  '.top-sellers .pair-figures',
  '.deals .ranked-figures',
  '.live .line-end',
];

interface Edges {
  top: number;
  bottom: number;
}

const edgesOf = (page: Page, selector: string): Promise<Edges> =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top: Math.round(top), bottom: Math.round(bottom) };
  });

/** How often the browser has looked for what an element looks like. */
async function stylings(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'RecalcStyleCount')!.value;
}

/** Writes something else into a figure, and back, and has the page laid out after each of both. */
const change = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, changes) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const said = text.data;
      for (let i = 0; i < changes; i++) {
        text.data = i % 2 === 0 ? `${said}0` : said;
        document.body.getBoundingClientRect();
      }
    }, CHANGES);

describe.skipIf(!hasChromium)('the home page’s layout', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    ({ system, browser } = await startWalked());
  });
  afterAll(() => endWalked({ system, browser }));

  it('gives lists the height that what stands beside them makes, however many lines they have', async () => {
    for (const [width, height] of DESKS) {
      const page = await browser.signIn(system, { width, height });
      expect(await edgesOf(page, '.section.live')).toEqual(await edgesOf(page, '.section.deals'));
      const list = await edgesOf(page, '.deal-tiles > :nth-child(4)');
      expect(list).toEqual(await edgesOf(page, '.deal-tiles > :nth-child(2)'));
      const pageHeight = () => page.evaluate(() => document.documentElement.scrollHeight);
      const before = await pageHeight();
      await page.locator('.recent, .deal-list').evaluateAll((lists) => {
        for (const list of lists) list.append(...[...list.children].map((line) => line.cloneNode(true)));
      });
      expect(await pageHeight()).toBe(before);
      await page.context().close();
    }
  });

  it('draws the ring of sentiment round, as large as its tile lets it, while the window changes', async () => {
    const page = await browser.signIn(system);
    for (const [width, height] of [...DESKS, PHONE, DESKS[1]]) {
      await page.setViewportSize({ width, height });
      if (width === PHONE[0]) await page.locator('.section.talk .fold').click();
      // What folds is made anew once the window has another size.
      await page.waitForSelector('.sentiment-ring .ring');
      const sides = () =>
        page.locator('.sentiment-ring').evaluate((room) => {
          const [ring, all] = [room.querySelector('.ring')!, room].map((of) => of.getBoundingClientRect());
          const most = 18 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
          const side = Math.min(all!.width, all!.height, most);
          return [ring!.width - side, ring!.height - side].map((by) => Math.round(Math.abs(by)));
        });
      await expect.poll(sides).toEqual([0, 0]);
    }
    await page.context().close();
  });

  it('asks nobody else how they look where one figure changes', async () => {
    for (const [width, height] of DESKS) {
      const page = await browser.signIn(system, { width, height });
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.waitForTimeout(STILL_MS); // figures have counted to their values, bubbles stand still
      for (const figure of FIGURES) {
        const before = await stylings(session);
        await change(page, figure);
        const asked = (await stylings(session)) - before;
        expect(asked, `${figure} at ${width} px`).toBeLessThan(CHANGES);
      }
      await page.context().close();
    }
  });

  it('draws nothing that its security policy refuses', () => {
    expect(browser.complaints).toEqual([]);
  });
});

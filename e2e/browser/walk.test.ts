import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { axeFaults, overflow } from './axe.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { settled, visit } from './visiting.ts';
import { CALL_ID, furnish, PRICE_AT_SEC, TRACKERS, walkedWorld } from './walked-world.ts';

const DETAILS = ['sentiment', 'keywords', 'competitors', 'brands', 'bestPractice'];
const SETTINGS = [
  ...['trackers', 'brands', 'top-sellers', 'alerts', 'organisation', 'screens', 'people', 'data', 'access'],
  'account',
];
const CALL = `/calls/${encodeURIComponent(CALL_ID)}`;
const PAGES = [
  '/',
  ...DETAILS.map((list) => `/details/${list}`),
  ...['/details/keywords?term=price', '/calls', '/calls?q=price&sort=longest', CALL, '/calls/unknown'],
  ...['/team', '/sellers/s1', '/deals', '/deals?status=won', '/nowhere'],
  ...SETTINGS.map((part) => `/settings/${part}`),
];

/** The number that a text begins with. */
const leading = (text: string | null) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

const FOCUS = {
  keywords: '.terms-tile.keywords a.tile-details',
  price: '.details-table .row-choice',
  call: '.calls-list .call-row-link',
  transcript: '.said-box',
};

/** Goes on with the tabulator until something has the focus; every stop on the way must be seen to have it. */
async function tabTo(page: Page, selector: string, text = ''): Promise<void> {
  for (let stops = 0; stops < 300; stops++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      ([wanted, words]) => {
        const focused = document.activeElement;
        const looks = [undefined, '::after'].map((part) => getComputedStyle(focused!, part));
        return {
          isThere: focused!.matches(wanted!) && (focused!.textContent ?? '').includes(words!),
          isSeen:
            focused === document.body ||
            looks.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none'),
          what: focused!.outerHTML.slice(0, 120),
        };
      },
      [selector, text],
    );
    expect(at.isSeen, at.what).toBe(true);
    if (at.isThere) return;
  }
  throw new Error(`the tabulator never comes to ${selector} ${text}`);
}

describe.skipIf(!hasChromium)('the pages behind the figures', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    system = await startSystem({ timeZone: 'Europe/Athens', partitions: 4 });
    browser = await Chromium.start();
    await system.putTrackers(TRACKERS);
    await system.send(walkedWorld(Date.now()));
    await furnish(system);
    await system.settled();
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  it('lead from a tile to its details, to a call, to a moment of it, and back', async () => {
    const page = await browser.signIn(system);
    await page.click(FOCUS.keywords);
    await page.waitForURL(/\/details\/keywords/);
    await page.getByRole('button', { name: 'Price', exact: true }).click();
    await page.waitForURL(/term=price/);
    await settled(page);
    const { keywords } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
    const row = page.locator('.details-table tr[data-chosen="true"] td');
    expect(leading(await row.nth(0).textContent())).toBe(keywords.price!.mentions);
    expect(leading(await row.nth(1).textContent())).toBe(keywords.price!.calls);
    expect(leading(await page.textContent('.calls-end'))).toBe(keywords.price!.calls);

    const list = page.url();
    await page.locator('.call-row-link', { hasText: 'Maximiliana' }).first().click();
    await page.waitForURL((url) => url.pathname === CALL);
    await settled(page);
    const mention = page.locator('.said', { hasText: 'terrible' });
    await mention.locator('a.moment').click();
    await page.waitForURL((url) => url.searchParams.get('at') === String(PRICE_AT_SEC));
    expect(await mention.getAttribute('aria-current')).toBe('true');
    expect(await mention.locator('mark').textContent()).toBe('price');
    await page.reload();
    await settled(page);
    expect(await mention.getAttribute('aria-current')).toBe('true');

    await page.goBack();
    await page.waitForURL(list);
    await settled(page);
    expect(await page.locator('.details-table tr[data-chosen="true"]').textContent()).toContain('Price');
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/');
    await page.context().close();
  });

  it('show a new tracker everywhere, on every open page', async () => {
    const watching = await browser.signIn(system);
    const page = await browser.signIn(system);
    await visit(page, '/settings/trackers');
    await page.getByRole('button', { name: 'Track something new' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Wombat');
    await page.getByLabel('Phrases, one a line').fill('wombat\nβομβάτ');
    await page.getByRole('button', { name: 'Try it on the latest calls' }).click();
    await page.getByText(/Heard in 1 of the latest \d+ calls?, 1 times?/).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.settings-list', { hasText: 'Wombat' }).waitFor();

    await watching.locator('.terms-tile.keywords', { hasText: 'Wombat' }).waitFor();
    await visit(page, '/details/keywords');
    await page.getByRole('button', { name: 'Wombat', exact: true }).click();
    await settled(page);
    expect(leading(await page.textContent('.calls-end'))).toBe(1);
    expect(await page.textContent('.call-row')).toContain('Wombat');
    await page.click('.call-row-link');
    await page.waitForURL((url) => url.pathname === CALL);
    await settled(page);
    expect(await page.locator('.said mark', { hasText: 'wombat' }).count()).toBe(1);

    await visit(page, '/settings/trackers');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Delete Wombat' }).click();
    await page.locator('.settings-list', { hasNotText: 'Wombat' }).waitFor();
    await expect
      .poll(() => watching.textContent('.terms-tile.keywords'), { timeout: 10_000 })
      .not.toContain('Wombat');
    await page.context().close();
    await watching.context().close();
  });

  it('can be walked by keyboard alone', async () => {
    const page = await browser.signIn(system);
    await tabTo(page, FOCUS.keywords);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/details\/keywords/);
    await settled(page);
    await tabTo(page, FOCUS.price, 'Price');
    await page.keyboard.press('Space');
    await page.waitForURL(/term=price/);
    await settled(page);
    await tabTo(page, FOCUS.call, 'Maximiliana');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === CALL);
    await settled(page);
    await tabTo(page, FOCUS.transcript);
    for (let marks = 0; marks < 10; marks++) {
      if ((await page.locator('.said.now', { hasText: 'terrible' }).count()) > 0) break;
      await page.keyboard.press('n');
    }
    expect(await page.locator('.said.now').textContent()).toContain('terrible');
    await page.waitForURL((url) => url.searchParams.get('at') === String(PRICE_AT_SEC));
    // Alt and Left are keys of the browser's own frame, which a headless one lacks.
    await page.goBack();
    await page.waitForURL(/term=price/);
    await page.context().close();
  });

  for (const language of ['en', 'el'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`have nothing that axe objects to (${language}, ${theme})`, { timeout: 300_000 }, async () => {
        const page = await browser.signIn(system, { language, theme, role: 'admin' });
        const faults: string[] = [];
        for (const path of PAGES) {
          await visit(page, path);
          faults.push(...(await axeFaults(page)).map((fault) => `${path} ${fault}`));
        }
        expect(faults).toEqual([]);
        await page.context().close();
      });

  it('never scroll sideways, from a small phone to a wide screen', { timeout: 300_000 }, async () => {
    const wide: string[] = [];
    for (const [width, height] of [
      [320, 640],
      [1440, 900],
    ] as const) {
      const page = await browser.signIn(system, { width, height, language: 'el', role: 'admin' });
      for (const path of PAGES) {
        await visit(page, path);
        const by = await overflow(page);
        if (by > 0) wide.push(`${path} by ${by} at ${width}`);
      }
      await page.context().close();
    }
    expect(wide).toEqual([]);
  });

  it('draw nothing that their security policy refuses, and complain of nothing', () => {
    const known = /status of 404/; // what was looked for on purpose
    expect(browser.complaints.filter((complaint) => !known.test(complaint))).toEqual([]);
  });
});

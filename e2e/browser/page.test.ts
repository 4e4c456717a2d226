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

  it('draws nothing that its security policy refuses', () => {
    expect(browser.complaints).toEqual([]);
  });
});

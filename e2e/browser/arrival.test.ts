import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, stateIs } from './chromium.ts';

const CALLS = 9;
/** In the middle; a busy machine may delay one call, not most of them. */
const MEDIAN_MS = 300;

describe.skipIf(!hasChromium)('a call in a real browser', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.putTrackers([{ id: 'pricing', kind: 'keyword', label: 'Pricing', phrases: ['price'] }]);
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  it('is drawn on the page within a fraction of a second of its POST', async () => {
    const page = await browser.signIn(system);
    const tookMs: number[] = [];
    for (let n = 0; n < CALLS; n++) {
      const name = `Seller Number ${n}`;
      const drawnAt = page.evaluate(async (wanted) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        while (!document.querySelector('.recent')?.textContent?.includes(wanted)) await frame();
        await frame();
        return Date.now();
      }, name);
      const postedAt = Date.now();
      await system.send([finishedCall(`arrives-${n}`, name, 'The price is fine.')]);
      tookMs.push((await drawnAt) - postedAt);
    }
    const median = tookMs.toSorted((a, b) => a - b)[Math.floor(CALLS / 2)]!;
    console.log(`POST to pixel: median ${median} ms of ${tookMs.join(', ')}`);
    expect(median).toBeLessThan(MEDIAN_MS);

    await expect.poll(() => page.textContent('.recording')).toContain(String(CALLS));
    expect(await page.textContent('main')).toContain('Pricing');
    expect(browser.complaints).toEqual([]);
    await page.context().close();
  });

  it('leaves the page marked as not live while the server is away, and live again soon after it is back', async () => {
    const page = await browser.signIn(system);
    await system.kill();
    await stateIs(page, 'offline', 'stale', 'delayed');
    expect(await page.textContent('.recent')).toContain('Seller Number');
    await system.restart();
    await stateIs(page, 'live');
    await system.send([finishedCall('after-the-outage', 'Back Again', 'All is well.')]);
    await page.waitForFunction(() => document.querySelector('.recent')?.textContent?.includes('Back Again'));
    await page.context().close();
  });
});

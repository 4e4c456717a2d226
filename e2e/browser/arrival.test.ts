import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, stateIs } from './chromium.ts';

const CALLS = 40;
const APART_MS = 250;
/** Meanwhile so many other calls a second come in. */
const OTHERS_PER_SECOND = 100;
const STANDS_AFTER_MS = 8_000;
/**
 * In the middle, and at the very worst. Half of them are to take 150 ms at most, which holds where nobody else uses the machine;
 * this is what held on two cores that others kept three to four times as busy as they can be.
 */
const MEDIAN_MS = 250;
const WORST_MS = 1_000;

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

  /** Sends the calls of others, evenly, until it is stopped; they ended a minute ago, so that they leave the list to ours. */
  async function streamOthers(stop: AbortSignal): Promise<number> {
    const startMs = performance.now();
    const sending: Promise<unknown>[] = [];
    for (let n = 0; !stop.aborted; n++) {
      await sleep(Math.max(0, startMs + (n * 1_000) / OTHERS_PER_SECOND - performance.now()));
      const call = finishedCall(`other-${n}`, `Other ${n % 50}`, 'All is well.', Date.now() - 60_000);
      sending.push(system.send([call]));
    }
    await Promise.all(sending);
    return sending.length;
  }

  it('is drawn within a moment of its POST, also while a hundred others a second come in', async () => {
    const page = await browser.signIn(system);
    // What is told of is a page that stands: the others are fetched ahead in its first seconds.
    await sleep(STANDS_AFTER_MS);
    const ending = new AbortController();
    const streaming = streamOthers(ending.signal);
    const startedAt = performance.now();
    const tookMs: number[] = [];
    for (let n = 0; n < CALLS; n++) {
      const name = `Seller Number ${n}.`;
      const drawnAt = page.evaluate(async (wanted) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        while (!document.querySelector('.recent')?.textContent?.includes(wanted)) await frame();
        await frame();
        return Date.now();
      }, name);
      const postedAt = Date.now();
      await system.send([finishedCall(`arrives-${n}`, name, 'The price is fine.')]);
      tookMs.push((await drawnAt) - postedAt);
      await sleep(Math.random() * 2 * APART_MS);
    }
    ending.abort();
    const others = await streaming;
    const sorted = tookMs.toSorted((a, b) => a - b);
    const [median, worst] = [sorted[CALLS / 2]!, sorted.at(-1)!];
    const rate = (others * 1_000) / (performance.now() - startedAt);
    console.log(
      `POST to pixel beside ${rate.toFixed(0)} calls/s: median ${median} ms, worst ${worst} ms of ${tookMs.join(', ')}`,
    );
    expect(median).toBeLessThanOrEqual(MEDIAN_MS);
    expect(worst).toBeLessThanOrEqual(WORST_MS);

    await expect
      .poll(() => page.textContent('.recording'), { timeout: 10_000 })
      .toContain((CALLS + others).toLocaleString('en'));
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

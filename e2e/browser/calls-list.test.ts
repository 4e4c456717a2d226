import type { EarshotEvent } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, stateIs } from './chromium.ts';
import { visit } from './visiting.ts';

const MINUTE_MS = 60_000;

/** A call of so many minutes, by a seller who is called by them; the longer, the longer ago. */
function callOf(minutes: number, endedAtMs = Date.now() - minutes * MINUTE_MS): EarshotEvent {
  const call = finishedCall(`c${minutes}`, `${minutes} min`, 'Fine.', endedAtMs);
  const startedAt = new Date(endedAtMs - minutes * MINUTE_MS).toISOString();
  return { ...call, data: { ...call.data, startedAt } } as EarshotEvent;
}

function deletionOf(minutes: number): EarshotEvent {
  const time = new Date(Date.now() + 1_000).toISOString();
  const data = { callId: `c${minutes}` };
  return { ...{ id: `c${minutes}-deleted`, source: 'browser-test' }, type: 'call.deleted', time, data };
}

const lengths = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);
const named = (minutes: readonly number[]) => minutes.map((one) => `${one} min`);

describe.skipIf(!hasChromium)('a list of calls in another order than by time', () => {
  let system: System;
  let browser: Chromium;
  let page: Page;
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.send(lengths(70, 11).map((minutes) => callOf(minutes)));
    await system.settled();
    page = await browser.signIn(system);
    await stateIs(page, 'live');
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });
  /** Who stands where, as far as rows are drawn. */
  const rows = (isGone = false) =>
    page.locator(`.calls-row:has(.call-row${isGone ? '.gone' : ''}) .call-row-who strong`).allInnerTexts();

  it('stays as it was read until new calls are asked for, and marks only calls that are gone', async () => {
    await visit(page, '/calls?sort=longest');
    expect((await rows()).slice(0, 5)).toEqual(named(lengths(70, 66)));
    await page.locator('.calls-end').scrollIntoViewIfNeeded();
    await page.getByText('60 calls in all').waitFor();
    await page.locator('.calls-end').scrollIntoViewIfNeeded();
    expect((await rows()).slice(-5)).toEqual(named(lengths(15, 11)));

    await system.send([callOf(90, Date.now()), callOf(5, Date.now()), deletionOf(13)]);
    await page.getByRole('button', { name: 'Show 2 new calls' }).waitFor();
    await expect.poll(() => rows(true)).toEqual(named([13]));
    expect((await rows()).slice(-5)).toEqual(named(lengths(15, 11)));

    await page.getByRole('button', { name: 'Show 2 new calls' }).click();
    await expect.poll(async () => (await rows()).slice(0, 3)).toEqual(named([90, 70, 69]));
    await page.locator('.calls-end').scrollIntoViewIfNeeded();
    await page.getByText('61 calls in all').waitFor();
    await page.locator('.calls-end').scrollIntoViewIfNeeded();
    expect((await rows()).slice(-5)).toEqual(named([15, 14, 12, 11, 5]));
    expect(await rows(true)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  it('waits for a slow answer, however often figures change meanwhile', async () => {
    let asked = 0;
    let running = 0;
    let most = 0;
    let isChosen = false;
    await page.route(/\/v1\/calls\?/, async (route) => {
      // What was still read of the list before does not count.
      isChosen ||= route.request().url().includes('sort=mostTalk');
      if (!isChosen) return route.continue();
      asked += 1;
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      running -= 1;
      await route.continue();
    });
    await page.getByLabel('Order').selectOption('mostTalk');
    for (let minutes = 100; minutes < 107; minutes++) {
      await system.send([callOf(minutes, Date.now())]);
      await page.waitForTimeout(1_000);
    }
    // The list, and beside it the latest calls; then these alone, one reading at a time.
    expect(most).toBe(2);
    expect(asked).toBeLessThanOrEqual(4);
    await page.getByRole('button', { name: /^Show \d new call/ }).waitFor();
    expect(await page.locator('.calls-rows.pending').count()).toBe(0);
  });
});

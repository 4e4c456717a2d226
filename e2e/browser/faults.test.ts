import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, stateIs } from './chromium.ts';
import { keepStates, saidSince, showsCallOf } from './states.ts';
import { Wire } from './wire.ts';

/** A picture is live up to this age, delayed up to the next, and greyed from then on. */
const LIVE_MS = 10_000;
const STALE_MS = 30_000;
/** How late a page may say it: it looks every second, and this machine has others to serve. */
const LATE_MS = 3_000;
/** How soon after the return of what was missing a page is right again. */
const BACK_MS = 5_000;
/** A connection that has said nothing for so long is taken for dead. */
const SILENCE_MS = 15_000;
const HEARTBEAT_MS = 5_000;

describe.skipIf(!hasChromium)('a page whose figures cannot be of this moment', () => {
  let system: System;
  let browser: Chromium;
  /** Someone else's page, to which nothing happens. */
  let other: Page;
  let calls = 0;
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.send([finishedCall('first', 'First Of All', 'The price is fine.')]);
    other = await browser.signIn(system);
    await keepStates(other);
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  /** A page over a wire of its own. */
  async function wired(): Promise<{ page: Page; wire: Wire } & AsyncDisposable> {
    const wire = await Wire.to(() => Number(new URL(system.url).port));
    const page = await browser.signIn({ signInLink: async () => wire.over(await system.signInLink()) });
    await keepStates(page);
    const end = async () => {
      await page.context().close();
      await wire[Symbol.asyncDispose]();
    };
    return { page, wire, [Symbol.asyncDispose]: end };
  }

  /** A call that ends now; answers its seller's name. */
  async function callEnds(): Promise<string> {
    const name = `Seller Number ${++calls}.`;
    await system.send([finishedCall(`during-${calls}`, name, 'All is well.')]);
    return name;
  }

  it('says so when its connection is open at both ends and nothing comes, and has another one soon', async () => {
    await using at = await wired();
    const lostMs = Date.now();
    at.wire.loseConnections();
    const name = await callEnds();
    await stateIs(at.page, 'delayed');
    expect(await at.page.textContent('.live-state')).toMatch(/Delayed\s*1\d s/);
    expect(await at.page.textContent('.recent')).not.toContain(name);
    await showsCallOf(at.page, name, lostMs);
    await stateIs(at.page, 'live');
    const said = await saidSince(at.page, lostMs);
    const delayed = said.find(({ state }) => state === 'delayed')!;
    expect(delayed.atMs).toBeGreaterThan(LIVE_MS - HEARTBEAT_MS - LATE_MS);
    expect(delayed.atMs).toBeLessThan(LIVE_MS + LATE_MS);
    expect(said.at(-1)!.state).toBe('live');
    expect(said.at(-1)!.atMs).toBeLessThan(SILENCE_MS + BACK_MS);
    expect(said.map(({ state }) => state)).not.toContain('stale');
  });

  it('is greyed, with the time, when its network swallows everything, and right again soon after that is back', async () => {
    await using at = await wired();
    const lostMs = Date.now();
    at.wire.lose();
    await at.page.context().setOffline(true);
    await at.page.waitForSelector('.tile[data-state="stale"]', { timeout: 60_000 });
    const greyedMs = Date.now() - lostMs;
    expect(greyedMs).toBeGreaterThan(STALE_MS - HEARTBEAT_MS - LATE_MS);
    expect(greyedMs).toBeLessThan(STALE_MS + LATE_MS);
    expect(await at.page.textContent('.notice')).toMatch(/figures are from .*\d\d?:\d\d/);
    const name = await callEnds();
    await sleep(5_000);

    const backMs = Date.now();
    at.wire.mend();
    await at.page.context().setOffline(false);
    await stateIs(at.page, 'live');
    expect(await showsCallOf(at.page, name, backMs)).toBeLessThan(BACK_MS);
    expect(await at.page.$('.tile[data-state="stale"]')).toBeNull();
    const before = (await saidSince(at.page, lostMs)).filter(
      ({ atMs }) => atMs > LIVE_MS + LATE_MS && atMs < backMs - lostMs,
    );
    expect(before.map(({ state }) => state)).not.toContain('live');
  });

  it('is right soon after it was frozen, and does not call old figures live', async () => {
    const page = await browser.signIn(system);
    await keepStates(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await sleep(STALE_MS);
    const name = await callEnds();
    const thawedMs = Date.now();
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    expect(await showsCallOf(page, name, thawedMs)).toBeLessThan(BACK_MS);
    await stateIs(page, 'live');
    expect(Date.now() - thawedMs).toBeLessThan(BACK_MS);
    await page.context().close();
  });

  it('connects anew at once when its machine has slept, and trusts the server’s clock, not its own', async () => {
    const page = await browser.open();
    await page.clock.install();
    await page.goto(await system.signInLink());
    await stateIs(page, 'live');
    await keepStates(page);
    const connected = page.waitForEvent('websocket', { timeout: BACK_MS });
    const jumpedMs = Date.now();
    await page.clock.setSystemTime(new Date(Date.now() + 8 * 3_600_000));
    await connected;
    await stateIs(page, 'live');
    const name = await callEnds();
    await showsCallOf(page, name, jumpedMs);
    expect(Date.now() - jumpedMs).toBeLessThan(BACK_MS + LATE_MS);
    // Eight hours ahead of the server, and still no call of hours ago.
    expect(await page.textContent('.recent')).toContain('just now');
    await page.context().close();
  });

  it('is nobody else’s trouble', async () => {
    expect((await saidSince(other, 0)).map(({ state }) => state)).toEqual(['live']);
    expect(await other.textContent('.recent')).toContain(`Seller Number ${calls}.`);
  });
});

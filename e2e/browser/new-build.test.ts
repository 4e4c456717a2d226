import { setTimeout as sleep } from 'node:timers/promises';
import { HEARTBEAT_MS } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium, stateIs } from './chromium.ts';
import { makeNextBuild, type NextBuild } from './next-build.ts';
import { showsCallOf } from './states.ts';

/** Pages load themselves anew within a minute, not all at once. */
const SPREAD_MS = 60_000;
/** Within this a page has found a server that was put in another's place: its jittered tries, and what this machine does beside. */
const FOUND_MS = 45_000;

const buildOf = (page: Page) => page.getAttribute('meta[name="earshot-build"]', 'content');
const scriptOf = (page: Page) => page.getAttribute('script[type="module"]', 'src');

describe.skipIf(!hasChromium)('a server that is put in the place of an older one', () => {
  let system: System;
  let browser: Chromium;
  let next: NextBuild;
  let [idle, writing, going]: Page[] = [];
  const loads = new Map<Page, number>();
  /** Pages that a heartbeat of the newer server has reached. */
  const told = new Set<Page>();
  beforeAll(async () => {
    system = await startSystem();
    browser = await Chromium.start();
    await system.send([finishedCall('first', 'First Of All', 'The price is fine.')]);
    const signIn = async () => {
      const page = await browser.signIn(system);
      loads.set(page, 0);
      page.on('load', () => loads.set(page, loads.get(page)! + 1));
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (next !== undefined && payload.includes(next.version)) told.add(page);
        }),
      );
      return page;
    };
    [idle, writing, going] = [await signIn(), await signIn(), await signIn()];
    await writing!.click('nav a[href^="/calls"]');
    await writing!.click('main input[type="search"]');
    await writing!.keyboard.type('Half a wo');
    next = makeNextBuild((await buildOf(idle!))!);
    await system.kill();
    await stateIs(idle!, 'offline', 'delayed', 'stale');
    await system.restart({ program: next.program, env: { EARSHOT_CLIENT_DIR: next.clientDir } });
  });
  afterAll(async () => {
    next?.[Symbol.dispose]();
    await browser?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  const isOfNextBuild = (page: Page, timeout: number) =>
    page.waitForFunction(
      (version) => document.querySelector<HTMLMetaElement>('meta[name="earshot-build"]')?.content === version,
      next.version,
      { timeout },
    );

  it('is understood by the pages of the build before, whatever it says that they do not know', async () => {
    const foundMs = Date.now();
    // The first of them to be connected again: each may load itself anew at any moment from then on.
    await system.send([finishedCall('after', 'After The Change', 'All is well.')]);
    const old = await Promise.any(
      [idle!, going!].map(async (page) => {
        await showsCallOf(page, 'After The Change', foundMs);
        return scriptOf(page);
      }),
    );
    expect(Date.now() - foundMs).toBeLessThan(FOUND_MS);
    expect(old).not.toContain(next.script);
  });

  it('has its page taken at once by whoever goes elsewhere', async () => {
    await stateIs(going!, 'live');
    // What it has not heard of it cannot take.
    await vi.waitUntil(() => told.has(going!), { timeout: HEARTBEAT_MS + FOUND_MS });
    await going!.click('nav a[href^="/team"]');
    await isOfNextBuild(going!, 15_000);
    expect(new URL(going!.url()).pathname).toBe('/team');
    expect(await scriptOf(going!)).toContain(next.script);
  });

  it('has it taken once by a page at which nobody does anything, within a minute', async () => {
    await isOfNextBuild(idle!, SPREAD_MS + FOUND_MS);
    await stateIs(idle!, 'live');
    await sleep(8_000);
    expect([idle!, going!].map((page) => loads.get(page))).toEqual([1, 1]);
  });

  it('does not take words from someone who is typing, and says what waits', async () => {
    await writing!.waitForSelector('.build-notice button', { timeout: SPREAD_MS + FOUND_MS });
    expect(loads.get(writing!)).toBe(0);
    expect(await writing!.inputValue(':focus')).toContain('Half a wo');
    await writing!.click('.build-notice button');
    await isOfNextBuild(writing!, 15_000);
    await stateIs(writing!, 'live');
    expect(await scriptOf(writing!)).toContain(next.script);
  });
});

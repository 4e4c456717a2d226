import { type System, startSystem } from '../scenarios/harness.ts';
import { Chromium } from './chromium.ts';
import { TRACKERS, walkedWorld } from './walked-world.ts';

/** A system that has something in each of its figures, and a browser to look at it. */
export interface WalkedSystem {
  system: System;
  browser: Chromium;
}

export async function startWalked(): Promise<WalkedSystem> {
  const system = await startSystem({ timeZone: 'Europe/Athens' });
  try {
    await system.putTrackers(TRACKERS);
    await system.send(walkedWorld(Date.now()));
    await system.settled();
    return { system, browser: await Chromium.start() };
  } catch (error) {
    await endWalked({ system });
    throw error;
  }
}

/** Ends what has started, also where not all of it has. */
export async function endWalked({ system, browser }: Partial<WalkedSystem>): Promise<void> {
  await browser?.[Symbol.asyncDispose]();
  await system?.[Symbol.asyncDispose]();
}

import type { Pairing } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import type { Chromium } from '../browser/chromium.ts';
import type { System } from '../scenarios/harness.ts';

/** What the soaked wall shows: every layout in turn, each for a short while, so that all are made and taken away many times. */
const SHOW = {
  ...{
    scope: 'all',
    period: 'thisMonth',
    language: 'en',
    theme: 'dark',
    lightFrom: '07:30',
    darkFrom: '19:00',
  },
  playlist: [
    ...['numbers', 'talk', 'topSellers', 'pipeline', 'live'].map((kind) => ({ kind, seconds: 5 })),
    { kind: 'single', figure: 'revenueWon', seconds: 5 },
  ],
  ...{ overscanPercent: 0, isPrivate: false, showsLastNonEmpty: false, celebrates: true, hasSound: false },
  thresholds: [],
};
const PAIRED_MS = 60_000;

/** A wall screen, paired as a person does it, that shows figures. */
export async function pairedWall(browser: Chromium, system: System): Promise<Page> {
  const page = await browser.open();
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/v1/screens/pairing'));
  await page.goto(new URL('/screen', system.url).href);
  const { code } = (await (await asked).json()) as Pairing;
  const answer = await system.fetch('/v1/screens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, name: 'Soaked', show: SHOW }),
  });
  if (!answer.ok) throw new Error(`the screen was not paired: ${answer.status} ${await answer.text()}`);
  await page.waitForSelector('[data-state="live"]', { timeout: PAIRED_MS });
  return page;
}

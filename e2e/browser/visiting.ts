import type { Page } from 'playwright-core';

const ON_ITS_WAY =
  '[data-state="loading"], .panel-ghost, .calls-ghost, .page-waiting, .live-state:not([data-state="live"])';

/** Resolves when nothing on the page is on its way any more, and what moves has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction((waiting) => document.querySelector(waiting) === null, ON_ITS_WAY);
  await page.waitForTimeout(700);
}

/** Goes to a path of the app and waits until it is settled. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await settled(page);
}

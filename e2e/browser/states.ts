import type { Page } from 'playwright-core';

/** A state that a page said its figures are in. */
export interface Said {
  state: string;
  atMs: number;
}

/** Has a page keep every state that it says, with the time; before anything happens to it. */
export async function keepStates(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: { state: string; atMs: number }[] = [];
    Object.assign(globalThis, { said });
    const keep = () => {
      const state = document.querySelector<HTMLElement>('.live-state')?.dataset.state ?? 'none';
      if (said.at(-1)?.state !== state)
        said.push({ state, atMs: performance.timeOrigin + performance.now() });
    };
    keep();
    new MutationObserver(keep).observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: ['data-state'],
    });
  });
}

/** The states that a page has said since, each with how long after `sinceMs` (as `Date.now()`) that was. */
export async function saidSince(page: Page, sinceMs: number): Promise<Said[]> {
  const said = await page.evaluate(() => (globalThis as unknown as { said: Said[] }).said);
  return said
    .filter(({ atMs }) => atMs >= sinceMs)
    .map(({ state, atMs }) => ({ state, atMs: atMs - sinceMs }));
}

/** Resolves when a page shows a seller's call among those just finished; answers how long that took from `sinceMs` on. */
export async function showsCallOf(page: Page, sellerName: string, sinceMs: number): Promise<number> {
  await page.waitForFunction(
    (name) => document.querySelector('.recent')?.textContent?.includes(name),
    sellerName,
  );
  return Date.now() - sinceMs;
}

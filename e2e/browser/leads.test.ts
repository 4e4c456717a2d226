import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { System } from '../scenarios/harness.ts';
import { type Chromium, hasChromium } from './chromium.ts';
import { settled, visit } from './visiting.ts';
import { endWalked, startWalked } from './walked-system.ts';
import { CALL_ID } from './walked-world.ts';

const CALL = `/calls/${encodeURIComponent(CALL_ID)}`;

/** The number that a text begins with. */
const leading = (text: string | null) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

describe.skipIf(!hasChromium)('links', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    ({ system, browser } = await startWalked());
  });
  afterAll(() => endWalked({ system, browser }));

  it('lead from each base figure to the deals it is made of, and from the calls with keywords to these', async () => {
    const page = await browser.signIn(system);
    await visit(page, '/?period=thisMonth');
    const { kpis } = await system.dashboard({ scope: 'all', period: { kind: 'thisMonth' } });
    for (const title of ['Revenue won', 'Deals won', 'Average deal']) {
      await page.getByRole('link', { name: `Show details : ${title}` }).click();
      await page.waitForURL(/\/deals\?period=thisMonth&status=won/);
      await settled(page);
      expect(leading(await page.textContent('.page-proof'))).toBe(kpis.dealsWon);
      expect(await page.locator('.deal-rows > li').count()).toBe(kpis.dealsWon);
      await visit(page, '/?period=thisMonth');
    }
    const { from, to } = kpis.salesPeriod;
    const hrefOf = (tile: string) => page.locator(`${tile} a.tile-details`).getAttribute('href');
    const span = new URLSearchParams({ period: 'custom', from, to, status: 'won' });
    expect(await hrefOf('.kpi-band .tile:nth-child(1)')).toBe(`/deals?${span}`);
    expect(await hrefOf('.kpi-band .tile:nth-child(3)')).toBe('/deals?period=thisMonth');
    expect(await hrefOf('.recording-tiles .tile:nth-child(3)')).toBe('/details/keywords?period=thisMonth');
    await page.context().close();
  });

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    it(`bring a line that is led to into view, wherever that is done from (${width} wide)`, async () => {
      const page = await browser.signIn(system, { width, height });
      await visit(page, CALL);
      const moment = page.locator('.mention-moments .moment', { hasText: '0:12' }).last();
      // As far down as below a long list of mentions.
      await page
        .locator('.mention-list')
        .first()
        .evaluate((list) => {
          list.style.paddingTop = '150vh';
        });
      await moment.click();
      const line = page.locator('.said.now', { hasText: 'terrible' });
      await expect
        .poll(() =>
          line.evaluate((element) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
          }),
        )
        .toBe(true);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('said-box');
      const now = page.locator('.said.now');
      const before = await now.textContent();
      await page.keyboard.press('n');
      await expect.poll(() => now.textContent()).not.toBe(before);
      expect(await now.count()).toBe(1);
      await page.context().close();
    });

  it('say that there is no such team, until somebody is in it', async () => {
    const page = await browser.signIn(system);
    for (const path of ['/?scope=team:unheard', '/deals?scope=team:unheard&period=thisMonth']) {
      await visit(page, path);
      await page.getByRole('heading', { name: 'There is no such team' }).waitFor();
      expect(await page.locator('.kpi-band, .deal-rows, pre').count()).toBe(0);
    }
    await page.getByRole('button', { name: 'Show all teams' }).click();
    await page.waitForURL((url) => url.pathname + url.search === '/deals?period=thisMonth');
    await page.locator('.deal-rows').waitFor();
    await system.send([
      {
        ...{ id: 'unheard', source: 'walk', time: new Date().toISOString(), type: 'seller.changed' },
        data: { sellerId: 'newcomer', name: 'Newcomer', team: { id: 'unheard', name: 'Unheard' } },
      },
    ]);
    await system.settled();
    await visit(page, '/?scope=team:unheard');
    await page.getByRole('heading', { name: 'No calls yet' }).waitFor();
    await page.context().close();
  });
});

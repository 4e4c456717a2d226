import type { OrganisationSettings, Snapshot } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { System } from '../scenarios/harness.ts';
import { type Chromium, hasChromium, stateIs } from './chromium.ts';
import { settled, visit } from './visiting.ts';
import { endWalked, startWalked } from './walked-system.ts';
import { CALL_ID, PRICE_AT_SEC, walkedCall } from './walked-world.ts';

const CALL = `/calls/${encodeURIComponent(CALL_ID)}`;
/** A page looks so long, at most, for what no figure in view tells of. */
const LOOKED_MS = 30_000;

const spanOf = (page: Page) => {
  const { searchParams } = new URL(page.url());
  return [searchParams.get('from'), searchParams.get('to')].map((at) => Date.parse(at ?? ''));
};

describe.skipIf(!hasChromium)('parts of pages', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    ({ system, browser } = await startWalked());
  });
  afterAll(() => endWalked({ system, browser }));

  it('a note is about the moment that is read, leads back to it, and is changed and deleted where it stands', async () => {
    const page = await browser.signIn(system);
    await visit(page, CALL);
    const said = page.locator('.said', { hasText: 'terrible' });
    await said.locator('a.moment').click();
    const form = page.locator('.call-notes form').last();
    await form.getByLabel('At 0:12 of the call').waitFor();
    await form.getByLabel('New note').fill('Ask what they\nwould pay.');
    await form.getByRole('button', { name: 'Save' }).click();
    const note = page.locator('.notes > li').first();
    await page.locator('.note-text', { hasText: 'would pay' }).waitFor();

    await visit(page, CALL);
    await note.locator('a.moment').click();
    await page.waitForURL((url) => url.searchParams.get('at') === String(PRICE_AT_SEC));
    expect(await said.getAttribute('aria-current')).toBe('true');

    await note.getByRole('button', { name: 'Edit' }).click();
    await note.getByRole('textbox').fill('They would pay 300.');
    // Figures go on meanwhile, and so do readings of the notes.
    await system.send([{ ...walkedCall(Date.now()), id: 'again', time: new Date().toISOString() }]);
    await system.settled();
    await page.waitForTimeout(3_000);
    expect(await note.getByRole('textbox').inputValue()).toBe('They would pay 300.');
    await note.getByLabel('At 0:12 of the call').uncheck();
    await note.getByRole('button', { name: 'Save' }).click();
    const changed = page.locator('.notes > li', { hasText: 'pay 300' });
    await changed.waitFor();
    expect(await changed.locator('a.moment').count()).toBe(0);
    expect(await changed.textContent()).toContain('edited');

    page.once('dialog', (dialog) => void dialog.accept());
    await changed.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No notes yet.').waitFor();
    await page.context().close();
  });

  it('a link that cannot be copied is shown, so that it can be copied by hand', async () => {
    const page = await browser.open();
    // As it is over plain HTTP.
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(await system.signInLink());
    await stateIs(page, 'live');
    await visit(page, CALL);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Could not be copied').waitFor();
    expect(await page.locator('.call-head code').innerText()).toBe(`${system.url}${CALL}`);
    await page.context().close();
  });

  it('a span that is drawn over a chart is the period from then on, by pointer and by keys', async () => {
    const page = await browser.signIn(system);
    await visit(page, '/details/keywords');
    const chart = page.locator('.details-chart .lines');
    const box = (await chart.boundingBox())!;
    const steps = Number(await chart.getAttribute('aria-valuemax')) + 1;
    await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.5 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.5 * box.height, { steps: 8 });
    await page.mouse.up();
    await page.waitForURL(/period=custom/);
    await settled(page);
    const [from, to] = spanOf(page);
    expect(from).toBeLessThan(to!);
    expect(Number(await chart.getAttribute('aria-valuemax')) + 1).not.toBe(steps);

    await visit(page, '/details/keywords?period=last7d');
    const days = Number(await chart.getAttribute('aria-valuemax'));
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/period=custom/);
    await settled(page);
    const [first, end] = spanOf(page);
    expect((end! - first!) / 86_400_000).toBeCloseTo(2, 0);
    expect(days).toBeGreaterThan(2);
    await page.context().close();
  });

  it('an open call marks what is tracked from now on, and says so when it is erased; so does its link', async () => {
    const page = await browser.signIn(system);
    await visit(page, `${CALL}?period=lastMonth`);
    const marks = page.locator('.said mark', { hasText: 'wombat' });
    expect(await marks.count()).toBe(0);
    await system.putTracker({ id: 'wombat', kind: 'keyword', label: 'Wombat', phrases: ['wombat'] });
    await system.backfilled();
    await marks.waitFor({ timeout: LOOKED_MS });

    await system.erase(`calls/${encodeURIComponent(CALL_ID)}`);
    await page.getByRole('heading', { name: 'This call is deleted' }).waitFor({ timeout: LOOKED_MS });
    expect(await page.getByText('terrible').count()).toBe(0);
    await visit(page, CALL);
    await page.getByRole('heading', { name: 'This call is deleted' }).waitFor();
    await visit(page, '/calls');
    expect(await page.locator('.call-row', { hasText: 'Maximiliana' }).count()).toBe(0);
    await visit(page, '/calls/unknown');
    await page.getByRole('heading', { name: 'There is no such call' }).waitFor();
    await page.context().close();
  });

  it('the time zone is any that there is, and is shown when all is counted for it; the currency is a name at once', async () => {
    const page = await browser.signIn(system, { role: 'admin' });
    await visit(page, '/settings/organisation');
    const zone = page.getByLabel('Time zone');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await zone.fill('Europe/Atlantis');
    expect(await zone.getAttribute('aria-invalid')).toBe('true');
    expect(await save.isDisabled()).toBe(true);
    await zone.fill('Asia/Kathmandu');
    expect(await zone.getAttribute('aria-invalid')).toBe('false');
    await page.getByLabel('Currency', { exact: true }).selectOption('JPY');
    await save.click();
    await page.getByText('Saved.').waitFor();
    const settings = () => system.read<OrganisationSettings>('/v1/settings');
    await expect.poll(async () => (await settings()).rebuild.state, { timeout: LOOKED_MS }).toBe('idle');
    expect(await settings()).toMatchObject({ timeZone: 'Asia/Kathmandu', currency: 'JPY' });

    await visit(page, '/settings/organisation');
    expect(await zone.inputValue()).toBe('Asia/Kathmandu');
    await visit(page, '/');
    await page.locator('.kpi-band', { hasText: '¥' }).waitFor();
    const shown: Snapshot = await system.dashboard({ scope: 'all', period: { kind: 'last7d' } });
    expect(shown.period.timeZone).toBe('Asia/Kathmandu');
    await page.context().close();
  });

  it('complain of nothing', () => {
    const known = /status of (404|410)/; // what was looked for on purpose
    expect(browser.complaints.filter((complaint) => !known.test(complaint))).toEqual([]);
  });
});

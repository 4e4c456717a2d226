import { LAYOUT_KINDS, type TeamInfo } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../scenarios/harness.ts';
import { axeFaults } from './axe.ts';
import { finishedCall } from './calls.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { codeOn, only, PairedScreen, SHOW, wallFaults } from './paired-screen.ts';
import { endWalked, startWalked } from './walked-system.ts';

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
] as const;
const SECRETS = ['Maximiliana Featherstonehaugh', 'Featherstonehaugh', 'Wren Travel'];

const wonDeal = (id: string, actualRevenue: number) => ({
  ...{ id: `${id}-won`, source: 'browser-test', type: 'opportunity.changed', time: new Date().toISOString() },
  data: {
    ...{ opportunityId: id, seller: { id: 'walker' }, name: 'Secret Deal', status: 'won', actualRevenue },
    ...{ estimatedRevenue: actualRevenue, createdAt: new Date(Date.now() - 60_000).toISOString() },
    closedAt: new Date().toISOString(),
  },
});

describe.skipIf(!hasChromium)('a screen on the wall', () => {
  let system: System;
  let browser: Chromium;
  beforeAll(async () => {
    ({ system, browser } = await startWalked());
  });
  afterAll(() => endWalked({ system, browser }));
  const pair = (...[show, name]: [Partial<typeof SHOW>?, string?]) =>
    PairedScreen.pair({ system, browser }, show, name);

  it('shows a code until somebody confirms it, and then its figures: nobody ever signs in at it', async () => {
    const page = await browser.open();
    await page.goto(`${system.url}/screen`);
    expect(await codeOn(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await page.getByRole('img', { name: /QR/ }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.locator('input, form').count()).toBe(0);
    const screen = await PairedScreen.confirm(system, page, { name: 'By the door', show: SHOW });
    await page.locator('.wall-numbers .figure').first().waitFor();
    await page.reload();
    await page.waitForSelector('.wall-state[data-state="live"]');
    const isListed = async () => (await screen.listed())?.report?.layout === 'numbers';
    await expect.poll(isListed, { timeout: 15_000 }).toBe(true);
    expect(await screen.listed()).toMatchObject({
      name: 'By the door',
      state: 'live',
      report: { widthPx: 1920 },
    });
    await screen.close();
  });

  it('fills every size without scrolling, whole and legible, in both languages and themes', async () => {
    const screen = await pair();
    const found: Record<string, string[]> = {};
    for (const kind of LAYOUT_KINDS)
      for (const [language, theme] of [
        ['en', 'dark'],
        ['el', 'light'],
      ] as const) {
        await screen.show({ ...only(kind), language, theme });
        await screen.page.waitForSelector(
          `html[lang="${language}"] .wall-layer[data-kind="${kind}"]:not(.leaving)`,
        );
        await screen.page.waitForTimeout(1_500); // layouts have changed, and what moves stands still
        const objections = await axeFaults(screen.page);
        if (objections.length > 0) found[`${kind} ${language} axe`] = objections;
        for (const [width, height] of SIZES) {
          await screen.page.setViewportSize({ width, height });
          await screen.page.waitForTimeout(300);
          const faults = await wallFaults(screen.page);
          if (faults.length > 0) found[`${kind} ${language} ${width}×${height}`] = faults;
        }
      }
    expect(found).toEqual({});
    await screen.close();
  }, 240_000);

  it('takes what it is to show at once, without being loaded anew', async () => {
    const screen = await pair();
    await screen.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    await screen.show({ ...only('live'), theme: 'light', overscanPercent: 5 });
    await screen.page.waitForSelector('.wall-layer[data-kind="live"]', { timeout: 3_000 });
    expect(await screen.page.getAttribute('html', 'data-theme')).toBe('light');
    expect(await screen.page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
    await screen.show({ ...only('live'), scope: 'team:north' });
    await screen.page.locator('.wall-view', { hasText: 'Norden' }).waitFor({ timeout: 8_000 });
    await screen.order('reload');
    await expect
      .poll(() => screen.page.evaluate(() => 'isSamePage' in globalThis).catch(() => true), {
        timeout: 8_000,
      })
      .toBe(false);
    await screen.close();
  });

  it('never shows figures under the name of another team, and asks until it knows theirs', async () => {
    const teams = await system.read<TeamInfo[]>('/v1/teams');
    const other = teams.find(({ id }) => id !== 'north')!;
    const screen = await pair({ ...only('live'), scope: 'team:north' });
    const view = screen.page.locator('.wall-view');
    await view.filter({ hasText: 'Norden' }).waitFor();
    await screen.page.route('**/v1/screen', (route) => route.abort());
    await screen.show({ ...only('live'), scope: `team:${other.id}` });
    await view.filter({ hasText: `Team ${other.id} ·` }).waitFor({ timeout: 8_000 });
    await screen.page.unroute('**/v1/screen');
    await screen.page.evaluate(() => dispatchEvent(new Event('online')));
    await view.filter({ hasText: `${other.name} ·` }).waitFor({ timeout: 8_000 });
    await screen.close();
  });

  it('is not led back by an answer to what it asked before', async () => {
    const screen = await pair(only('live'));
    let isAsked = false;
    let letCome = () => {};
    const late = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await screen.page.route(
      '**/v1/screen',
      async (route) => {
        const response = await route.fetch();
        isAsked = true;
        await late;
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    await screen.show(only('numbers'));
    await expect.poll(() => isAsked, { timeout: 5_000 }).toBe(true);
    await screen.show(only('talk'));
    await screen.page.waitForSelector('.wall-layer[data-kind="talk"]:not(.leaving)', { timeout: 5_000 });
    letCome();
    await screen.page.waitForTimeout(2_000);
    expect(await screen.page.locator('.wall-layer').getAttribute('data-kind')).toBe('talk');
    await screen.close();
  });

  it('comes by itself where its page could not be fetched at first', async () => {
    const page = await browser.open();
    await page.route('**/assets/screen-*.js', (route) => route.abort());
    await page.goto(`${system.url}/screen`);
    await page.getByRole('button', { name: 'Reload' }).waitFor();
    await page.unroute('**/assets/screen-*.js');
    await page.locator('.pairing-code').waitFor({ timeout: 25_000 });
    await page.context().close();
  });

  it('that cannot be drawn at all says so in words', async () => {
    const page = await browser.open();
    // What tells the time of day fails in this browser.
    await page.addInitScript(() => {
      Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
        construct(target, [locale, options]) {
          if (options?.hourCycle === 'h23') throw new Error('no clock here');
          return new target(locale, options);
        },
      });
    });
    await page.goto(`${system.url}/screen`);
    const made = await system.fetch('/v1/screens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: await codeOn(page), name: 'Clockless', show: SHOW }),
    });
    expect(made.status).toBe(201);
    await page.locator('main.wall', { hasText: 'This screen cannot be drawn.' }).waitFor({ timeout: 10_000 });
    expect(await page.locator('html').getAttribute('data-wall')).toBe('');
    await page.context().close();
  });

  it('says which one it is when it is asked', async () => {
    const screen = await pair({}, 'Second floor, left');
    await screen.order('identify');
    const identity = screen.page.locator('.wall-identity');
    await identity.waitFor({ timeout: 5_000 });
    expect(await identity.innerText()).toContain('Second floor, left');
    await identity.waitFor({ state: 'detached', timeout: 10_000 });
    await screen.close();
  });

  it('goes through its layouts by itself', async () => {
    const screen = await pair({
      playlist: (['live', 'talk', 'pipeline'] as const).map((kind) => ({ kind, seconds: 5 })),
    });
    for (const kind of ['live', 'talk', 'pipeline', 'live'])
      await screen.page.waitForSelector(`.wall-layer[data-kind="${kind}"]:not(.leaving)`, { timeout: 8_000 });
    expect(await screen.page.locator('.wall-layer').count()).toBeLessThanOrEqual(2);
    await screen.close();
  });

  it('leaves out a layout that cannot be drawn, says so once, and goes on with the others', async () => {
    const page = await browser.open();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    // What bubbles are measured by fails in this browser; a list of calls needs no measuring.
    await page.addInitScript(() => {
      globalThis.ResizeObserver = class {
        constructor() {
          throw new Error('no measuring here');
        }
      } as unknown as typeof ResizeObserver;
    });
    await page.goto(`${system.url}/screen`);
    const playlist = (['live', 'talk'] as const).map((kind) => ({ kind, seconds: 5 }));
    const screen = await PairedScreen.confirm(system, page, {
      name: 'Broken',
      show: { ...SHOW, playlist },
    });
    await expect
      .poll(() => said.filter((text) => text.includes('is left out')).length, { timeout: 15_000 })
      .toBe(1);
    await page.waitForTimeout(11_000);
    expect(await page.locator('.wall-layer:not(.leaving)').getAttribute('data-kind')).toBe('live');
    expect(said.filter((text) => text.includes('is left out')).length).toBe(1);
    await screen.close();
  });

  it('tells no names of deals and customers, and in privacy none of sellers', async () => {
    const screen = await pair({ ...only('live'), isPrivate: true });
    for (const kind of LAYOUT_KINDS) {
      await screen.show({ ...only(kind), isPrivate: true });
      await screen.page.waitForSelector(`.wall-layer[data-kind="${kind}"]:not(.leaving)`);
      const markup = await screen.page.content();
      for (const secret of SECRETS) expect(markup).not.toContain(secret);
    }
    await screen.show(only('live'));
    await screen.page.getByText(SECRETS[0]!).first().waitFor({ timeout: 5_000 });
    expect(await screen.page.content()).not.toContain('Wren Travel');
    await screen.close();
  });

  it('celebrates a deal that is won while one looks, by its amount, and not upon loading', async () => {
    const screen = await pair();
    const moment = screen.page.locator('.wall-moment');
    await screen.page.waitForTimeout(1_000);
    expect(await moment.count()).toBe(0);
    await system.send([wonDeal('celebrated', 48_000)]);
    await moment.waitFor({ timeout: 5_000 });
    expect(await moment.innerText()).toMatch(/Deal won[\s\S]*48k/);
    expect(await screen.page.content()).not.toContain('Secret Deal');
    await moment.waitFor({ state: 'detached', timeout: 8_000 });
    await screen.page.reload();
    await screen.page.waitForSelector('.wall-state[data-state="live"]');
    await screen.page.waitForTimeout(1_500);
    expect(await moment.count()).toBe(0);
    await screen.show({ celebrates: false });
    await screen.page.waitForTimeout(2_500);
    await system.send([wonDeal('in-silence', 1_000)]);
    await screen.page.waitForTimeout(2_500);
    expect(await moment.count()).toBe(0);
    await screen.close();
  });

  it('shows a rule that has fired, with its figure, for twenty seconds', async () => {
    const screen = await pair();
    const { live } = await system.dashboard({ scope: 'all', period: { kind: 'thisMonth' } });
    const rule = {
      ...{ name: 'The phones are ringing', figure: 'activeCalls', scope: 'all', period: 'thisMonth' },
      ...{ condition: { kind: 'above', value: live.activeCount }, pauseMin: 1, isOn: true },
    };
    const made = await system.fetch('/v1/alert-rules', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    });
    expect(made.status).toBe(201);
    await screen.page.waitForTimeout(5_000); // what is so when a rule is first looked at does not fire
    const startedAt = new Date().toISOString();
    await system.send([
      {
        ...{ id: 'ringing', source: 'browser-test', type: 'call.started', time: startedAt },
        data: { callId: 'ringing', seller: { id: 'walker' }, startedAt },
      },
    ]);
    const band = screen.page.locator('.wall-band.alert');
    await band.waitFor({ timeout: 15_000 });
    expect(await band.innerText()).toContain('The phones are ringing');
    expect(await band.innerText()).toContain(`Calls in progress: ${live.activeCount + 1}`);
    await band.waitFor({ state: 'detached', timeout: 25_000 });
    await screen.close();
  });

  it('colours a figure beyond its threshold, with a word beside the colour', async () => {
    const screen = await pair({
      thresholds: [{ figure: 'dealsWon', side: 'above', value: 0, calm: 0, look: 'risk' }],
    });
    await screen.page.locator('.wall-figure[data-look="risk"]', { hasText: 'Needs attention' }).waitFor();
    expect(await screen.page.locator('[data-look]').count()).toBe(1);
    await screen.close();
  });

  it('says across the room that it is cut off, keeps its figures, and is right again within 5 seconds', async () => {
    const screen = await pair();
    const { page } = screen;
    const figure = page.locator('.wall-figure .figure').first();
    const before = await figure.innerText();
    await page.context().setOffline(true);
    await page.waitForSelector('.wall[data-condition="offline"], .wall[data-condition="delayed"]', {
      timeout: 20_000,
    });
    await page.locator('.wall-band.outdated').waitFor({ timeout: 40_000 });
    expect(await figure.innerText()).toBe(before);
    await system.send([wonDeal('meanwhile', 1_000_000)]);
    await system.settled();
    await page.context().setOffline(false);
    await page.waitForSelector('.wall[data-condition="live"]', { timeout: 5_000 });
    await expect.poll(() => figure.innerText(), { timeout: 5_000 }).not.toBe(before);
    expect(await page.locator('.wall-moment').count()).toBe(0);
    await screen.close();
  });

  it('shows no figures ten seconds after it was taken off, says so, and waits with a new code', async () => {
    const screen = await pair({}, 'Old screen');
    await screen.revoke();
    await screen.page.locator('.pairing-code').waitFor({ timeout: 10_000 });
    const words = await screen.page.locator('main').innerText();
    expect(words).toContain('“Old screen” was taken off');
    expect(await screen.page.locator('.wall-figure').count()).toBe(0);
    const again = await PairedScreen.confirm(system, screen.page, { name: 'New screen', show: SHOW });
    expect((await again.listed())?.name).toBe('New screen');
    await again.close();
  });

  it('is itself, whoever else is signed in in the same browser', async () => {
    const page = await browser.signIn(system);
    await page.goto(`${system.url}/screen`);
    const screen = await PairedScreen.confirm(system, page, {
      name: 'Preview',
      show: { ...SHOW, ...only('live'), isPrivate: true },
    });
    expect(await page.content()).not.toContain(SECRETS[1]);
    await page.goto(system.url);
    await page.waitForSelector('.live-state[data-state="live"]');
    await screen.close();
  });

  it('draws nothing that its security policy refuses, and no other layout throws', () => {
    const known =
      /ERR_INTERNET_DISCONNECTED|WebSocket|Failed to (load|fetch)|401|is left out|no measuring here|no clock here/;
    expect(browser.complaints.filter((complaint) => !known.test(complaint))).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('a screen of a month that has just begun', () => {
  it('shows the last one that had calls and says so, until the first call comes', async () => {
    await using system = await startSystem();
    await using browser = await Chromium.start();
    const now = new Date();
    const lastMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15, 12);
    await system.send([finishedCall('old', 'Ada', 'Thank you, that is great.', lastMonth)]);
    await system.settled();
    const screen = await PairedScreen.pair({ system, browser }, { ...only('talk'), showsLastNonEmpty: true });
    const note = screen.page.locator('.wall-substitute');
    await note.waitFor({ timeout: 5_000 });
    const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(lastMonth);
    expect(await note.innerText()).toContain(`Last month: ${name}`);
    expect(await screen.page.locator('.wall-view').innerText()).toContain(`Last month: ${name}`);
    await system.send([finishedCall('new', 'Ada', 'Thank you, that is great.')]);
    await note.waitFor({ state: 'detached', timeout: 5_000 });
    expect(await screen.page.locator('.wall-view').innerText()).toContain('This month');
    await screen.close();
  });

  it('goes on with what it found, whatever else it is told to show', async () => {
    await using system = await startSystem();
    await using browser = await Chromium.start();
    const longAgo = Date.now() - 100 * 86_400_000;
    await system.send([finishedCall('old', 'Ada', 'Thank you, that is great.', longAgo)]);
    await system.settled();
    const screen = await PairedScreen.pair({ system, browser }, { ...only('talk'), showsLastNonEmpty: true });
    const note = screen.page.locator('.wall-substitute');
    await note.filter({ hasText: 'All time' }).waitFor({ timeout: 8_000 });
    await note.evaluate((element) => Object.assign(element, { isTheSame: true }));
    await screen.show({ ...only('talk'), showsLastNonEmpty: true, theme: 'light' });
    await screen.page.waitForSelector('html[data-theme="light"]', { state: 'attached', timeout: 5_000 });
    await screen.page.waitForTimeout(1_500);
    expect(await note.evaluate((element) => 'isTheSame' in element)).toBe(true);
    await screen.close();
  });
});

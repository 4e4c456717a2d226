import type { LayoutKind, Screen, ScreenShow } from '@earshot/contracts';
import type { Page } from 'playwright-core';
import type { System } from '../scenarios/harness.ts';
import type { Chromium, Look } from './chromium.ts';

/** What a screen shows where a test says nothing else. */
export const SHOW: ScreenShow = {
  scope: 'all',
  period: 'thisMonth',
  playlist: [{ kind: 'numbers', seconds: 3_600 }],
  language: 'en',
  theme: 'dark',
  lightFrom: '07:00',
  darkFrom: '19:00',
  overscanPercent: 0,
  isPrivate: false,
  showsLastNonEmpty: false,
  celebrates: true,
  hasSound: false,
  thresholds: [],
};

/** A playlist of one layout that stays. */
export const only = (kind: LayoutKind): Pick<ScreenShow, 'playlist'> => ({
  playlist: [kind === 'single' ? { kind, figure: 'revenueWon', seconds: 3_600 } : { kind, seconds: 3_600 }],
});

export const codeOn = async (page: Page): Promise<string> =>
  (await page.locator('.pairing-code').innerText({ timeout: 20_000 })).trim();

/** A wall in a browser of its own, and the means of whoever looks after it. */
export class PairedScreen {
  private constructor(
    private readonly system: System,
    readonly page: Page,
    readonly id: string,
  ) {}

  static async pair(
    { system, browser, look }: { system: System; browser: Chromium; look?: Look },
    show: Partial<ScreenShow> = {},
    name = 'Sales floor',
  ): Promise<PairedScreen> {
    const page = await browser.open(look);
    await page.goto(`${system.url}/screen`);
    return PairedScreen.confirm(system, page, { name, show: { ...SHOW, ...show } });
  }

  /** Confirms the code that a page shows. */
  static async confirm(
    system: System,
    page: Page,
    input: { name: string; show: ScreenShow },
  ): Promise<PairedScreen> {
    const answer = await system.fetch('/v1/screens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: await codeOn(page), ...input }),
    });
    if (!answer.ok) throw new Error(`pairing answered ${answer.status}: ${await answer.text()}`);
    const { id } = (await answer.json()) as Screen;
    await page.waitForSelector('.wall-state[data-state="live"]', { timeout: 20_000 });
    return new PairedScreen(system, page, id);
  }

  async listed(): Promise<Screen | undefined> {
    const all = await this.system.read<Screen[]>('/v1/screens');
    return all.find(({ id }) => id === this.id);
  }

  async show(change: Partial<ScreenShow>, name?: string): Promise<void> {
    const body = JSON.stringify({ show: { ...SHOW, ...change }, ...(name !== undefined && { name }) });
    await this.ask('PATCH', '', body);
  }

  order(command: 'identify' | 'reload'): Promise<void> {
    return this.ask('POST', '/commands', JSON.stringify({ command }));
  }

  revoke(): Promise<void> {
    return this.ask('DELETE', '');
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private async ask(method: string, path: string, body?: string): Promise<void> {
    const answer = await this.system.fetch(`/v1/screens/${this.id}${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  }
}

/**
 * What of a wall does not stand as it should: text that is cut off or too small to be read across a room, more than seven numbers,
 * figures of a row that do not agree, terms that are only named or only coloured, or a page that scrolls.
 */
export const wallFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const says = (element: Element) => `${element.className} “${element.textContent?.trim().slice(0, 40)}”`;
    for (const element of document.querySelectorAll('.wall *')) {
      const style = getComputedStyle(element);
      if (element.closest('.unseen, svg') || style.visibility === 'hidden') continue;
      const isCut = style.overflow === 'hidden' && style.textOverflow !== 'ellipsis';
      if (isCut && element.scrollHeight > element.clientHeight + 2) faults.push(`cut off: ${says(element)}`);
      if (isCut && element.scrollWidth > element.clientWidth + 2) faults.push(`cut off: ${says(element)}`);
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const scale = element.getBoundingClientRect().width / (element as HTMLElement).offsetWidth || 1;
      if (hasText && Number.parseFloat(style.fontSize) * scale < 0.97 * rem)
        faults.push(`too small: ${says(element)}`);
    }
    const numbers = [...document.querySelectorAll('.wall-layer:not(.leaving) *')].filter(
      (element) =>
        !element.closest('.unseen, .bubble, .wall-name, .wall-names, .wall-said') &&
        [...element.childNodes].some((node) => node.nodeType === 3 && /\d/.test(node.textContent ?? '')),
    );
    if (numbers.length > 7) faults.push(`${numbers.length} numbers at once`);
    const cards = [...document.querySelectorAll('.wall-layer:not(.leaving) .wall-numbers > .wall-figure')];
    const agreed = new Map<number, string>();
    for (const card of cards) {
      const row = Math.round(card.getBoundingClientRect().top);
      const [title, figure] = ['h3', '.figure'].map((part) => card.querySelector(part)!);
      const size = Number.parseFloat(getComputedStyle(figure!).fontSize).toFixed(1);
      const at = `${size} at ${[title, figure].map((part) => part!.getBoundingClientRect().bottom.toFixed()).join()}`;
      if ((agreed.get(row) ?? at) !== at) faults.push(`not as in its row: ${says(card)} ${at}`);
      agreed.set(row, agreed.get(row) ?? at);
    }
    for (const part of document.querySelectorAll(
      '.wall-layer:not(.leaving) .wall-part:has(.wall-strongest)',
    )) {
      const wordsOf = (where: string) =>
        [...part.querySelectorAll(where)].map(({ textContent }) => textContent?.replace(/:.*/s, '')).sort();
      const [named, coloured] = [wordsOf('.wall-strongest bdi'), wordsOf('.bubble.strong > .unseen')];
      if (`${named}` !== `${coloured}`) faults.push(`named ${named}, but coloured ${coloured}`);
    }
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) faults.push('the page scrolls');
    return faults;
  });

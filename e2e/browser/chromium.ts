import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { System } from '../scenarios/harness.ts';

const PROGRAM = process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Browser tests say why they are skipped where no Chromium is. */
export const hasChromium = existsSync(PROGRAM);
if (!hasChromium)
  console.warn(`No Chromium at ${PROGRAM}: browser tests are skipped (set EARSHOT_CHROMIUM).`);

export interface Look {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  language?: 'en' | 'el';
  /** Of a device that is touched. */
  touch?: boolean;
  /** Whom the link signs in. */
  role?: 'admin' | 'manager';
}

/** A real Chromium that collects whatever its pages complain about. */
export class Chromium implements AsyncDisposable {
  /** Errors and warnings of pages: scripts that threw, what the security policy refused. */
  readonly complaints: string[] = [];

  private constructor(private readonly browser: Browser) {}

  /** @param flags further ones of the program's command line */
  static async start(flags: readonly string[] = []): Promise<Chromium> {
    return new Chromium(await chromium.launch({ executablePath: PROGRAM, args: [...QUIET, ...flags] }));
  }

  /** An empty page of a browser that nobody has used before: no one is signed in. */
  async open(look: Look = {}): Promise<Page> {
    const { width = 1920, height = 1080, theme = 'light', language = 'en', touch = false } = look;
    const context: BrowserContext = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: language,
      hasTouch: touch,
    });
    const page = await context.newPage();
    const complain = (what: string) => this.complaints.push(`${new URL(page.url()).pathname}: ${what}`);
    page.on('pageerror', (error) => complain(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
    });
    return page;
  }

  /** A person signed in by a one-time link, on the home page, who sees figures. */
  async signIn(system: Pick<System, 'signInLink'>, look: Look = {}): Promise<Page> {
    const page = await this.open(look);
    await page.goto(await system.signInLink(look.role));
    await page.waitForSelector('.live-state[data-state="live"]');
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
  }
}

/** Resolves once the page says in which state its figures are. */
export const stateIs = (page: Page, ...states: string[]) =>
  page.waitForSelector(states.map((state) => `.live-state[data-state="${state}"]`).join(', '), {
    timeout: 60_000,
  });

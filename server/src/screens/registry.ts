import type { Screen, ScreenChange, ScreenReport, ScreenShow } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.ts';
import { hashOf, newSecret } from '../access/secrets.ts';
import { Refused } from '../operate/problem.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { ScreenOrder, ScreenStanding, ScreenWord, StoredScreen } from '../store/screens.ts';
import { Store } from '../store/store.ts';

export type Standing = ScreenStanding;

/** After so long without a word a screen is off. */
const OFF_AFTER_MS = 30_000;
const MAX_SCREENS = 1_000;

/** The paired screens: what each shows, what it is told, and how it says it is. All of it is the store's, so that every node knows. */
@Injectable()
export class ScreenRegistry {
  private changed: () => void = () => undefined;

  constructor(
    private readonly store: Store,
    private readonly access: AccessService,
  ) {}

  /** Whoever passes on to screens what they are told looks at once where this process has changed something. */
  onChange(look: () => void): void {
    this.changed = look;
  }

  async list(): Promise<Screen[]> {
    const [screens, { words, nowMs }] = await Promise.all([
      this.store.screens.all(),
      this.store.screens.words(),
    ]);
    const listed = screens.map((screen) => toldOf(screen, words.get(screen.id), nowMs));
    return listed.sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
  }

  /** One as it is listed; undefined where there is none. */
  async told(id: string): Promise<Screen | undefined> {
    const [screen, { words, nowMs }] = await Promise.all([
      this.store.screens.find(id),
      this.store.screens.words(),
    ]);
    return screen && toldOf(screen, words.get(id), nowMs);
  }

  find(id: string): Promise<StoredScreen | undefined> {
    return this.store.screens.find(id);
  }

  /** Makes a screen, which is off until it comes for its credential. */
  async make(name: string, show: ScreenShow, pairedBy: string): Promise<StoredScreen> {
    if ((await this.store.screens.count()) >= MAX_SCREENS)
      throw new Refused({ code: 'conflict', message: `There are ${MAX_SCREENS} screens already.` });
    const id = newSecret().slice(0, 12);
    const screen = { id, name, show, pairedAt: new Date().toISOString(), pairedBy };
    await this.store.screens.put(screen);
    return screen;
  }

  /** A new credential of a screen, the only one that it has from now on; undefined where there is no such screen. */
  async newKey(id: string): Promise<string | undefined> {
    const secret = newSecret();
    const isGiven = await this.store.screens.giveKey(id, hashOf(secret));
    this.access.forget();
    return isGiven ? secret : undefined;
  }

  /** Changes what a screen is called or shows: it is told at once, on whichever node it is. */
  async change(id: string, change: ScreenChange): Promise<StoredScreen | undefined> {
    const screen = await this.store.screens.change(id, (standing) => ({
      ...standing,
      ...(change.name !== undefined && { name: change.name }),
      ...(change.show !== undefined && { show: change.show }),
    }));
    this.access.forget();
    this.changed();
    return screen;
  }

  /** Takes a screen's credential away for good; false where there was no such screen. */
  async revoke(id: string): Promise<boolean> {
    const wasThere = await this.store.screens.remove(id);
    this.access.forget();
    this.changed();
    return wasThere;
  }

  async order(id: string, order: ScreenOrder): Promise<void> {
    await this.store.screens.order(id, order, newSecret().slice(0, 12));
    this.changed();
  }

  /** How screens stand, in the order of the ids, and undefined for one that is no more; undefined while the store does not answer. */
  standings(ids: readonly string[]): Promise<(Standing | undefined)[] | undefined> {
    return unlessAway(this.store.screens.standings(ids));
  }

  /** Keeps what a screen said so long ago; false where the store does not take it. */
  async hear(id: string, report: ScreenReport, ageMs: number): Promise<boolean> {
    const heard = this.store.screens.hear(id, report, { ageMs, offAfterMs: OFF_AFTER_MS });
    return (await unlessAway(heard.then(() => true))) ?? false;
  }
}

async function unlessAway<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

function toldOf(screen: StoredScreen, word: ScreenWord | undefined, nowMs: number): Screen {
  const { id, name, show, pairedAt, pairedBy } = screen;
  const told = { id, name, show, pairedAt, pairedBy };
  if (!word) return { ...told, state: 'off', since: pairedAt };
  const { report, sinceMs, atMs } = word;
  const lastContactAt = new Date(atMs).toISOString();
  // It went off when it was last heard, not when that was noticed.
  if (nowMs - atMs >= OFF_AFTER_MS)
    return { ...told, state: 'off', since: lastContactAt, lastContactAt, report };
  return { ...told, state: report.state, since: new Date(sinceMs).toISOString(), lastContactAt, report };
}

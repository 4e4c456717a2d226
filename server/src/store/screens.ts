import type { ScreenReport, ScreenShow } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

/** A paired screen; of its credential only the SHA-256, in hexadecimal. */
export interface StoredScreen {
  id: string;
  name: string;
  show: ScreenShow;
  pairedAt: string;
  pairedBy: string;
  keyHash?: string;
}

/** What a screen can be told to do. */
export const SCREEN_ORDERS = ['identify', 'reload'] as const;
export type ScreenOrder = (typeof SCREEN_ORDERS)[number];

/** A screen as it stands, with the mark of the last order of each kind: another mark is another order. */
export interface ScreenStanding {
  screen: StoredScreen;
  orders: Partial<Record<ScreenOrder, string>>;
}

/** What a screen has last said of itself, by Redis' own clock, whichever node it told. */
export interface ScreenWord {
  report: ScreenReport;
  sinceMs: number;
  atMs: number;
}

/** Paired screens, what they are told and what they say. Nothing is decided here. */
export class ScreenStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  async put(screen: StoredScreen): Promise<void> {
    await this.#connection.call(['HSET', ORG.screens, screen.id, JSON.stringify(screen)]);
  }

  async find(id: string): Promise<StoredScreen | undefined> {
    return decode(await this.#connection.call<string | null>(['HGET', ORG.screens, id]));
  }

  /** The screen that this is the credential of: the one that it was given last, and none before. */
  async findByKey(keyHash: string): Promise<StoredScreen | undefined> {
    const id = await this.#connection.call<string | null>(['HGET', ORG.screenKeys, keyHash]);
    const screen = id === null ? undefined : await this.find(id);
    return screen?.keyHash === keyHash ? screen : undefined;
  }

  async all(): Promise<StoredScreen[]> {
    const texts = await this.#connection.call<string[]>(['HVALS', ORG.screens]);
    return texts.map((text) => JSON.parse(text) as StoredScreen);
  }

  count(): Promise<number> {
    return this.#connection.call<number>(['HLEN', ORG.screens]);
  }

  /** Changes a screen, also where others change it at once; undefined where there is none. */
  async change(
    id: string,
    changed: (screen: StoredScreen) => StoredScreen,
  ): Promise<StoredScreen | undefined> {
    for (;;) {
      const text = await this.#connection.call<string | null>(['HGET', ORG.screens, id]);
      if (text === null) return undefined;
      const screen = changed(JSON.parse(text) as StoredScreen);
      const values = [id, text, JSON.stringify(screen)];
      if ((await this.#functions.call<number>('exchange', ORG.screens, values)) === 1) return screen;
    }
  }

  /** What ids are hidden under on screens, the same on every node: made by the first that asks. */
  async hidingKey(made: string): Promise<string> {
    // One that stands is read and no more, so that screens can be opened while the store takes no writes.
    const standing = await this.#connection.call<string | null>(['GET', ORG.hidingKey]);
    if (standing !== null) return standing;
    const [, key] = await this.#connection.pipeline([
      ['SET', ORG.hidingKey, made, 'NX'],
      ['GET', ORG.hidingKey],
    ]);
    return key as string;
  }

  /** Gives a screen a credential, in place of the one before; false where there is no such screen. */
  async giveKey(id: string, keyHash: string): Promise<boolean> {
    await this.#connection.call(['HSET', ORG.screenKeys, keyHash, id]);
    let before: string | undefined;
    const screen = await this.change(id, (standing) => {
      before = standing.keyHash;
      return { ...standing, keyHash };
    });
    const worthless = screen ? before : keyHash;
    if (worthless !== undefined) await this.#connection.call(['HDEL', ORG.screenKeys, worthless]);
    return screen !== undefined;
  }

  /** Takes a screen and its credential away; false where there was none. */
  async remove(id: string): Promise<boolean> {
    const screen = await this.find(id);
    if (!screen) return false;
    const wordFields = ['state', 'since', 'at', 'said'].map((field) => `${id}|${field}`);
    const [removed] = await this.#connection.transaction([
      ['HDEL', ORG.screens, id],
      ...(screen.keyHash === undefined ? [] : [['HDEL', ORG.screenKeys, screen.keyHash]]),
      ['HDEL', ORG.screenOrders, ...SCREEN_ORDERS.map((order) => `${id}|${order}`)],
      ['HDEL', ORG.screenWords, ...wordFields],
    ]);
    return removed === 1;
  }

  /** How screens stand, in the order of the ids; undefined for one that is gone. */
  async standings(ids: readonly string[]): Promise<(ScreenStanding | undefined)[]> {
    if (ids.length === 0) return [];
    const fields = ids.flatMap((id) => SCREEN_ORDERS.map((order) => `${id}|${order}`));
    const [texts, marks] = (await this.#connection.pipeline([
      ['HMGET', ORG.screens, ...ids],
      ['HMGET', ORG.screenOrders, ...fields],
    ])) as [(string | null)[], (string | null)[]];
    return texts.map((text, i) => {
      const screen = decode<StoredScreen>(text);
      if (!screen) return undefined;
      const own = SCREEN_ORDERS.map((order, j) => [order, marks[i * SCREEN_ORDERS.length + j]] as const);
      return { screen, orders: Object.fromEntries(own.filter(([, mark]) => typeof mark === 'string')) };
    });
  }

  /** Tells a screen to do something, by a mark that no order before it had. */
  async order(id: string, order: ScreenOrder, mark: string): Promise<void> {
    await this.#connection.call(['HSET', ORG.screenOrders, `${id}|${order}`, mark]);
  }

  /** Keeps what a screen said so long ago. After a silence of `offAfterMs` its state is a new one. */
  async hear(id: string, report: ScreenReport, of: { ageMs: number; offAfterMs: number }): Promise<void> {
    const times = [of.ageMs, of.offAfterMs].map((ms) => String(Math.round(ms)));
    const said = [id, report.state, JSON.stringify(report), ...times];
    await this.#functions.call('screen_word', ORG.screenWords, said);
  }

  /** What each screen has said last, and the time by the same clock. */
  async words(): Promise<{ words: ReadonlyMap<string, ScreenWord>; nowMs: number }> {
    const [[seconds, micros], flat] = (await this.#connection.pipeline([
      ['TIME'],
      ['HGETALL', ORG.screenWords],
    ])) as [[string, string], string[]];
    const fields = new Map<string, string>();
    for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
    const words = new Map<string, ScreenWord>();
    for (const [field, text] of fields) {
      const id = /^(.*)\|said$/.exec(field)?.[1];
      if (id === undefined) continue;
      const [sinceMs, atMs] = [Number(fields.get(`${id}|since`)), Number(fields.get(`${id}|at`))];
      words.set(id, { report: JSON.parse(text) as ScreenReport, sinceMs, atMs });
    }
    return { words, nowMs: Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000) };
  }
}

function decode<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}

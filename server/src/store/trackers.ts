import type { TrackerSet } from '../domain/trackers.ts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

const EMPTY: TrackerSet = { rev: 0, trackers: [] };

/** The tracker sets in play: the one that views show, and the newest, which is another while stored calls are counted. */
export class TrackerStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  async sets(): Promise<{ shown: TrackerSet; newest: TrackerSet }> {
    const flat = await this.#connection.call<string[]>(['HGETALL', ORG.trackers]);
    const fields = new Map<string, string>();
    for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
    const setOf = (which: string) => decoded(fields.get(`set:${fields.get(which) ?? 0}`)) ?? EMPTY;
    return { shown: setOf('shown'), newest: setOf('newest') };
  }

  /** The revisions of the two sets. */
  async revs(): Promise<{ shown: number; newest: number }> {
    const [shown, newest] = await this.#connection.call<(string | null)[]>([
      'HMGET',
      ORG.trackers,
      'shown',
      'newest',
    ]);
    return { shown: Number(shown ?? 0), newest: Number(newest ?? 0) };
  }

  /** The sets of these revisions, as far as they are kept: the newest, the one shown, and the one shown before it. */
  async find(revs: readonly number[]): Promise<(TrackerSet | undefined)[]> {
    const fields = revs.map((rev) => `set:${rev}`);
    const texts = await this.#connection.call<(string | null)[]>(['HMGET', ORG.trackers, ...fields]);
    return revs.map((rev, i) => (rev === 0 ? EMPTY : decoded(texts[i])));
  }

  /** Makes `set` the newest; false, and nothing done, where the newest is no longer the one of `expectedRev`. */
  async save(set: TrackerSet, expectedRev: number): Promise<boolean> {
    const args = [String(expectedRev), String(set.rev), JSON.stringify(set)];
    return (await this.#functions.call<number>('save_trackers', ORG.trackers, args)) === 1;
  }

  /** Makes the set of this revision the shown one and drops older ones; a later one that is shown already stays. */
  async show(rev: number): Promise<void> {
    await this.#functions.call('show_trackers', ORG.trackers, [String(rev)]);
  }
}

function decoded(text: string | null | undefined): TrackerSet | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as TrackerSet) : undefined;
}

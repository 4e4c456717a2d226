import type { Connection } from './connection.ts';
import { keysOf } from './keys.ts';

/** Redis keeps so many entries of a stream in one piece of memory, at most (`stream-node-max-entries`). */
const ENTRIES_A_NODE = 100;

interface StreamInfo {
  length: number;
  added: number;
  lastId: string;
  firstId: string | undefined;
}

/**
 * Whether everything that lay in a partition's inbox at one moment has left it, its memory included. A deleted entry lies in
 * the piece of memory that it shares with its neighbours until the last of those is deleted: so those that came
 * directly behind must have left as well, unless the inbox was seen empty.
 */
export class InboxDrain {
  readonly #connection: Connection;
  readonly #inbox: string;
  #addedAtFirst: number | undefined;
  /** The last entry that can share memory with what is waited for. */
  #lastNeighbour: string | undefined;

  constructor(connection: Connection, partition: number) {
    this.#connection = connection;
    this.#inbox = keysOf(partition).inbox;
  }

  /** To be asked again and again; the first time says which moment is meant. */
  async isDrained(): Promise<boolean> {
    const { length, added, lastId, firstId } = await this.#info();
    this.#addedAtFirst ??= added;
    if (length === 0) return true;
    if (this.#lastNeighbour === undefined && added - this.#addedAtFirst >= ENTRIES_A_NODE)
      this.#lastNeighbour = lastId;
    return this.#lastNeighbour !== undefined && isBehind(firstId!, this.#lastNeighbour);
  }

  async #info(): Promise<StreamInfo> {
    const flat = await this.#connection.call<unknown[]>(['XINFO', 'STREAM', this.#inbox]);
    const info = new Map<unknown, unknown>();
    for (let i = 0; i + 1 < flat.length; i += 2) info.set(flat[i], flat[i + 1]);
    const first = info.get('first-entry') as [string] | null;
    return {
      length: Number(info.get('length')),
      added: Number(info.get('entries-added')),
      lastId: String(info.get('last-generated-id')),
      firstId: first?.[0],
    };
  }
}

function isBehind(id: string, other: string): boolean {
  const [ms, seq] = id.split('-').map(Number) as [number, number];
  const [otherMs, otherSeq] = other.split('-').map(Number) as [number, number];
  return ms > otherMs || (ms === otherMs && seq > otherSeq);
}

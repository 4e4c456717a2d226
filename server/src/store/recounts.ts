import { randomUUID } from 'node:crypto';
import { MAX_PHRASES } from '../domain/words-said.ts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';
import { MAX_INCREMENTS } from './ledger.ts';
import { type Page, type PageOptions, pageOf } from './pages.ts';
import type { CountedIn } from './records.ts';
import { decodeBuckets, encodeBuckets } from './records-codec.ts';

export const COUNTED_KINDS = ['call', 'deal', 'engagement'] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

const INDEX = { call: 'ended', deal: 'deals', engagement: 'engagements' } as const;

/** Something that stands, and where it is counted: the instant of each of its contributions, and the buckets of each. */
export interface Counted {
  kind: CountedKind;
  id: string;
  atMs: number[];
  buckets: CountedIn[][];
  /** Of all its contributions. */
  counters: number;
}

/** A call, deal or engagement that is to be counted in other buckets. */
export interface Recount {
  of: Counted;
  buckets: CountedIn[][];
}

/** Counts what stands in other buckets, as it was put in. */
export class Recounts {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  /** Makes these the generations that everything applied must be counted in. */
  async setGenerations(partition: number, generations: string): Promise<void> {
    await this.#functions.call('generations', keysOf(partition).meta, [randomUUID(), generations]);
  }

  /** How many of one kind stand. */
  count(partition: number, kind: CountedKind): Promise<number> {
    const index = keysOf(partition).index(INDEX[kind]);
    return this.#connection.call<number>(['ZCARD', index]);
  }

  /** What stands of one kind; what comes in or goes meanwhile moves nothing else to another page. */
  async page(partition: number, kind: CountedKind, options: PageOptions): Promise<Page<Counted>> {
    const request = { entity: `counted_${kind}`, ...options } as const;
    const { items, ...next } = await pageOf(this.#functions, partition, request);
    return { items: items.map((fields) => counted(kind, fields.map(String))), ...next };
  }

  /**
   * Moves them to their new buckets. What was applied or moved since it was read stays as it is. False where the partition is
   * counted in other generations by now; some may have been moved.
   */
  async recount(
    partition: number,
    recounts: readonly Recount[],
    { nowMs, generations }: { nowMs: number; generations: string },
  ): Promise<boolean> {
    for (const batch of batchesOf(recounts.map((recount) => ({ recount, ...moveOf(recount) })))) {
      const moves = batch.flatMap(({ recount: { of, buckets }, out, into }) => [
        ...[of.kind, of.id],
        ...[of.buckets, buckets, out, into].map(linesOf),
      ]);
      const args = [String(nowMs), generations, ...moves];
      if ((await this.#functions.call<number>('recount', keysOf(partition).meta, args)) !== 1) return false;
    }
    return true;
  }
}

function counted(kind: CountedKind, [id, contributions, buckets]: readonly string[]): Counted {
  const lines = contributions!.split('\n').map((line) => line.split(' '));
  return {
    ...{ kind, id: id! },
    atMs: lines.map(([, at]) => Number(at)),
    buckets: buckets!.split('\n').map(decodeBuckets),
    counters: lines.reduce((sum, parts) => sum + parts.length / 2 - 1, 0),
  };
}

interface Move {
  recount: Recount;
  out: CountedIn[][];
  into: CountedIn[][];
}

/** Of each contribution the buckets that it leaves, and those that it comes into. */
function moveOf({ of, buckets }: Recount): Omit<Move, 'recount'> {
  const without = (some: readonly CountedIn[][], others: readonly CountedIn[][]) =>
    some.map((line, i) => {
      const known = new Set((others[i] ?? []).map(({ key }) => key));
      return line.filter(({ key }) => !known.has(key));
    });
  return { out: without(of.buckets, buckets), into: without(buckets, of.buckets) };
}

const linesOf = (buckets: readonly CountedIn[][]) => buckets.map((line) => encodeBuckets(line)).join('\n');

/** One function call blocks every other client of Redis. */
function batchesOf(moves: readonly Move[]): Move[][] {
  const batches: Move[][] = [];
  let increments = Number.POSITIVE_INFINITY;
  for (const move of moves) {
    const touched = [...move.out, ...move.into].flat().length / Math.max(1, move.out.length);
    const words = move.recount.of.kind === 'call' ? 2 * MAX_PHRASES : 0;
    const more = move.recount.of.counters * touched + words;
    if (increments + more > MAX_INCREMENTS) {
      batches.push([]);
      increments = 0;
    }
    batches.at(-1)!.push(move);
    increments += more;
  }
  return batches;
}

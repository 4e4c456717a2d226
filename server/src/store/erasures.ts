import { createHash } from 'node:crypto';
import type { ErasedKind, Erasure } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { keysOf, ORG } from './keys.ts';
import type { Partitions } from './partitions.ts';
import { decodeStarted } from './records-codec.ts';

/** An erasure as it is kept. The plain id goes as soon as nothing is to be looked for by it any more. */
export interface StoredErasure extends Erasure {
  entityId?: string;
}

/** An event has erased a customer, and nobody has taken that up yet. */
export interface NewlyErased {
  kind: ErasedKind;
  entityId: string;
  order: string;
}

/** Something that could have been erased; the partition is that of the entity which names it. */
export interface Named {
  partition: number;
  kind: ErasedKind | 'engagement';
  id: string;
}

/** Entries of one look at a stream or an index. */
const PAGE = 100;
const KEYS_A_SCAN = '1000';

/** What is kept of something that was erased for good, as the function library makes it (`lua/gone.lua`). */
export function tombstoneOf(kind: Named['kind'], id: string): string {
  return createHash('sha1').update(`${kind}|${id}`).digest('hex');
}

type RawEntry = [id: string, fields: string[]];

/** What was erased for good, what is being erased, and the places that only erasing looks at. */
export class ErasureStore {
  readonly #connection: Connection;
  readonly #functions: Functions;
  readonly #partitions: Partitions;

  constructor(connection: Connection, functions: Functions, partitions: Partitions) {
    this.#connection = connection;
    this.#functions = functions;
    this.#partitions = partitions;
  }

  /** Which of these were erased for good, in one round trip, or one more where anything ever was. */
  async areErased(named: readonly Named[]): Promise<boolean[]> {
    if (named.length === 0) return [];
    const partitions = [...new Set(named.map(({ partition }) => partition))];
    const there = await this.#connection.pipeline(
      partitions.map((partition) => ['EXISTS', keysOf(partition).gone]),
    );
    const asked = partitions.filter((_, i) => there[i] === 1);
    if (asked.length === 0) return named.map(() => false);
    const each = asked.map((partition) => [...named.keys()].filter((i) => named[i]!.partition === partition));
    const answers = (await this.#connection.pipeline(
      asked.map((partition, at) => [
        'SMISMEMBER',
        keysOf(partition).gone,
        ...each[at]!.map((i) => tombstoneOf(named[i]!.kind, named[i]!.id)),
      ]),
    )) as number[][];
    const erased = named.map(() => false);
    for (const [at, indexes] of each.entries())
      for (const [k, i] of indexes.entries()) erased[i] = answers[at]![k] === 1;
    return erased;
  }

  /** Every erasure that was asked for, in no order. */
  async list(): Promise<StoredErasure[]> {
    const texts = await this.#connection.call<string[]>(['HVALS', ORG.erasures]);
    return texts.map((text) => JSON.parse(text) as StoredErasure);
  }

  /** Keeps an erasure, or what stands where it was asked for before; answers what stands. */
  async begin(erasure: StoredErasure): Promise<{ erasure: StoredErasure; isNew: boolean }> {
    const [isNew, text] = (await this.#connection.transaction([
      ['HSETNX', ORG.erasures, erasure.id, JSON.stringify(erasure)],
      ['HGET', ORG.erasures, erasure.id],
    ])) as [number, string];
    return { erasure: JSON.parse(text) as StoredErasure, isNew: isNew === 1 };
  }

  async keep(erasures: readonly StoredErasure[]): Promise<void> {
    if (erasures.length === 0) return;
    const fields = erasures.flatMap((erasure) => [erasure.id, JSON.stringify(erasure)]);
    await this.#connection.call(['HSET', ORG.erasures, ...fields]);
  }

  /** What events have erased in a partition since it was last taken up. */
  async newlyErased(partition: number): Promise<NewlyErased[]> {
    const flat = await this.#connection.call<string[]>(['HGETALL', keysOf(partition).erasing]);
    const found: NewlyErased[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const bar = flat[i]!.indexOf('|');
      const kind = flat[i]!.slice(0, bar) as ErasedKind;
      found.push({ kind, entityId: flat[i]!.slice(bar + 1), order: flat[i + 1]! });
    }
    return found;
  }

  /** Says that something which an event has erased was taken up. */
  async takenUp(partition: number, { kind, entityId }: NewlyErased): Promise<void> {
    await this.#connection.call(['HDEL', keysOf(partition).erasing, `${kind}|${entityId}`]);
  }

  /** Whether anything is known of a call: its end, its start, or that it was deleted. */
  async hasCall(callId: string): Promise<boolean> {
    const { call } = keysOf(this.#partitions.of(callId));
    return (await this.#connection.call<number>(['EXISTS', call(callId)])) === 1;
  }

  /** Some of the finished calls of a seller in a partition. */
  callsOfSeller(partition: number, sellerId: string): Promise<string[]> {
    return this.#connection.call(['ZRANGE', keysOf(partition).by(sellerId), '0', String(PAGE - 1)]);
  }

  /**
   * Calls of a partition whose standing start names one of these sellers. No index leads to calls that began long ago and
   * never ended, so that all keys are gone through.
   */
  async startedBy(
    partition: number,
    sellerIds: ReadonlySet<string>,
  ): Promise<{ callId: string; sellerId: string }[]> {
    const { allCalls } = keysOf(partition);
    const found: { callId: string; sellerId: string }[] = [];
    let cursor = '0';
    do {
      const scan = ['SCAN', cursor, 'MATCH', allCalls, 'COUNT', KEYS_A_SCAN];
      const [next, keys] = await this.#connection.call<[string, string[]]>(scan);
      cursor = next;
      const starts = (await this.#connection.pipeline(keys.map((key) => ['HGET', key, 'start']))) as (
        | string
        | null
      )[];
      for (const [i, start] of starts.entries()) {
        const { sellerId } = start === null ? { sellerId: '' } : decodeStarted(start);
        if (sellerIds.has(sellerId)) found.push({ callId: keys[i]!.slice(allCalls.length - 1), sellerId });
      }
    } while (cursor !== '0');
    return found;
  }

  /** Removes the events set aside of which `isOf` says so, and every trace of them in the stream's memory. */
  async sweepAside(partition: number, isOf: (event: string) => boolean): Promise<void> {
    const { aside, meta } = keysOf(partition);
    let after = '-';
    let hasSwept = false;
    for (;;) {
      const range = ['XRANGE', aside, after, '+', 'COUNT', String(PAGE)];
      const entries = await this.#connection.call<RawEntry[]>(range);
      const ids = entries.filter(([, [, event]]) => isOf(event ?? '')).map(([id]) => id);
      if (ids.length > 0) await this.#connection.call(['XDEL', aside, ...ids]);
      hasSwept ||= ids.length > 0;
      if (entries.length < PAGE) break;
      after = `(${entries.at(-1)![0]}`;
    }
    if (!hasSwept) return;
    let done = '';
    do done = await this.#functions.call<string>('repack_aside', meta, [done]);
    while (done !== '');
  }

  /** Empties a partition's change stream: readers that are behind load everything anew. */
  async cutChanges(partition: number): Promise<void> {
    await this.#functions.call('cut_changes', keysOf(partition).meta);
  }
}

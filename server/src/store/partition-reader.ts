import { ACTIVE_CALL_MS } from '@earshot/contracts';
import type { StartedCall } from '../domain/call.ts';
import { type Contribution, type Counters, decodeContribution } from '../domain/contribution.ts';
import type { Deal } from '../domain/deal.ts';
import type { DealTouch } from '../domain/deal-touch.ts';
import { ChangeReader } from './change-reader.ts';
import { BULK_DEADLINE_MS, type Connection } from './connection.ts';
import { Functions } from './functions.ts';
import { hashesOf, keysAfter } from './hashes.ts';
import { keysOf } from './keys.ts';
import {
  decodeCounters,
  decodeMeta,
  decodeMonths,
  decodeSellers,
  META_FIELDS,
  type NameOf,
  type PartitionMeta,
  type RawMeta,
} from './partition-meta.ts';
import type { Partitions } from './partitions.ts';
import { type Position, positionOf } from './position.ts';
import type { FirstHearing, PersonFact } from './records.ts';
import { decodeDeal, decodeFact, decodeFirst, decodeStarted, decodeTouch } from './records-codec.ts';

export { ChangeReader };

/** Where a partition stood when it was read: its incarnation, and the last change that is in what was read. */
export type At = Position;

/** What a node knows of a partition before it follows the changes after `seq`. */
export interface PartitionState extends At {
  plan: string;
  shownRev: number;
  sellers: string[];
  facts: PersonFact[];
  /** What is counted in each local month, by the key of its bucket: finished calls, deals created, deals closed, engagements. */
  months: Map<string, number>;
  /** Calls in progress, without those that began too long ago to be. */
  active: StartedCall[];
  /** Open deals. */
  deals: Deal[];
  /** What the partition's calls and engagements have to do with deals, wherever these are; by opportunity id. */
  touches: Map<string, DealTouch>;
  /** The partition's first hearing of each brand, by brand id. */
  firsts: Map<string, FirstHearing>;
}

const TOUCHES_A_READ = 500;
const same = (text: string) => text;

/** Integers by name, by seller, by key. */
type BySeller = Map<string, Map<string, Counters>>;

/** Reads of whole partitions; each is of one instant and says of which. */
export class PartitionReader {
  readonly #commands: Connection;
  readonly #bulk: Connection;
  readonly #functions: Functions;
  readonly #bulkFunctions: Functions;
  readonly #partitions: Partitions;
  readonly #connect: (name: string) => Promise<Connection>;

  constructor(parts: {
    commands: Connection;
    bulk: Connection;
    functions: Functions;
    partitions: Partitions;
    connect: (name: string) => Promise<Connection>;
  }) {
    this.#commands = parts.commands;
    this.#bulk = parts.bulk;
    this.#functions = parts.functions;
    this.#bulkFunctions = new Functions(parts.bulk, BULK_DEADLINE_MS);
    this.#partitions = parts.partitions;
    this.#connect = parts.connect;
  }

  /** @param wants without `touches` those of deals are left out, which are read by `touches` where few are needed */
  async state(partition: number, wants = { touches: true }): Promise<PartitionState> {
    const args = [String(ACTIVE_CALL_MS), wants.touches ? '1' : '0'];
    type List = string[];
    type Raw = [RawMeta, ...[List, List, List, List, List, List, List]];
    const [meta, sellers, people, months, active, deals, touches, firsts] = await this.#read(
      partition,
      () => this.#functions.call<Raw>('state', keysOf(partition).meta, args),
      ([[epoch]]) => epoch,
    );
    return {
      ...positionOf(meta, this.#functions),
      plan: meta[2] ?? '',
      shownRev: Number(meta[3] ?? 0),
      sellers,
      facts: pairsOf(people).map(([field, stored]) => decodeFact(field, stored)),
      months: decodeMonths(pairsOf(months)),
      active: active.map(decodeStarted),
      deals: deals.map(decodeDeal),
      touches: new Map(pairsOf(touches).map(([id, flat]) => [id, decodeTouch(flat)])),
      firsts: new Map(pairsOf(firsts).map(([id, flat]) => [id, decodeFirst(flat)])),
    };
  }

  /** What a partition knows of these deals, a few at a time, so that nobody waits behind. */
  async touches(partition: number, opportunityIds: readonly string[]): Promise<Map<string, DealTouch>> {
    const touches = new Map<string, DealTouch>();
    for (let from = 0; from < opportunityIds.length; from += TOUCHES_A_READ) {
      const ids = opportunityIds.slice(from, from + TOUCHES_A_READ);
      const found = await this.#commands.call<(string | null)[]>([
        'HMGET',
        keysOf(partition).touches,
        ...ids,
      ]);
      for (const [i, flat] of found.entries()) if (flat) touches.set(ids[i]!, decodeTouch(flat));
    }
    return touches;
  }

  /** What a partition says of itself. */
  async meta(partition: number): Promise<PartitionMeta> {
    const fields = await this.#commands.call<RawMeta>(['HMGET', keysOf(partition).meta, ...META_FIELDS]);
    return decodeMeta(fields, this.#commands);
  }

  /** The time by Redis's own clock, by which buckets expire. */
  async redisClock(): Promise<number> {
    const [seconds, micros] = await this.#commands.call<[string, string]>(['TIME']);
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  }

  /** The keys of all buckets of a partition that hold something. */
  bucketKeys(partition: number): Promise<string[]> {
    return keysAfter(this.#commands, keysOf(partition).bucket(''));
  }

  /** The same of the days on which sellers said something. */
  wordKeys(partition: number): Promise<string[]> {
    return keysAfter(this.#commands, keysOf(partition).words(''));
  }

  /**
   * The buckets with these keys: by key, then by seller. A bucket that holds nothing is an empty map, and so is
   * one that holds nothing that `nameOf` has a name for.
   */
  async buckets(
    partition: number,
    keys: readonly string[],
    nameOf: NameOf = same,
  ): Promise<At & { buckets: BySeller }> {
    const { at, hashes } = await this.#hashes(partition, keys.map(keysOf(partition).bucket), nameOf);
    return { ...at, buckets: new Map(keys.map((key, i) => [key, hashes[i]!])) };
  }

  /**
   * A few counters in the buckets with these keys, as `buckets` gives them: much less is read. `sellers` are those who may be counted
   * though no event names them any more; all others are known to the partition.
   */
  async counters(
    partition: number,
    keys: readonly string[],
    { names, sellers }: { names: readonly string[]; sellers: readonly string[] },
  ): Promise<At & { buckets: BySeller }> {
    const args = [String(names.length), String(sellers.length), ...names, ...sellers, ...keys];
    const from = this.#bulk.isReady ? this.#bulkFunctions : this.#functions;
    const [epoch, seq, ...found] = await this.#read(
      partition,
      () => from.call<RawMeta>('counters', keysOf(partition).meta, args),
      ([answered]) => answered,
    );
    const at = positionOf([epoch, seq] as RawMeta, from);
    return { ...at, buckets: new Map(keys.map((key, i) => [key, decodeCounters(found[i]!, names)])) };
  }

  /**
   * What sellers said on these days: by key (that of the day's bucket), then by seller, packed by field (see
   * `domain/words-said`).
   */
  async words(partition: number, days: readonly string[]): Promise<At & { days: BySeller }> {
    const { at, hashes } = await this.#hashes(partition, days.map(keysOf(partition).words));
    return { ...at, days: new Map(days.map((key, i) => [key, hashes[i]!])) };
  }

  /** The newest finished calls, of everyone or of these sellers: the latest end first, then by id. */
  async recent(
    partition: number,
    { sellers, count }: { sellers?: readonly string[]; count: number },
  ): Promise<At & { calls: { callId: string; contribution: Contribution }[] }> {
    const none = sellers !== undefined && sellers.length === 0;
    const args = [String(none ? 0 : count), ...(sellers ?? [])];
    const [epoch, seq, ...calls] = await this.#read(
      partition,
      () => this.#functions.call<RawMeta>('recent', keysOf(partition).meta, args),
      ([found]) => found,
    );
    return {
      ...positionOf([epoch, seq] as RawMeta, this.#functions),
      calls: pairsOf(calls as string[]).map(([callId, flat]) => ({
        callId,
        contribution: decodeContribution(flat),
      })),
    };
  }

  async #hashes(
    partition: number,
    keys: readonly string[],
    nameOf: NameOf = same,
  ): Promise<{ at: At; hashes: Map<string, Counters>[] }> {
    // A connection of its own, so that nobody waits behind; while that one is still coming back, the other does.
    const from = this.#bulk.isReady ? this.#bulk : this.#commands;
    const [at, ...hashes] = await this.#read(
      partition,
      () => hashesOf(from, partition, keys),
      ([[epoch]]) => epoch,
    );
    return { at: positionOf(at, from), hashes: decodeSellers(hashes, nameOf) };
  }

  /** Opens a reader of every partition's changes on a connection of its own. */
  async openChanges(): Promise<ChangeReader> {
    return new ChangeReader(await this.#connect('changes'), this.#partitions);
  }

  /** Reads again where the partition had no epoch yet, after giving it one. */
  async #read<T>(
    partition: number,
    read: () => Promise<T>,
    epochOf: (answer: T) => string | null | undefined,
  ): Promise<T> {
    const answer = await read();
    if (epochOf(answer)) return answer;
    await this.#partitions.prepare(partition);
    return read();
  }
}

function pairsOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i]!, flat[i + 1]!]);
  return pairs;
}

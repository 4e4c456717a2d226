import { setTimeout as sleep } from 'node:timers/promises';
import type { Contribution, Counters } from '../domain/contribution.ts';
import { dealContributions } from '../domain/deal.ts';
import { engagementContribution } from '../domain/engagement.ts';
import { decodeWords } from '../domain/words-said.ts';
import { Packed, type Table } from '../store/packed.ts';
import type { Page, PageOptions } from '../store/pages.ts';
import type { Store } from '../store/store.ts';
import { Analyst } from './analyst.ts';
import type { Drift } from './drift.ts';
import { Expected } from './expected.ts';
import { packedTable } from './packer.ts';
import { findPlan } from './plan.ts';
import { IndexCheck } from './verify-indexes.ts';

export interface Verification {
  calls: number;
  deals: number;
  engagements: number;
  buckets: number;
  drifts: Drift[];
  /** Partitions that changed each time they were looked at; of their drifts none is listed. */
  moving: number[];
}

const PAGE = 100;
const BUCKETS_AT_ONCE = 100;
const LOOKS = 10;

/**
 * Computes everything that is counted anew from the stored calls, deals and engagements, and the part of each from what it
 * says where its text is kept, and compares both with what is kept. Changes nothing. A partition that changes meanwhile is looked at again.
 */
export async function verifyCounters(store: Store, nowMs: number): Promise<Verification> {
  const found: Verification = { calls: 0, deals: 0, engagements: 0, buckets: 0, drifts: [], moving: [] };
  for (let partition = 0; partition < store.partitions; partition++) {
    const look = await lookUntilStill(store, partition, nowMs);
    for (const count of ['calls', 'deals', 'engagements', 'buckets'] as const) found[count] += look[count];
    if (look.isStill) found.drifts.push(...look.drifts);
    else found.moving.push(partition);
  }
  return found;
}

async function lookUntilStill(store: Store, partition: number, nowMs: number) {
  for (let looks = 1; ; looks++) {
    const look = await new Look(store, partition).run(nowMs);
    if (look.isStill || looks === LOOKS) return look;
    await sleep(50 * looks);
  }
}

/** One pass over a partition. */
class Look {
  readonly drifts: Drift[] = [];
  readonly #analysts = new Map<string, Analyst | undefined>();
  readonly #indexes: IndexCheck;

  constructor(
    private readonly store: Store,
    private readonly partition: number,
  ) {
    this.#indexes = new IndexCheck(store, partition);
  }

  async run(nowMs: number) {
    const { reader } = this.store;
    const before = await reader.meta(this.partition);
    const expected = new Expected(Math.max(nowMs, before.clockMs));
    const calls = await this.#addCalls(expected);
    const deals = await this.#addDeals(expected);
    const engagements = await this.#addEngagements(expected);
    const buckets = await this.#compareHashes(expected, 'buckets');
    await this.#compareHashes(expected, 'words');
    await this.#comparePieces();
    const state = await reader.state(this.partition);
    this.#compare('months', state.months, expected.months);
    this.#compareTexts(
      'open deals',
      state.deals.map(({ opportunityId }) => opportunityId),
      [...expected.openDeals],
    );
    this.#compareTexts('touches', [...state.touches].map(textOf), [...expected.touches].map(textOf));
    this.#compareTexts('firsts', [...state.firsts].map(textOf), [...expected.firsts].map(textOf));
    this.drifts.push(...(await this.#indexes.drifts()));
    const { recounts } = await reader.meta(this.partition);
    const isStill = state.seq === before.seq && state.epoch === before.epoch && recounts === before.recounts;
    return { calls, deals, engagements, buckets, drifts: this.drifts, isStill };
  }

  #addCalls(expected: Expected): Promise<number> {
    const page = async (options: PageOptions) => {
      const { calls: items, ...next } = await this.store.calls.page(this.partition, options);
      await this.#indexes.add(items);
      return { items, ...next };
    };
    return eachOf(page, async (call) => {
      expected.addCall(call);
      const analyst = await this.#analystOf(call.plan);
      if (!analyst || call.isRetired) return;
      const given = analyst.analysisOf(call.call);
      this.#compareParts(`call ${call.callId}`, [call.contribution], [given.contribution]);
      this.#compare(`call ${call.callId}`, call.words, decodeWords(given.words));
      this.#compareTexts(`call ${call.callId}`, call.brands.map(textOf), given.brands.map(textOf));
    });
  }

  #addDeals(expected: Expected): Promise<number> {
    return eachOf(
      (options) => this.store.deals.page(this.partition, options),
      (stored) => {
        expected.addDeal(stored);
        const { deal, contributions } = stored;
        this.#compareParts(`deal ${deal.opportunityId}`, contributions, dealContributions(deal));
      },
    );
  }

  #addEngagements(expected: Expected): Promise<number> {
    return eachOf(
      (options) => this.store.engagements.page(this.partition, options),
      (stored) => {
        expected.addEngagement(stored);
        const { engagement, contribution } = stored;
        const given = engagementContribution(engagement);
        this.#compareParts(`engagement ${engagement.engagementId}`, [contribution], [given]);
      },
    );
  }

  /** Undefined where the plan's sets are gone: such calls are taken as they are. */
  async #analystOf(plan: string): Promise<Analyst | undefined> {
    if (!this.#analysts.has(plan)) {
      const found = await findPlan(this.store, plan);
      this.#analysts.set(plan, found && new Analyst({ plan: found, generations: [] }));
    }
    return this.#analysts.get(plan);
  }

  /** Compares the counters of all buckets, or those of all days' words; answers how many hashes there are. */
  async #compareHashes(expected: Expected, which: 'buckets' | 'words'): Promise<number> {
    const { reader } = this.store;
    const kept = await (which === 'buckets'
      ? reader.bucketKeys(this.partition)
      : reader.wordKeys(this.partition));
    const keys = [...new Set([...expected[which].keys(), ...kept])].filter(
      (key) => !expected.expired.has(key),
    );
    const place = which === 'buckets' ? 'bucket' : 'words';
    for (let from = 0; from < keys.length; from += BUCKETS_AT_ONCE) {
      const some = keys.slice(from, from + BUCKETS_AT_ONCE);
      const hashes =
        which === 'buckets'
          ? (await reader.buckets(this.partition, some)).buckets
          : (await reader.words(this.partition, some)).days;
      const redisMs = await reader.redisClock();
      for (const [key, bySeller] of hashes) {
        // It was to be there when the look began, and may have expired since.
        if (expected.isOverBy(key, redisMs)) continue;
        this.#compare(`${place} ${key}`, flat(bySeller), expected[which].get(key) ?? new Map());
      }
    }
    return keys.length;
  }

  /** Compares what is kept in one piece with the fields beside it, which are what is written. */
  async #comparePieces(): Promise<void> {
    const all = await this.store.packed.all(this.partition);
    for (let from = 0; from < all.length; from += BUCKETS_AT_ONCE) {
      const some = all.slice(from, from + BUCKETS_AT_ONCE);
      const { pieces } = await this.store.packed.read(this.partition, some);
      for (const [i, bucket] of some.entries()) {
        const piece = pieces[i]!;
        if (!(piece instanceof Packed)) continue;
        const fields = flat(await packedTable(this.store, this.partition, bucket));
        this.#compare(`piece ${bucket.which}:${bucket.key}`, flat(piece.table()), fields);
      }
    }
  }

  /** Whose they are and when is compared as one more name. */
  #compareParts(place: string, stored: readonly Contribution[], expected: readonly Contribution[]): void {
    for (let i = 0; i < Math.max(stored.length, expected.length); i++) {
      this.#compare(place, stored[i]?.counters ?? new Map(), expected[i]?.counters ?? new Map());
      const whose = (part?: Contribution) => (part ? [`${part.sellerId} at ${part.atMs}`] : []);
      this.#compareTexts(place, whose(stored[i]), whose(expected[i]));
    }
  }

  #compareTexts(place: string, stored: readonly string[], expected: readonly string[]): void {
    const each = (texts: readonly string[]) => new Map(texts.map((text) => [text, 1]));
    this.#compare(place, each(stored), each(expected));
  }

  #compare(place: string, stored: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
    for (const name of new Set([...stored.keys(), ...expected.keys()])) {
      const drift = { stored: stored.get(name) ?? 0, expected: expected.get(name) ?? 0 };
      if (drift.stored !== drift.expected)
        this.drifts.push({ partition: this.partition, place, name, ...drift });
    }
  }
}

const textOf = (value: unknown) => JSON.stringify(value);

/** Numbers by row and column as numbers by name. */
function flat(table: Table): Counters {
  const counters: Counters = new Map();
  for (const [row, cells] of table)
    for (const [column, value] of cells) counters.set(`${row}|${column}`, value);
  return counters;
}

/** Looks at everything on all pages, in their order; answers how many there were. */
async function eachOf<T>(
  page: (options: PageOptions) => Promise<Page<T>>,
  look: (item: T) => void | Promise<void>,
): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const { items, next } = await page({ cursor, count: PAGE });
    for (const item of items) await look(item);
    count += items.length;
    cursor = next;
  } while (cursor !== undefined);
  return count;
}

import type { NamedBrand } from '../domain/brands-heard.ts';
import type { FinishedCall } from '../domain/call.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { Connection } from './connection.ts';
import { keysOf } from './keys.ts';

/** What a stored call says of the indexes that it stands in. */
interface Indexed {
  callId: string;
  call: FinishedCall;
  contribution: Contribution;
  brands: NamedBrand[];
  isRetired?: true;
}

/** The names, behind the partition's hash tag, of the indexes by end that a finished call stands in, as `lua/call.lua` gives them. */
export function indexesOf({ call, contribution, brands, isRetired }: Indexed): string[] {
  const { sellerId, counters } = contribution;
  const names = ['ended', `by:${sellerId}`];
  if (call.opportunityId !== undefined) names.push(`on:${call.opportunityId}`);
  if (call.customer) names.push(`of:${call.customer.id}`);
  if (!isRetired) names.push('texts');
  for (const { id } of brands) names.push(`heard:${id}`);
  for (const counter of counters.keys()) {
    if (counter.startsWith('c|')) names.push(`term:${counter.slice('c|'.length)}`);
    if (counter in CLASSES) names.push(`mood:${CLASSES[counter as keyof typeof CLASSES]}`);
  }
  return names;
}

const CLASSES = { pos: 'positive', neu: 'neutral', neg: 'negative' };

/** Names of keys that are indexes of finished calls by their ends. */
const INDEX = /^(?:ended|texts|(?:by|on|of|heard|term|mood):.*)$/s;

const KEYS_A_READ = 500;

/** The indexes of finished calls, as `verify` looks at them. */
export class CallIndexes {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Where these calls stand in their indexes: the instant there, 0 where one is missing. */
  async places(
    partition: number,
    calls: readonly Indexed[],
  ): Promise<{ index: string; call: Indexed; atMs: number }[]> {
    const key = keysOf(partition).index;
    const asked = calls.flatMap((call) => indexesOf(call).map((index) => ({ index, call })));
    const places: { index: string; call: Indexed; atMs: number }[] = [];
    for (let from = 0; from < asked.length; from += KEYS_A_READ) {
      const some = asked.slice(from, from + KEYS_A_READ);
      const commands = some.map(({ index, call }) => ['ZSCORE', key(index), call.callId]);
      const scores = await this.#connection.pipeline(commands);
      for (const [i, one] of some.entries()) places.push({ ...one, atMs: Number(scores[i] ?? 0) });
    }
    return places;
  }

  /** How many calls each index of a partition holds, by name. */
  async sizes(partition: number): Promise<Map<string, number>> {
    const key = keysOf(partition).index;
    const sizes = new Map<string, number>();
    let cursor = '0';
    do {
      const scan = ['SCAN', cursor, 'MATCH', key('*'), 'COUNT', '1000', 'TYPE', 'zset'];
      const [next, keys]: [string, string[]] = await this.#connection.call(scan);
      const names = keys.map((each) => each.slice(key('').length)).filter((name) => INDEX.test(name));
      const counts = await this.#connection.pipeline(names.map((name) => ['ZCARD', key(name)]));
      for (const [i, name] of names.entries()) sizes.set(name, Number(counts[i]));
      cursor = next;
    } while (cursor !== '0');
    return sizes;
  }
}

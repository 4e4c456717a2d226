import { BULK_DEADLINE_MS, type Connection } from './connection.ts';
import { StoreUnavailable } from './failures.ts';
import { keysOf } from './keys.ts';
import type { RawMeta } from './partition-meta.ts';

/**
 * Meta and hashes at one instant. A full Redis takes no MULTI, but nothing is written to it either: the same sequence
 * before and behind tells so.
 */
export async function hashesOf(
  from: Connection,
  partition: number,
  keys: readonly string[],
): Promise<[RawMeta, ...string[][]]> {
  const at = ['HMGET', keysOf(partition).meta, 'epoch', 'seq'];
  const reads = [at, ...keys.map((key) => ['HGETALL', key])];
  let answers: unknown[];
  try {
    answers = await from.transaction(reads, BULK_DEADLINE_MS);
  } catch (error) {
    if (!(error instanceof StoreUnavailable && error.reason === 'full')) throw error;
    answers = await from.pipeline([...reads, at], BULK_DEADLINE_MS);
    if (String(answers.pop()) !== String(answers[0])) throw error;
  }
  return answers as [RawMeta, ...string[][]];
}

/** What follows `prefix` in the names of all keys that begin with it. */
export async function keysAfter(connection: Connection, prefix: string): Promise<string[]> {
  const keys = new Set<string>();
  let cursor = '0';
  do {
    const found: [string, string[]] = await connection.call([
      ...['SCAN', cursor, 'MATCH', `${prefix}*`, 'COUNT', '1000'],
    ]);
    cursor = found[0];
    for (const key of found[1]) keys.add(key.slice(prefix.length));
  } while (cursor !== '0');
  return [...keys];
}

import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';

export interface PageOptions {
  cursor?: string | undefined;
  count: number;
}

/** `next` is the cursor of the page behind this one; absent at the end. A page may hold nothing and have a next one. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface PageRequest extends PageOptions {
  entity: keyof typeof FIELDS;
  /** Only calls of other plans; empty: all. */
  exceptPlan?: string;
  /** How many are looked at, at most; absent: as many as are asked for. */
  looks?: number;
}

/**
 * A page of what stands of one kind in a partition, in the order of its instant: each as its id and its fields (see
 * `lua/page.lua`). What comes in or goes meanwhile moves nothing else to another page.
 */
export async function pageOf(
  functions: Functions,
  partition: number,
  { entity, cursor, count, exceptPlan = '', looks = count }: PageRequest,
): Promise<Page<Buffer[]>> {
  const space = cursor?.indexOf(' ') ?? -1;
  const [after, afterId] =
    cursor === undefined ? ['-inf', ''] : [cursor.slice(0, space), cursor.slice(space + 1)];
  const args = [entity, after, afterId, String(count), String(looks), exceptPlan];
  const [at, lastId, ...flat] = await functions.callForBytes<Buffer[]>('page', keysOf(partition).meta, args);
  const items: Buffer[][] = [];
  for (let i = 0; i < flat.length; i += FIELDS[entity]) items.push(flat.slice(i, i + FIELDS[entity]));
  return at?.length ? { items, next: `${at} ${lastId}` } : { items };
}

/** How many fields each item has, its id included. */
const FIELDS = {
  ...{ call: 9, deal: 5, engagement: 5 },
  ...{ counted_call: 3, counted_deal: 3, counted_engagement: 3 },
};

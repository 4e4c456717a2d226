/** A place in a partition's changes: the last one that is known, in one incarnation of the partition. */
export interface Position {
  epoch: string;
  seq: number;
}

/**
 * The position that a partition's meta says. Its epoch holds the process of Redis as well: one that starts again, or
 * another that takes over, may have lost the last changes, and what is then written in their place has their numbers.
 * It is empty where the partition has no epoch.
 */
export function positionOf(meta: readonly (string | null | undefined)[], from: { server: string }): Position {
  const [epoch, seq] = meta;
  return { epoch: epoch ? `${epoch}.${from.server.slice(0, 12)}` : '', seq: Number(seq ?? 0) };
}

import type { Counters } from '../domain/contribution.ts';
import type { Packed } from '../store/packed.ts';
import type { Keeps } from './sums.ts';

/** The places of the counters that are kept. */
function* placesOf({ rows }: Packed, keeps: Keeps | undefined): Iterable<number> {
  for (const [place, name] of rows.entries()) if (!keeps || keeps(name)) yield place;
}

/** Sums of a bucket in one piece, of all sellers or of those that `isIn` says. */
export function packedTotals(
  packed: Packed,
  keeps: Keeps | undefined,
  isIn?: (sellerId: string) => boolean,
): Counters {
  const totals: Counters = new Map();
  const wanted = isIn && Uint8Array.from(packed.columns, (sellerId) => (isIn(sellerId) ? 1 : 0));
  for (const place of placesOf(packed, keeps)) {
    let total = 0;
    packed.each(place, (column, value) => {
      if (!wanted || wanted[column] === 1) total += value;
    });
    if (total !== 0) totals.set(packed.rows[place]!, total);
  }
  return totals;
}

/** What each seller has in a bucket in one piece who has any of what is kept. */
export function packedBySeller(packed: Packed, keeps: Keeps | undefined): [string, Counters][] {
  const sellers: (Counters | undefined)[] = [];
  for (const place of placesOf(packed, keeps)) {
    const name = packed.rows[place]!;
    packed.each(place, (column, value) => {
      const counters = sellers[column] ?? new Map<string, number>();
      sellers[column] = counters.set(name, value);
    });
  }
  return packed.columns.flatMap((sellerId, column): [string, Counters][] => {
    const counters = sellers[column];
    return counters ? [[sellerId, counters]] : [];
  });
}

/** What one seller has in a bucket in one piece. */
export function countersOf(packed: Packed, sellerId: string): Counters {
  const counters: Counters = new Map();
  const wanted = packed.columns.indexOf(sellerId);
  if (wanted !== -1)
    for (const place of placesOf(packed, undefined))
      packed.each(place, (column, value) => {
        if (column === wanted) counters.set(packed.rows[place]!, value);
      });
  return counters;
}

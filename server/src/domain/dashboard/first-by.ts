/** The first `limit` of items in an order, in that order; quick where `limit` is small, as it is for every list shown. */
export function firstBy<T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const item of items) enter(item, first, { limit, compare });
  return first;
}

/** Enters an item into the `limit` first ones, where it is one of them. */
export function enter<T>(
  item: T,
  first: T[],
  { limit, compare }: { limit: number; compare: (a: T, b: T) => number },
): void {
  let place = first.length;
  if (place === limit) {
    if (compare(item, first[limit - 1]!) >= 0) return;
    place -= 1;
  }
  for (; place > 0 && compare(item, first[place - 1]!) < 0; place--) first[place] = first[place - 1]!;
  first[place] = item;
}

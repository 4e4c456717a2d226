/**
 * Gives back what was made last time for a place, where all that it was made from is the same; else makes it anew. What
 * did not change then costs nothing to make, and being the same object nothing to compare.
 */
export type Keep = <T>(place: object, basis: readonly unknown[], make: () => T) => T;

/** Keeps nothing. */
export const makeAnew: Keep = (_place, _basis, make) => make();

/** A memory of one document's parts. What a place forgets with itself is forgotten here. */
export function keeper(): Keep {
  const kept = new WeakMap<object, { basis: readonly unknown[]; made: unknown }>();
  return <T>(place: object, basis: readonly unknown[], make: () => T): T => {
    const before = kept.get(place);
    if (before && isSame(before.basis, basis)) return before.made as T;
    const made = make();
    kept.set(place, { basis, made });
    return made;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

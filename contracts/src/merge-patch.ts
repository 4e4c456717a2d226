const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of the object itself: an id may be `toString`, which every object inherits. */
const own = (object: Record<string, unknown>, key: string) =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Keys that would reach an object's prototype: refused in patches, impossible in documents. */
const isForbidden = (key: string) => key === '__proto__';

/**
 * RFC 7396: the document that `patch` makes of `target`. Neither is changed; parts that stay the same are shared
 * with `target`, so that a reader can tell by identity what changed.
 */
export function applyPatch<T>(target: T, patch: unknown): T {
  return merged(target, patch) as T;
}

function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (isForbidden(key)) continue;
    if (value === null) delete result[key];
    else result[key] = merged(own(result, key), value);
  }
  return result;
}

/**
 * The smallest merge patch that turns `before` into `after`, or undefined where they are equal. Documents hold no
 * `null`: RFC 7396 keeps it for "remove".
 */
export function diff(before: unknown, after: unknown): unknown {
  if (before === after) return undefined;
  if (!isObject(before) || !isObject(after)) return sameLeaf(before, after) ? undefined : after;
  const patch: Record<string, unknown> = {};
  let changed = false;
  let common = 0;
  for (const key of Object.keys(after)) {
    const value = after[key];
    if (value === undefined) continue;
    // Nothing that objects inherit is the same as anything in a document, so this needs no look at whose it is.
    if (before[key] === value) {
      common += 1;
      continue;
    }
    const earlier = own(before, key);
    if (earlier !== undefined) common += 1;
    const part = earlier === undefined ? value : diff(earlier, value);
    if (part === undefined) continue;
    patch[key] = part;
    changed = true;
  }
  const keys = Object.keys(before);
  if (keys.length === common) return changed ? patch : undefined;
  for (const key of keys) {
    if (before[key] === undefined || own(after, key) !== undefined) continue;
    patch[key] = null;
    changed = true;
  }
  return changed ? patch : undefined;
}

function sameLeaf(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return JSON.stringify(before) === JSON.stringify(after);
  return Object.is(before, after);
}

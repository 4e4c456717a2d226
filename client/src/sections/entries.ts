import { type Accessor, createMemo } from 'solid-js';

/** Whether two lists of ids are the same, so that nothing is laid out anew where only what lines say has changed. */
export const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/**
 * Entries of a list, to be drawn by their ids: they come anew with every call, and what is drawn of one of them stays, with the
 * focus in it, and only says something else.
 */
export function createEntries<T>(entries: Accessor<readonly (readonly [string, T])[]>) {
  const byId = createMemo(() => new Map(entries()));
  const ids = createMemo(() => entries().map(([id]) => id), [], { equals: sameOrder });
  return {
    ids,
    /** The entry of an id that is in the list; one that leaves it is drawn once more, as it was. */
    entry: (id: string): Accessor<T> => createMemo<T>((before) => byId().get(id) ?? (before as T)),
  };
}

import { createRoot, createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { createEntries } from './entries.ts';

type Entry = readonly [string, number];

describe('a list that is drawn by ids', () => {
  it('has the same ids while only what it says changes, and others when its order does', () =>
    createRoot((end) => {
      const [entries, setEntries] = createSignal<readonly Entry[]>([
        ['a', 2],
        ['b', 1],
      ]);
      const { ids, entry } = createEntries(entries);
      const before = ids();
      const a = entry('a');
      setEntries([
        ['a', 4],
        ['b', 3],
      ]);
      expect(ids()).toBe(before);
      expect(a()).toBe(4);
      setEntries([
        ['b', 5],
        ['a', 4],
      ]);
      expect(ids()).toEqual(['b', 'a']);
      end();
    }));

  it('says of what has left it what it said last', () =>
    createRoot((end) => {
      const [entries, setEntries] = createSignal<readonly Entry[]>([['a', 2]]);
      const a = createEntries(entries).entry('a');
      setEntries([]);
      expect(a()).toBe(2);
      end();
    }));
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brandsHeard, MAX_BRANDS } from './brands-heard.ts';

const heard = (id: string, mentions: number, label = id) => ({
  id,
  label,
  mentions: Array(mentions).fill(0),
});
const finderOf = (...found: ReturnType<typeof heard>[]) => ({ find: () => found });

it('a call has at most 20 brands: those with most mentions, ties by id, whatever their order', () => {
  const many = Array.from({ length: MAX_BRANDS + 6 }, (_, i) =>
    heard(`b${String(i).padStart(2, '0')}`, 1 + (i % 3)),
  );
  const most = many
    .toSorted((a, b) => b.mentions.length - a.mentions.length || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_BRANDS);
  const ids = most.map(({ id }) => id).sort();
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
      const { brands, counters } = brandsHeard([], finderOf(...shuffled));
      expect(brands.map(({ id }) => id)).toEqual(ids);
      expect(counters).toEqual(
        new Map(
          ids.flatMap((id) => [
            [`b|${id}`, most.find((each) => each.id === id)!.mentions.length],
            [`bc|${id}`, 1],
          ]),
        ),
      );
    }),
    { numRuns: 20 },
  );
});

it('labels hold single spaces only, and what is no id or nowhere mentioned is left out', () => {
  const found = [heard('a', 1, ' A\tB\n\nC '), heard('b|c', 1), heard('d e', 1), heard('', 1), heard('f', 0)];
  const { brands } = brandsHeard([], finderOf(...found, heard('ωμέγα-3', 2, '\t')));
  expect(brands).toEqual([
    { id: 'a', label: 'A B C' },
    { id: 'ωμέγα-3', label: 'ωμέγα-3' },
  ]);
});

it('the customer’s own name and company are no brands of their call', () => {
  const found = [heard('ada', 3, 'Ada'), heard('wrentravel', 2, 'Wren Travel'), heard('litware', 1)];
  const customer = { id: 'k', name: 'Ada', account: 'Wren Travel Ltd' };
  const { brands, counters } = brandsHeard([], finderOf(...found), customer);
  expect(brands.map(({ id }) => id)).toEqual(['litware']);
  expect([...counters.keys()]).toEqual(['b|litware', 'bc|litware']);
});

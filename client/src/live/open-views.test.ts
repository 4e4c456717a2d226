import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OpenViews } from './open-views.ts';

/**
 * A page and a server with messages on their way. The server opens a view when it is asked to, before any answer is back: closing
 * it later, upon the answer to an earlier opening, takes it away from the page. Places that are even ask for the next view; others
 * let one of the waiting answers come.
 */
function playedOut(asked: readonly string[], order: readonly number[]) {
  const views = new OpenViews();
  const onServer = new Set<string>();
  const waiting: number[] = [];
  let next = 0;
  const ask = () => {
    views.asking();
    onServer.add(asked[next]!);
    waiting.push(next++);
  };
  const answer = (place: number) => {
    const [which] = waiting.splice(place % waiting.length, 1);
    const viewId = asked[which!]!;
    for (const id of which === next - 1 ? views.opened(viewId) : views.late(viewId)) onServer.delete(id);
  };
  for (const place of order) {
    if (next < asked.length && place % 2 === 0) ask();
    else if (waiting.length > 0) answer(place);
  }
  while (next < asked.length) ask();
  while (waiting.length > 0) answer(0);
  return { onServer: [...onServer], current: views.current };
}

it('a view asked for, left, and asked for again while it was being opened stays open', () => {
  expect(playedOut(['A', 'B', 'C', 'B'], [0, 1, 0, 0, 0, 1])).toEqual({ onServer: ['B'], current: 'B' });
});

it('whatever was asked for and however answers come, in the end the server sends the last one and no other', () => {
  const asked = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(asked, fc.array(fc.nat(7), { maxLength: 30 }), (views, order) => {
      const last = views.at(-1);
      expect(playedOut(views, order)).toEqual({ onServer: [last], current: last });
    }),
    { numRuns: 2_000 },
  );
});

import { describe, expect, it } from 'vitest';
import { keptLook, newSince } from './looked-at.ts';

const at = (minute: number) => `2026-11-24T09:0${minute}:00.000Z`;
/** Newest first, as the server lists them: two of one look have the same time. */
const LIST = [
  { id: 'd', at: at(3) },
  { id: 'c', at: at(2) },
  { id: 'b', at: at(2) },
  { id: 'a', at: at(1) },
];
const ids = (last?: { id: string; at: string }) => [...newSince(LIST, last)];

describe('alerts that nobody has looked at', () => {
  it('are all of them until somebody does', () => {
    expect(ids()).toEqual(['d', 'c', 'b', 'a']);
  });

  it('are those above the newest that was looked at, of the same moment too', () => {
    expect(ids(LIST[2])).toEqual(['d', 'c']);
    expect(ids(LIST[0])).toEqual([]);
  });

  it('are the later ones where that has left the list', () => {
    expect(ids({ id: 'gone', at: at(2) })).toEqual(['d']);
    expect(ids({ id: 'gone', at: at(9) })).toEqual([]);
  });
});

describe('what is kept of a look', () => {
  it('is the alert that was the newest then', () => {
    expect(keptLook(JSON.stringify(LIST[1]))).toEqual(LIST[1]);
  });

  it.each([null, '', '{', '3', 'null', '[]', '{"id":1,"at":2}', '{"id":"a"}'])(
    'is nothing where it is %s',
    (text) => {
      expect(keptLook(text)).toBeUndefined();
    },
  );
});

import type { Alert } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { shownOf, unseenOf, withAlerts } from './notice-list.ts';

const alert = (id: string, minute: number): Alert => ({
  ...{ id, at: `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`, ruleId: 'r', name: id, value: 1 },
  ...{ figure: 'dealsWon', scope: 'all', period: 'last7d', condition: { kind: 'above', value: 0 } },
});

it('an alert that is heard of twice is one, and the newest stands first', () => {
  const known = withAlerts([], [alert('a', 1), alert('b', 2)]);
  expect(withAlerts(known, [alert('a', 1), alert('c', 3)]).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

it('what was told once is not told again, and what is remembered of it stays small', () => {
  const first = unseenOf([alert('a', 1), alert('b', 2)], new Set());
  expect(first.unseen.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(unseenOf([alert('b', 2), alert('c', 3)], first.seen).unseen.map(({ id }) => id)).toEqual(['c']);
  let seen: ReadonlySet<string> = new Set();
  for (let i = 0; i < 1_000; i++) seen = unseenOf([alert(`x${i}`, 1)], seen).seen;
  expect(seen.size).toBe(400);
  expect(seen.has('x999')).toBe(true);
});

it('three show, and the rest is counted; a flood ends at fifty', () => {
  const many = Array.from({ length: 70 }, (_, i) => alert(`a${i}`, i % 60));
  const kept = withAlerts([], many);
  expect(kept).toHaveLength(50);
  expect(shownOf(kept)).toMatchObject({ shown: kept.slice(0, 3), more: 47 });
  expect(shownOf(kept.slice(0, 2))).toEqual({ shown: kept.slice(0, 2), more: 0 });
});

import { expect, it } from 'vitest';
import { teamsIn } from './seen-teams.ts';

it('what was kept is read as it was written, and nothing is every team', () => {
  expect(teamsIn(['eu', 'emea/north:1'].join(' '))).toEqual(['eu', 'emea/north:1']);
  for (const nothing of [null, '', ' ']) expect(teamsIn(nothing)).toBeUndefined();
});

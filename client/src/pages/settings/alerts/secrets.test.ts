import type { NewAlertRule } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { without, withSaved } from './secrets.ts';

const rule = (id: string, part: Partial<NewAlertRule> = {}): NewAlertRule => ({
  ...{ id, name: id, figure: 'dealsWon', scope: 'all', period: 'last7d', pauseMin: 60, isOn: true },
  ...{ condition: { kind: 'above', value: 1 }, createdAt: '', createdBy: '' },
  ...part,
});
const WITH_KEY = { webhookUrl: 'https://a.example', webhookSecret: 'whsec_1' };
const a = rule('a', WITH_KEY);

it('a key stays until it was read, whatever else is saved meanwhile', () => {
  const b = rule('b', WITH_KEY);
  expect(withSaved([a], rule('c', { webhookUrl: 'https://c.example' }))).toEqual([a]);
  expect(withSaved([a], b)).toEqual([b, a]);
  const renamed = rule('a', { name: 'Other', webhookUrl: 'https://a.example' });
  expect(withSaved([a], renamed)).toEqual([{ ...renamed, webhookSecret: 'whsec_1' }]);
  expect(withSaved([a], rule('c'))).toEqual([a]);
  expect(without([b, a], 'b')).toEqual([a]);
});

it('a key that is good no more goes', () => {
  const anew = rule('a', { webhookUrl: 'https://b.example', webhookSecret: 'whsec_2' });
  expect(withSaved([a], anew)).toEqual([anew]);
  expect(withSaved([a], rule('a'))).toEqual([]);
});

import type { AlertRule } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { changeOf, decisiveOf, draftOf, newDraft, unitNameOf } from './rule-draft.ts';

const rule = (part: Partial<AlertRule>): AlertRule => ({
  ...{ id: 'r', name: 'Rule', figure: 'revenueWon', scope: 'team:a', period: 'last7d', pauseMin: 60 },
  ...{ condition: { kind: 'above', value: 380_050 }, isOn: true, createdAt: '', createdBy: '' },
  ...part,
});

it.each([
  rule({}),
  rule({ figure: 'winRate', condition: { kind: 'below', value: 0.275 } }),
  rule({ figure: 'negativeShare', condition: { kind: 'changesBy', amount: -0.1, withinMin: 60 } }),
  rule({ figure: 'secondsThisMonth', period: 'thisMonth', condition: { kind: 'above', value: 36_000 } }),
])('a rule that is opened and saved is what it was', (known) => {
  const { figure, scope, period, condition, pauseMin } = known;
  expect(decisiveOf(draftOf(known))).toEqual({ figure, scope, period, condition, pauseMin });
});

it('a rule that is renamed keeps what decides it, also where that is finer than people write it', () => {
  const known = rule({ figure: 'secondsThisMonth', condition: { kind: 'above', value: 1_200 } });
  expect(changeOf(known, { ...draftOf(known), name: ' Other ' })).toEqual({
    name: 'Other',
    webhookUrl: null,
  });
  expect(changeOf(known, { ...draftOf(known), value: '0.5', webhookUrl: 'https://a.example' })).toEqual({
    ...{ name: 'Rule', webhookUrl: 'https://a.example', condition: { kind: 'above', value: 1_800 } },
  });
  expect(changeOf(known, { ...draftOf(known), value: 'many' })).toBeUndefined();
});

it('a figure that is given a period is watched over that one, whatever stood there while it had none', () => {
  const known = rule({ figure: 'callsThisMonth', condition: { kind: 'above', value: 5 } });
  const draft = { ...draftOf(known), figure: 'callsAnalysed' as const };
  expect(changeOf(known, { ...draft, period: 'thisMonth' })).toMatchObject({ period: 'thisMonth' });
  expect(changeOf(known, draft)).toEqual({ figure: 'callsAnalysed', name: 'Rule', webhookUrl: null });
});

it('what is no value yet decides nothing, and neither does a change by nothing', () => {
  expect(decisiveOf(newDraft('all'))).toBeUndefined();
  expect(decisiveOf({ ...newDraft('all'), value: 'many' })).toBeUndefined();
  expect(decisiveOf({ ...newDraft('all'), value: '0', kind: 'rises' })).toBeUndefined();
  expect(decisiveOf({ ...newDraft('all'), value: '0' })).toMatchObject({ condition: { value: 0 } });
});

it('a share moves by points', () => {
  expect(unitNameOf({ ...newDraft('all'), kind: 'falls' })).toBe('points');
  expect(unitNameOf(newDraft('all'))).toBe('ratio');
  expect(unitNameOf({ ...newDraft('all'), figure: 'revenueWon', kind: 'falls' })).toBe('cents');
});

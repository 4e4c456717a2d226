import {
  type AlertCondition,
  type AlertRule,
  type AlertRuleChange,
  type AlertRuleInput,
  type FigureName,
  type Scope,
  unitOf,
} from '@earshot/contracts';
import { type ConditionKind, kindOf } from '../../../alerts/alert-words.ts';
import { hasPeriod } from '../../../alerts/figure-link.ts';
import { figureTextOf, figureValueOf } from '../figure-input.ts';

/** A rule as it is being written: values are texts, and a change has a direction. */
export interface RuleDraft {
  name: string;
  figure: FigureName;
  scope: Scope;
  period: AlertRuleInput['period'];
  kind: ConditionKind;
  /** How far, or beyond what, as people write it. */
  value: string;
  withinMin: number;
  pauseMin: number;
  webhookUrl: string;
}

/** A new rule, before anything of it was written. */
export const newDraft = (scope: Scope): RuleDraft => ({
  ...{ name: '', figure: 'negativeShare', scope, period: 'last7d', kind: 'above', value: '' },
  ...{ withinMin: 24 * 60, pauseMin: 24 * 60, webhookUrl: '' },
});

/** A rule that is to be changed. */
export function draftOf({
  name,
  figure,
  scope,
  period,
  condition,
  pauseMin,
  webhookUrl,
}: AlertRule): RuleDraft {
  const isChange = condition.kind === 'changesBy';
  const value = isChange ? Math.abs(condition.amount) : condition.value;
  return {
    ...{ name, figure, scope, period, pauseMin, kind: kindOf(condition) },
    value: figureTextOf(figure, value),
    withinMin: isChange ? condition.withinMin : 24 * 60,
    webhookUrl: webhookUrl ?? '',
  };
}

/** What decides when the rule fires; undefined while its value is none. */
export function decisiveOf(
  draft: RuleDraft,
): Omit<AlertRuleInput, 'name' | 'webhookUrl' | 'isOn'> | undefined {
  const { figure, scope, pauseMin } = draft;
  const value = figureValueOf(figure, draft.value);
  const condition = value === undefined ? undefined : conditionOf(draft, value);
  if (condition === undefined) return undefined;
  return { figure, scope, period: hasPeriod(figure) ? draft.period : 'thisMonth', condition, pauseMin };
}

/**
 * What becomes of a known rule by its draft; undefined while that decides nothing. What was not touched is left out: a program may
 * have made it finer than people write it.
 */
export function changeOf(known: AlertRule, draft: RuleDraft): AlertRuleChange | undefined {
  const now = decisiveOf(draft);
  if (now === undefined) return undefined;
  const before: Partial<typeof now> = decisiveOf(draftOf(known)) ?? {};
  // A period says nothing while its figure has none: with one that has, it is held against what stands there.
  if (hasPeriod(draft.figure)) before.period = known.period;
  const touched = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof now]),
  );
  const url = draft.webhookUrl.trim();
  return { ...Object.fromEntries(touched), name: draft.name.trim(), webhookUrl: url === '' ? null : url };
}

function conditionOf({ kind, withinMin }: RuleDraft, value: number): AlertCondition | undefined {
  if (kind === 'above' || kind === 'below') return { kind, value };
  if (value <= 0) return undefined;
  return { kind: 'changesBy', amount: kind === 'rises' ? value : -value, withinMin };
}

/** What the value is written in: a share moves by points. */
export function unitNameOf({ figure, kind }: RuleDraft): ReturnType<typeof unitOf> | 'points' {
  const unit = unitOf(figure);
  return unit === 'ratio' && kind !== 'above' && kind !== 'below' ? 'points' : unit;
}

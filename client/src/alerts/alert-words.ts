import { type Alert, type AlertCondition, type FigureName, unitOf } from '@earshot/contracts';
import { createMemo } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { useMoney } from '../i18n/money.tsx';
import { durationText } from './durations.ts';

/** The ways in which a rule can be met, as people say them: a change has a direction. */
export const CONDITION_KINDS = ['above', 'below', 'rises', 'falls'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export const kindOf = (condition: AlertCondition): ConditionKind =>
  condition.kind === 'changesBy' ? (condition.amount > 0 ? 'rises' : 'falls') : condition.kind;

/** How values, conditions and alerts are said. */
export function createAlertWords() {
  const { t, format } = useI18n();
  const money = useMoney();
  const fine = createMemo(() => ({
    percent: new Intl.NumberFormat(format().locale, { style: 'percent', maximumFractionDigits: 1 }),
    number: new Intl.NumberFormat(format().locale, { maximumFractionDigits: 1 }),
  }));

  /** A value of a figure, in the unit that people say it in. */
  const value = (figure: FigureName, amount: number): string => {
    switch (unitOf(figure)) {
      case 'cents':
        return money.exact(amount);
      case 'ratio':
        return fine().percent.format(amount);
      case 'seconds':
        return t('alerts.value.hours', { hours: fine().number.format(amount / 3_600) });
      case 'perHour':
        return t('alerts.value.perHour', { times: fine().number.format(amount) });
      case 'count':
        return format().number(amount);
    }
  };
  /** How far it has to come: a share moves by points, not by percent of itself. */
  const limit = (figure: FigureName, condition: AlertCondition): string => {
    if (condition.kind !== 'changesBy') return value(figure, condition.value);
    const amount = Math.abs(condition.amount);
    if (unitOf(figure) !== 'ratio') return value(figure, amount);
    return t('alerts.value.points', { points: fine().number.format(100 * amount) });
  };
  const time = (condition: AlertCondition) =>
    condition.kind === 'changesBy' ? durationText(condition.withinMin, format().locale) : '';

  return {
    value,
    duration: (minutes: number) => durationText(minutes, format().locale),
    /** `above €10,000`. */
    condition: (figure: FigureName, condition: AlertCondition): string =>
      t(`alerts.condition.${kindOf(condition)}`, { value: limit(figure, condition), time: time(condition) }),
    /** `Revenue won: €12,000, above €10,000.` */
    told: ({ figure, condition, value: now }: Alert): string =>
      t(`alerts.told.${kindOf(condition)}`, {
        figure: t(`figures.${figure}`),
        now: value(figure, now),
        value: limit(figure, condition),
        time: time(condition),
      }),
  };
}

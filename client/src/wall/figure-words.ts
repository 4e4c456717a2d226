import { type FigureName, unitOf } from '@earshot/contracts';
import { useI18n } from '../i18n/index.tsx';
import { useMoney } from '../i18n/money.tsx';

/** How a value of a figure is written, short enough for a wall. */
export function createFigureWords(): (figure: FigureName, value: number) => string {
  const { t, format } = useI18n();
  const money = useMoney();
  return (figure, value) => {
    switch (unitOf(figure)) {
      case 'cents':
        return money.short(value);
      case 'ratio':
        return format().percent(value);
      case 'seconds':
        return t('wall.hours', { hours: format().hours(value) });
      case 'perHour':
        return t('wall.perHour', { times: format().rate(value) });
      case 'count':
        return value < 100_000 ? format().number(value) : format().compact(value);
    }
  };
}

import type { PeriodInfo } from '@earshot/contracts';
import { useI18n } from '../i18n/index.tsx';

/** What a period is called on a wall: a month by its name as well, since "last month" says little to who walks past. */
export function createPeriodName(): (period: PeriodInfo) => string {
  const { t, format } = useI18n();
  return ({ kind, from, timeZone }) => {
    const period = t(`period.${kind}`);
    if (kind !== 'thisMonth' && kind !== 'lastMonth') return period;
    return t('wall.periodNamed', { period, name: format().monthNameAt(from, timeZone) });
  };
}

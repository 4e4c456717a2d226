import type { TopSellers } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';

/** With fewer sellers in play nothing is compared. */
const LEAST_IN_PLAY = 4;

/** Says why nothing is compared; undefined where something is. */
export function createWhyNot(): (figures: Pick<TopSellers, 'compared' | 'inPlay'>) => string | undefined {
  const { t, plural } = useI18n();
  return ({ compared, inPlay }) => {
    if (compared) return undefined;
    return inPlay < LEAST_IN_PLAY ? plural('topSellers.tooFew', inPlay) : t('topSellers.nobodyAbove');
  };
}

import type { Deal, RiskReason } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';

/** The order in which reasons are told. */
const REASONS: readonly RiskReason[] = [
  'closeDatePassed',
  'quiet',
  'negativeLastCall',
  'competitorMentioned',
];

/** How deals are put into words. */
export function createDealWords() {
  const { t, format } = useI18n();
  const reasons = (deal: Deal): string[] =>
    REASONS.filter((reason) => deal.reasons[reason]).map((reason) => t(`deals.reasons.${reason}`));
  return {
    /** The reasons for concern, each in words. */
    reasons,
    /** Whose deal it is: the account and the seller. */
    who: ({ account, sellerName }: Deal) => [account, sellerName].filter(Boolean).join(' · '),
    /** The state and what makes it so. */
    state(deal: Deal): string {
      const state = t(`deals.state.${deal.state}`);
      const because = reasons(deal);
      return because.length === 0
        ? state
        : t('deals.withReasons', { state, reasons: format().list(because) });
    },
  };
}

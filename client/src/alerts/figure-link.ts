import type { Alert, FigureName } from '@earshot/contracts';
import { pageUrl } from '../controls/page-url.ts';

/** The page that tells more of each figure. */
const PAGES: Record<FigureName, string> = {
  revenueWon: '/team',
  pipelineOpen: '/deals',
  dealsWon: '/team',
  winRate: '/team',
  averageDeal: '/team',
  wonInSalesPeriod: '/deals',
  targetReached: '/deals',
  targetPace: '/deals',
  callsAnalysed: '/details/sentiment',
  positiveShare: '/details/sentiment',
  negativeShare: '/details/sentiment',
  aboveAverageNegative: '/details/sentiment',
  talkRatio: '/team',
  switchRate: '/team',
  openDeals: '/deals',
  atRiskDeals: '/deals',
  atRiskEstimated: '/deals',
  callsThisMonth: '/calls',
  secondsThisMonth: '/calls',
  callsWithKeywords: '/details/keywords',
  callsWithBrands: '/details/competitors',
  activeCalls: '/',
};

const OF_THIS_MONTH: readonly FigureName[] = [
  ...(['callsThisMonth', 'secondsThisMonth', 'callsWithKeywords', 'callsWithBrands'] as const),
];
const WITHOUT_PERIOD: readonly FigureName[] = [
  ...(['pipelineOpen', 'openDeals', 'atRiskDeals', 'atRiskEstimated', 'activeCalls'] as const),
  ...(['wonInSalesPeriod', 'targetReached', 'targetPace'] as const),
  ...OF_THIS_MONTH,
];

/** Whether a figure is another one over another period. */
export const hasPeriod = (figure: FigureName): boolean => !WITHOUT_PERIOD.includes(figure);

/** Where more is told of a figure, for the same scope and the same time. */
export function figureUrl({ figure, scope, period }: Pick<Alert, 'figure' | 'scope' | 'period'>): string {
  const kind = OF_THIS_MONTH.includes(figure) ? 'thisMonth' : period;
  return pageUrl(PAGES[figure], { scope, period: { kind } });
}

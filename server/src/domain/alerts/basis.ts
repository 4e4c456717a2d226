import type { FigureName, PeriodKind } from '@earshot/contracts';

/** What figures are made from, and so how they can be told again. */
export type FigureFamily = 'deals' | 'salesPeriod' | 'sentiment' | 'style' | 'recording' | 'moment';

const FAMILIES: Record<FigureName, FigureFamily> = {
  revenueWon: 'deals',
  dealsWon: 'deals',
  winRate: 'deals',
  averageDeal: 'deals',
  wonInSalesPeriod: 'salesPeriod',
  targetReached: 'salesPeriod',
  targetPace: 'salesPeriod',
  callsAnalysed: 'sentiment',
  positiveShare: 'sentiment',
  negativeShare: 'sentiment',
  aboveAverageNegative: 'sentiment',
  talkRatio: 'style',
  switchRate: 'style',
  callsThisMonth: 'recording',
  secondsThisMonth: 'recording',
  callsWithKeywords: 'recording',
  callsWithBrands: 'recording',
  pipelineOpen: 'moment',
  openDeals: 'moment',
  atRiskDeals: 'moment',
  atRiskEstimated: 'moment',
  activeCalls: 'moment',
};

export const familyOf = (figure: FigureName): FigureFamily => FAMILIES[figure];

/** Whether a figure is told from what was said: while stored calls are heard anew it is neither the old one nor the new one. */
export function isHeard(figure: FigureName): boolean {
  const family = familyOf(figure);
  if (family === 'sentiment' || family === 'style') return true;
  return figure === 'callsWithKeywords' || figure === 'callsWithBrands';
}

/** Beginnings of the spans that figures may be about. */
export interface SpanStarts {
  period: { kind: PeriodKind; from: string };
  salesPeriod: string;
  /** First date of the month before the one that is recorded. */
  recording: string;
}

/**
 * The beginning of the calendar's span that a figure is about; empty for one that slides or is of the moment. With a new month or
 * sales period figures begin anew: that the clock struck is no news.
 */
export function spanStartOf(figure: FigureName, { period, salesPeriod, recording }: SpanStarts): string {
  const family = familyOf(figure);
  if (family === 'moment') return '';
  if (family === 'salesPeriod') return salesPeriod;
  if (family === 'recording') return recording;
  return period.kind === 'thisMonth' || period.kind === 'lastMonth' ? period.from : '';
}

import type { Snapshot } from './snapshot.ts';

/** What a figure counts in: whole cents, things, a part of one, seconds, or times an hour. */
export type FigureUnit = 'cents' | 'count' | 'ratio' | 'seconds' | 'perHour';

interface Figure {
  unit: FigureUnit;
  /** The figure in a snapshot; undefined where there is nothing to make it from. */
  of: (snapshot: Snapshot) => number | undefined;
}

/** `part` of `whole`; undefined where there is no whole. */
const share = (part: number, whole: number | undefined) =>
  whole === undefined || whole === 0 ? undefined : part / whole;

const figures = {
  revenueWon: { unit: 'cents', of: ({ kpis }) => kpis.revenueWon },
  pipelineOpen: { unit: 'cents', of: ({ kpis }) => kpis.pipelineOpen },
  dealsWon: { unit: 'count', of: ({ kpis }) => kpis.dealsWon },
  winRate: { unit: 'ratio', of: ({ kpis }) => kpis.winRate },
  averageDeal: { unit: 'cents', of: ({ kpis }) => kpis.averageDeal },
  wonInSalesPeriod: { unit: 'cents', of: ({ kpis }) => kpis.salesPeriod.won },
  /** Won in the sales period ÷ its target. */
  targetReached: {
    unit: 'ratio',
    of: ({ kpis: { salesPeriod } }) => share(salesPeriod.won, salesPeriod.target),
  },
  /** Won in the sales period ÷ what should be won by today. */
  targetPace: {
    unit: 'ratio',
    of: ({ kpis: { salesPeriod } }) => share(salesPeriod.won, salesPeriod.expectedByNow),
  },
  callsAnalysed: { unit: 'count', of: ({ sentiment }) => sentiment.calls },
  positiveShare: { unit: 'ratio', of: ({ sentiment }) => share(sentiment.positive, sentiment.calls) },
  negativeShare: { unit: 'ratio', of: ({ sentiment }) => share(sentiment.negative, sentiment.calls) },
  aboveAverageNegative: {
    unit: 'ratio',
    of: ({ sentiment }) => share(sentiment.aboveAverageNegative, sentiment.calls),
  },
  talkRatio: { unit: 'ratio', of: ({ topSellers }) => topSellers.talkRatio.team },
  switchRate: { unit: 'perHour', of: ({ topSellers }) => topSellers.switchRate.team },
  openDeals: { unit: 'count', of: ({ pipeline }) => pipeline.openDeals },
  atRiskDeals: { unit: 'count', of: ({ pipeline }) => pipeline.atRiskDeals },
  atRiskEstimated: { unit: 'cents', of: ({ pipeline }) => pipeline.atRiskEstimated },
  callsThisMonth: { unit: 'count', of: ({ recording }) => recording.calls },
  secondsThisMonth: { unit: 'seconds', of: ({ recording }) => recording.seconds },
  callsWithKeywords: { unit: 'count', of: ({ recording }) => recording.callsWithKeywords },
  callsWithBrands: { unit: 'count', of: ({ recording }) => recording.callsWithBrands },
  activeCalls: { unit: 'count', of: ({ live }) => live.activeCount },
} as const satisfies Record<string, Figure>;

/** A single number of the home page, as an alert watches it and a wall shows it huge. */
export type FigureName = keyof typeof figures;

export const FIGURE_NAMES = Object.keys(figures) as [FigureName, ...FigureName[]];

/** What a figure counts in. */
export const unitOf = (figure: FigureName): FigureUnit => figures[figure].unit;

/** A figure as a snapshot shows it; undefined where there is nothing to make it from. */
export const figureOf = (snapshot: Snapshot, figure: FigureName): number | undefined =>
  figures[figure].of(snapshot);

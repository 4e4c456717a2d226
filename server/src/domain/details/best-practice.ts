import { byMentions, type SentimentCounts, type TermDetails, type TermListDetails } from '@earshot/contracts';
import { trendOf } from '../dashboard/trend.ts';
import { periodInfo } from '../dashboard.ts';
import type { RankedKeyword } from '../top-sellers.ts';
import type { Subject } from './input.ts';
import { type SeriesWindow, stepsOf } from './series.ts';

/** A keyword as the page shows it, with its course: what the top sellers said in each step. */
export interface KeywordCourse {
  keyword: RankedKeyword;
  mentions: number[];
  calls: number[];
  /** How often they said it on the days that are over, and on as many before. */
  over: number;
  before: number;
}

export interface BestPracticeInput extends Subject {
  keywords: readonly KeywordCourse[];
  /** Over the whole days that the keywords rest on. */
  series: SeriesWindow;
  /** Finished calls of the top sellers on these days. */
  calls: number;
  /** Analysed ones of these, by class. */
  sentiment: SentimentCounts;
  /** Whether top sellers are compared at all. */
  compared: boolean;
  /** Whether what was said before is known. */
  hasTrend: boolean;
}

function trendIn(over: number, before: number): Pick<TermDetails, 'previousMentions' | 'trend' | 'isNew'> {
  const trend = trendOf(over, before);
  if (trend !== undefined) return { previousMentions: before, trend };
  return { previousMentions: before, ...(over > 0 && { isNew: true }) };
}

/** Everything about the keywords that top sellers say markedly more than the others in play. */
export function bestPracticeDetailsOf(input: BestPracticeInput): TermListDetails {
  const terms = input.keywords.map(({ keyword, over, before, ...series }): TermDetails => {
    const { phrase, shown, others, sentiment } = keyword;
    const trend = input.hasTrend ? trendIn(over, before) : {};
    return { ...{ id: phrase, ...shown, ...trend }, others, sentiment, series };
  });
  return {
    ...{ scope: input.scope, period: periodInfo(input.window, input.timeZone), list: 'bestPractice' },
    ...{ calls: input.calls, sentiment: input.sentiment, compared: input.compared },
    total: terms.length,
    steps: stepsOf(input.series),
    terms: terms.sort((a, b) => byMentions([a.id, a], [b.id, b])),
  };
}

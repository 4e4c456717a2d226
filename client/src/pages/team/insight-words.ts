import type { TeamOverview } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import { extremesOf, type Insight, insightsOf, isTooFewOfTeam } from './insights.ts';
import { createFigureWords, type Figure, figureOf } from './style-figures.ts';

/** So many sentences are read; more are not. */
const MOST = 5;
const EXTREMES = ['talkRatio', 'questions', 'negative'] as const;

/** A name within a sentence, whichever way it is written (U+2068 and U+2069 keep it apart). */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** What figures say, in sentences. */
export function createInsightWords() {
  const { t, plural } = useI18n();
  const words = createFigureWords();
  const sentence = ({ figure, direction, own, other }: Insight) =>
    t(`teamPage.insights.${figure}.${direction}`, {
      own: words.written(figure, own),
      other: words.written(figure, other),
    });
  return {
    /** How one side differs from another, the most marked first. */
    differences: (sides: Parameters<typeof insightsOf>[0]) =>
      insightsOf(sides, words.written, MOST).map(sentence),
    /** What sets top sellers apart from the whole team, or why nothing is said of it. */
    ofTop({ top, team }: TeamOverview): string[] {
      if (team.sellers < 4) return [plural('topSellers.tooFew', team.sellers)];
      if (top === undefined) return [t('topSellers.nobodyAbove')];
      if (isTooFewOfTeam(top, team)) return [t('teamPage.tooFew')];
      return insightsOf({ own: top, other: team }, words.written, MOST).map(sentence);
    },
    /** Who stands out in either direction. */
    ofSellers: ({ sellers }: TeamOverview): string[] =>
      EXTREMES.flatMap((figure) => {
        const found = extremesOf(sellers, figure, words.written);
        if (found === undefined) return [];
        const { most, least } = found;
        const told = (of: typeof most, which: Figure) =>
          words.written(which, figureOf(which, of.figures) ?? 0);
        return t(`teamPage.extremes.${figure}`, {
          most: isolated(most.name),
          least: isolated(least.name),
          mostValue: told(most, figure),
          leastValue: told(least, figure),
        });
      }),
  };
}

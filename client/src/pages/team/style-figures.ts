import type { StyleFigures } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';

/** What is told of how someone sells, in the groups and the order of a table. */
export const FIGURE_GROUPS = {
  outcome: ['won', 'calls'],
  talking: ['talkRatio', 'switchRate', 'talkingSpeed', 'pause', 'monologue', 'story'],
  asking: ['questions', 'customerQuestions', 'interruptions'],
  customers: ['positive', 'negative'],
  hours: ['email', 'phone', 'meeting'],
} as const;
export type FigureGroup = keyof typeof FIGURE_GROUPS;
export type Figure = (typeof FIGURE_GROUPS)[FigureGroup][number];
export const GROUPS = Object.keys(FIGURE_GROUPS) as FigureGroup[];
export const FIGURES: readonly Figure[] = Object.values(FIGURE_GROUPS).flat();

const share = (
  { sentiment: { positive, neutral, negative } }: StyleFigures,
  part: 'positive' | 'negative',
) => {
  const all = positive + neutral + negative;
  return all === 0 ? undefined : { positive, negative }[part] / all;
};
const each = (sum: number, sellers: number) => (sellers === 0 ? undefined : sum / sellers);

const VALUES: Record<Figure, (of: StyleFigures) => number | undefined> = {
  won: (of) => each(of.revenueWon, of.sellers),
  calls: (of) => each(of.calls, of.sellers),
  talkRatio: (of) => of.talkRatio,
  switchRate: (of) => of.switchRate,
  talkingSpeed: (of) => of.talkingSpeedWpm,
  pause: (of) => of.pauseSec,
  monologue: (of) => of.longestMonologueSec,
  story: (of) => of.longestStorySec,
  questions: (of) => of.questions,
  customerQuestions: (of) => of.customerQuestions,
  interruptions: (of) => of.interruptions,
  positive: (of) => share(of, 'positive'),
  negative: (of) => share(of, 'negative'),
  email: (of) => of.engagement.emailSec,
  phone: (of) => of.engagement.phoneSec,
  meeting: (of) => of.engagement.meetingSec,
};

/**
 * One figure of one or of several sellers, in its own unit: cents, seconds, 0…1, or a number. Of several, what adds up (revenue,
 * calls, hours) is the mean a seller, so that it can stand beside one seller's. Undefined where there is nothing to make it from.
 */
export const figureOf = (figure: Figure, of: StyleFigures): number | undefined => VALUES[figure](of);

/** How figures are called and written. */
export function createFigureWords() {
  const { t, format } = useI18n();
  const money = useMoney();
  const written = (figure: Figure, value: number): string => {
    switch (figure) {
      case 'won':
        return money.short(Math.round(value));
      case 'talkRatio':
      case 'positive':
      case 'negative':
        return format().percent(value);
      case 'talkingSpeed':
        return format().number(value);
      case 'pause':
        return t('teamPage.seconds', { seconds: format().rate(value) });
      case 'monologue':
      case 'story':
        return format().duration(Math.round(value));
      case 'email':
      case 'phone':
      case 'meeting':
        return t('topSellers.engagement.hours', { hours: format().hours(value) });
      default:
        return format().rate(value);
    }
  };
  return {
    name: (figure: Figure) => t(`teamPage.figures.${figure}`),
    definition: (figure: Figure) => t(`teamPage.definitions.${figure}`),
    written,
    /** A figure of someone; a dash where there is none. */
    of: (figure: Figure, of: StyleFigures) => {
      const value = figureOf(figure, of);
      return value === undefined ? '–' : written(figure, value);
    },
  };
}

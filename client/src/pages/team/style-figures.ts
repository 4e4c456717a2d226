import type { CallFigures, StyleFigures } from '@earshot/contracts';
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

/** The figures that a single call has as well, by the name of their field. */
const FIELDS = {
  talkRatio: 'talkRatio',
  switchRate: 'switchRate',
  talkingSpeed: 'talkingSpeedWpm',
  pause: 'pauseSec',
  monologue: 'longestMonologueSec',
  story: 'longestStorySec',
  questions: 'questions',
  customerQuestions: 'customerQuestions',
  interruptions: 'interruptions',
} as const satisfies Partial<Record<Figure, keyof StyleFigures & keyof CallFigures>>;
export type CallFigure = keyof typeof FIELDS;
export const CALL_FIGURES = Object.keys(FIELDS) as CallFigure[];

/** One of these figures of one call, in the same unit as `figureOf` has it. */
export const callFigureOf = (figure: CallFigure, of: CallFigures): number | undefined => of[FIELDS[figure]];

const VALUES: Record<Exclude<Figure, CallFigure>, (of: StyleFigures) => number | undefined> = {
  won: (of) => each(of.revenueWon, of.sellers),
  calls: (of) => each(of.calls, of.sellers),
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
export const figureOf = (figure: Figure, of: StyleFigures): number | undefined =>
  isOfCall(figure) ? of[FIELDS[figure]] : VALUES[figure](of);

const isOfCall = (figure: Figure): figure is CallFigure => figure in FIELDS;

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

import type { StyleFigures, TeamRow } from '@earshot/contracts';
import { type Direction, directionOf } from '../../sections/top-sellers/direction.ts';
import { FIGURES, type Figure, figureOf } from './style-figures.ts';

/** What a sentence can be made of: how someone sells, not how much. */
export type StyleFigure = Exclude<Figure, 'won' | 'calls'>;
const STYLE = FIGURES.filter((figure): figure is StyleFigure => figure !== 'won' && figure !== 'calls');

export interface Insight {
  figure: StyleFigure;
  /** As both are written: what reads alike is the same. */
  direction: Direction;
  own: number;
  other: number;
}

/** What is asked of each side before anything is said, as the home page asks it for its verdicts. */
export const FEWEST = { calls: 10, sellers: 3 } as const;

type Written = (figure: Figure, value: number) => string;

/** How `own` differs from `other`, the greatest difference in proportion first, at most `most` of them. */
export function insightsOf(
  { own, other }: { own: StyleFigures; other: StyleFigures },
  written: Written,
  most: number,
): Insight[] {
  const insights = STYLE.flatMap((figure): Insight[] => {
    const [mine, theirs] = [figureOf(figure, own), figureOf(figure, other)];
    if (mine === undefined || theirs === undefined) return [];
    const direction = directionOf(mine, theirs, (value) => written(figure, value));
    return [{ figure, direction, own: mine, other: theirs }];
  });
  return insights.sort((a, b) => difference(b) - difference(a)).slice(0, most);
}

function difference({ direction, own, other }: Insight): number {
  return direction === 'same' ? 0 : Math.abs(own - other) / Math.max(own, other);
}

/** Whether there are too few calls, or too few people, on a side of top sellers against the rest of the team. */
export function isTooFewOfTeam(top: StyleFigures, team: StyleFigures): boolean {
  const calls = Math.min(top.calls, team.calls - top.calls);
  const sellers = Math.min(top.sellers, team.sellers - top.sellers);
  return calls < FEWEST.calls || sellers < FEWEST.sellers;
}

export interface Extremes {
  most: TeamRow;
  least: TeamRow;
}

/** Who has most and who least of a figure, among those with enough calls; undefined where they read alike or are less than two. */
export function extremesOf(
  sellers: readonly TeamRow[],
  figure: Figure,
  written: Written,
): Extremes | undefined {
  const known = sellers
    .filter(({ figures }) => figures.calls >= FEWEST.calls && figureOf(figure, figures) !== undefined)
    .sort((a, b) => figureOf(figure, b.figures)! - figureOf(figure, a.figures)!);
  const [most, least] = [known[0], known.at(-1)];
  if (most === undefined || least === undefined) return undefined;
  const text = ({ figures }: TeamRow) => written(figure, figureOf(figure, figures)!);
  return text(most) === text(least) ? undefined : { most, least };
}

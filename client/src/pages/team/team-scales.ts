import type { TeamOverview } from '@earshot/contracts';
import { barLengths } from '../../charts/bars/bars-layout.ts';
import { FIGURES, type Figure, figureOf } from './style-figures.ts';

/** Where the values of one figure stand on the scale that all sellers share, as parts of the greatest one. */
export interface FigureScale {
  sellers: ReadonlyMap<string, number | undefined>;
  team: number | undefined;
  top: number | undefined;
}

/** A scale for each figure: from nothing to the greatest value among sellers, the team's average and the top sellers'. */
export function scalesOf({ sellers, team, top }: TeamOverview): Record<Figure, FigureScale> {
  const all = [team, top, ...sellers.map(({ figures }) => figures)];
  const scales = FIGURES.map((figure): [Figure, FigureScale] => {
    const values = all.map((of) => of && figureOf(figure, of));
    const [teamAt, topAt, ...ownAt] = barLengths(values).map((part, i) =>
      values[i] === undefined ? undefined : part,
    );
    return [
      figure,
      { team: teamAt, top: topAt, sellers: new Map(sellers.map(({ sellerId }, i) => [sellerId, ownAt[i]])) },
    ];
  });
  return Object.fromEntries(scales) as Record<Figure, FigureScale>;
}

import type { CallSummary, StyleFigures } from '@earshot/contracts';
import { scaleLinear } from 'd3-scale';
import { CALL_FIGURES, type CallFigure, callFigureOf, figureOf } from '../team/style-figures.ts';

export interface UsualFigure {
  figure: CallFigure;
  own: number | undefined;
  /** Of all calls of the seller; undefined where this is their only one. */
  seller: number | undefined;
  /** Of the seller's team, or of everyone for a seller in no team. */
  team: number | undefined;
  /** The same as parts of a track that begins at zero. */
  at: { own?: number | undefined; seller?: number | undefined; team?: number | undefined };
}

/** Whom a call is held against: the seller's team, or everyone for a seller in no team, whose calls only they see who see everyone. */
export const heldAgainst = ({ team, all }: CallSummary['usual']): StyleFigures | undefined => team ?? all;

/** Each figure of a call beside what is usual, in its own unit and on a track. */
export function usualFigures({ figures, usual }: Pick<CallSummary, 'figures' | 'usual'>): UsualFigure[] {
  const against = heldAgainst(usual);
  return CALL_FIGURES.map((figure) => {
    const own = callFigureOf(figure, figures);
    const seller = usual.seller.calls > 1 ? figureOf(figure, usual.seller) : undefined;
    const team = against && figureOf(figure, against);
    const most = Math.max(own ?? 0, seller ?? 0, team ?? 0);
    const track = scaleLinear([0, figure === 'talkRatio' ? 1 : most || 1], [0, 1]).clamp(true);
    if (figure !== 'talkRatio') track.nice(4);
    const at = (value: number | undefined) => (value === undefined ? undefined : track(value));
    return { figure, own, seller, team, at: { own: at(own), seller: at(seller), team: at(team) } };
  });
}

import type { FigureName, Layout, LayoutKind, Scope, ScreenShow, Threshold } from '@earshot/contracts';
import { figureTextOf, figureValueOf } from '../figure-input.ts';

/** The kinds of layout in the order they are offered, with how long each usually stays. */
const USUAL_SECONDS: Record<LayoutKind, number> = {
  numbers: 20,
  talk: 30,
  topSellers: 30,
  pipeline: 30,
  live: 20,
  single: 15,
};
export const KINDS = Object.keys(USUAL_SECONDS) as LayoutKind[];

/** What the server takes. */
export const LIMITS = {
  layouts: 20,
  thresholds: 50,
  leastSeconds: 5,
  mostSeconds: 3_600,
  leastDim: 5,
  mostDim: 90,
  mostOverscan: 10,
} as const;
const FIRST_FIGURE: FigureName = 'revenueWon';

/** A layout as it is when it is first put into a playlist. */
export function usualLayout(kind: LayoutKind): Layout {
  const seconds = USUAL_SECONDS[kind];
  return kind === 'single' ? { kind, figure: FIRST_FIGURE, seconds } : { kind, seconds };
}

/** The layout of another kind, which stays as long. */
export const ofKind = (layout: Layout, kind: LayoutKind): Layout => ({
  ...usualLayout(kind),
  seconds: layout.seconds,
});

/** What a new screen shows unless its pairer says otherwise: everything there is, this month, in the dark. */
export function usualShow(scope: Scope, language: ScreenShow['language']): ScreenShow {
  return {
    scope,
    period: 'thisMonth',
    playlist: KINDS.filter((kind) => kind !== 'single').map(usualLayout),
    language,
    theme: 'dark',
    lightFrom: '07:00',
    darkFrom: '19:00',
    overscanPercent: 0,
    isPrivate: false,
    showsLastNonEmpty: true,
    celebrates: true,
    hasSound: false,
    thresholds: [],
  };
}

/** The list with one of its entries further up or down; the same list where there is no further. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const [entry, other] = [list[from], list[to]];
  if (entry === undefined || other === undefined) return list;
  return list.map((each, i) => (i === from ? other : i === to ? entry : each));
}

/** The kind to add next: the first that the playlist lacks. */
export const nextKind = (playlist: readonly Layout[]): LayoutKind =>
  KINDS.find((kind) => !playlist.some((layout) => layout.kind === kind)) ?? 'single';

export const isLasting = ({ seconds }: Layout): boolean =>
  Number.isInteger(seconds) && seconds >= LIMITS.leastSeconds && seconds <= LIMITS.mostSeconds;

/** A number as its field shows it: a field that was emptied stays so. */
export const shownNumber = (number: number): number | '' => (Number.isNaN(number) ? '' : number);

/** Whether the margin is one that the server takes; a field that was emptied is none. */
export const hasWholeOverscan = ({ overscanPercent }: ScreenShow): boolean =>
  overscanPercent >= 0 && overscanPercent <= LIMITS.mostOverscan;

/** Whether the light of the night, where there is one, is one that the server takes. */
export const hasWholeDim = ({ dim }: ScreenShow): boolean =>
  dim === undefined ||
  (Number.isInteger(dim.percent) && dim.percent >= LIMITS.leastDim && dim.percent <= LIMITS.mostDim);

/** A threshold while somebody is writing it: its values as text, in the unit that people say the figure in. */
export interface ThresholdDraft extends Omit<Threshold, 'value' | 'calm'> {
  value: string;
  calm: string;
}

export const draftOf = ({ value, calm, ...rest }: Threshold): ThresholdDraft => ({
  ...rest,
  value: figureTextOf(rest.figure, value),
  calm: figureTextOf(rest.figure, calm),
});

export const emptyThreshold = (): ThresholdDraft => ({
  figure: 'negativeShare',
  side: 'above',
  value: '',
  calm: '',
  look: 'risk',
});

/** The threshold that a draft means, or which of its values is in the way. Without a calm value it is calm again at the value itself. */
export function thresholdOf(draft: ThresholdDraft): Threshold | 'value' | 'calm' {
  const value = figureValueOf(draft.figure, draft.value);
  if (value === undefined) return 'value';
  const calm = draft.calm.trim() === '' ? value : figureValueOf(draft.figure, draft.calm);
  if (calm === undefined) return 'calm';
  if (draft.side === 'above' ? calm > value : calm < value) return 'calm';
  return { ...draft, value, calm };
}

import type { FigureName, Snapshot } from '@earshot/contracts';
import type { Accessor } from 'solid-js';
import type { ThresholdLook } from './thresholds.ts';

/** What every layout draws from. */
export interface LayoutProps {
  snapshot: Snapshot;
  /** The server's clock, a second at a time; it stands while the figures are old. */
  nowMs: Accessor<number>;
  /** How the screen's thresholds colour a figure. */
  lookOf: (figure: FigureName) => ThresholdLook | undefined;
}

/** What a figure on a layout is made from; read anew at each change, so that nothing is drawn that stays as it is. */
export const figureProps = (props: LayoutProps, figure: FigureName) => ({
  figure,
  get snapshot() {
    return props.snapshot;
  },
  get look() {
    return props.lookOf(figure);
  },
});

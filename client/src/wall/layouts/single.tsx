import type { FigureName } from '@earshot/contracts';
import type { LayoutProps } from '../layout-props.ts';
import { WallFigure } from '../wall-figure.tsx';

/** One figure, as large as the screen. */
export function Single(props: LayoutProps & { figure: FigureName }) {
  return (
    <div class="wall-single">
      <WallFigure
        figure={props.figure}
        snapshot={props.snapshot}
        look={props.lookOf(props.figure)}
        size="huge"
      />
    </div>
  );
}

import type { Layout } from '@earshot/contracts';
import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  For,
  on,
  onCleanup,
  Show,
  untrack,
} from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { isStill } from '../charts/motion.ts';
import { useI18n } from '../i18n/index.tsx';
import type { LayoutProps } from './layout-props.ts';
import { Live } from './layouts/live.tsx';
import { Numbers } from './layouts/numbers.tsx';
import { Pipeline } from './layouts/pipeline.tsx';
import { Single } from './layouts/single.tsx';
import { Talk } from './layouts/talk.tsx';
import { TopSellers } from './layouts/top-sellers.tsx';
import type { Turn } from './rotation.ts';

const LAYOUTS = { numbers: Numbers, talk: Talk, topSellers: TopSellers, pipeline: Pipeline, live: Live };
const CROSSFADE_MS = 800;

export interface WallStageProps extends LayoutProps {
  turn: Turn | undefined;
  /** A layout is on the screen and is to stay so long. */
  onShown?: ((staysMs: number) => void) | undefined;
  /** A layout threw while it was drawn. */
  onBroken?: ((index: number, error: unknown) => void) | undefined;
}

/** The layout whose turn it is; the one before fades out below it, on the same ground. */
export function WallStage(props: WallStageProps) {
  const { t } = useI18n();
  const [layers, setLayers] = createSignal<readonly Turn[]>([]);
  let leaving: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(leaving));
  const leave = () => setLayers((now) => now.slice(-1));

  createEffect(
    on(
      () => props.turn,
      (turn) => {
        clearTimeout(leaving);
        const top = untrack(layers).at(-1);
        const isSame = top !== undefined && turn !== undefined && same(top, turn);
        if (!isSame) setLayers((now) => (turn === undefined ? [] : [...now.slice(-1), turn]));
        if (isStill()) leave();
        else leaving = setTimeout(leave, CROSSFADE_MS);
        if (turn !== undefined) props.onShown?.(1_000 * turn.layout.seconds);
      },
    ),
  );

  return (
    <div class="wall-stage">
      <Show when={props.turn === undefined}>
        <p class="wall-notice">{t('wall.undrawable')}</p>
      </Show>
      <For each={layers()}>
        {(turn) => {
          const isLeaving = createMemo(() => layers().at(-1) !== turn);
          return (
            <div
              class="wall-layer"
              classList={{ leaving: isLeaving() }}
              inert={isLeaving()}
              data-kind={turn.layout.kind}
            >
              <ErrorBoundary
                fallback={(error) => {
                  queueMicrotask(() => props.onBroken?.(turn.index, error));
                  return null;
                }}
              >
                <h2 class={turn.layout.kind === 'single' ? 'unseen' : ''}>
                  {t(`wall.titles.${turn.layout.kind}`)}
                </h2>
                <LayoutOf
                  layout={turn.layout}
                  snapshot={props.snapshot}
                  nowMs={props.nowMs}
                  lookOf={props.lookOf}
                />
              </ErrorBoundary>
            </div>
          );
        }}
      </For>
    </div>
  );
}

/** The same picture: a playlist of one does not fade into itself. */
const same = (a: Turn, b: Turn) =>
  a.index === b.index && JSON.stringify(a.layout) === JSON.stringify(b.layout);

function LayoutOf(props: LayoutProps & { layout: Layout }) {
  const { layout } = props;
  if (layout.kind === 'single')
    return (
      <Single figure={layout.figure} snapshot={props.snapshot} nowMs={props.nowMs} lookOf={props.lookOf} />
    );
  return (
    <Dynamic
      component={LAYOUTS[layout.kind]}
      snapshot={props.snapshot}
      nowMs={props.nowMs}
      lookOf={props.lookOf}
    />
  );
}

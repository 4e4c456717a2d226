import { type Alert, type FigureName, figureOf, type OwnScreen, type Snapshot } from '@earshot/contracts';
import { createMemo, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { Staleness } from '../live/staleness.ts';
import { createClock } from '../sections/clock.ts';
import { lightAt, minuteOfDay, themeAt } from './day-times.ts';
import { driftAt } from './drift.ts';
import type { Moment } from './moments.ts';
import { createPeriodName } from './period-name.ts';
import type { Turn } from './rotation.ts';
import { type Standing, standingAfter, type ThresholdLook, lookOf as thresholdLookOf } from './thresholds.ts';
import './layouts/layouts.css';
import './layouts/shapes.css';
import './wall.css';
import { WallHead } from './wall-head.tsx';
import { AlertBand, IdentityFlash, MomentBand, OutdatedBand, SubstituteNote } from './wall-notices.tsx';
import { createWallRoot } from './wall-root.ts';
import { WallStage } from './wall-stage.tsx';

export interface WallPictureProps {
  screen: Pick<OwnScreen, 'name' | 'show' | 'teamName' | 'organisation'>;
  /** Undefined: on its way, or not to be had, as `notice` says. */
  snapshot: Snapshot | undefined;
  /** The figures are those of another period, since the one asked for has nothing in it yet. */
  isSubstitute: boolean;
  notice: string;
  staleness: Staleness;
  asOf: string | undefined;
  refusesCalls: boolean;
  /** The server's clock, in milliseconds. */
  nowMs: () => number;
  turn: Turn | undefined;
  moment?: Moment | undefined;
  alert?: Alert | undefined;
  /** The name to flash; undefined: none. */
  identity?: string | undefined;
  onShown?: (staysMs: number) => void;
  onBroken?: (index: number, error: unknown) => void;
}

/** Everything that a wall shows, drawn from what it is given. */
export function WallPicture(props: WallPictureProps) {
  const { locale } = useI18n();
  const clockMs = createClock(
    () => props.nowMs(),
    () => false,
  );
  const figuresMs = createClock(
    () => props.nowMs(),
    () => props.staleness.outdated,
  );
  const zone = () => props.screen.organisation.timeZone;
  const show = () => props.screen.show;
  const minute = createMemo(() => minuteOfDay(clockMs(), zone()));
  const drift = createMemo(() => driftAt(Math.floor(clockMs() / 60_000)));
  const lookOf = createThresholdLooks(props);
  const nameOf = createPeriodName();

  createWallRoot(() => ({
    theme: themeAt(show(), minute()),
    language: locale(),
    overscanPercent: show().overscanPercent,
  }));

  return (
    <main
      class="wall"
      data-condition={props.staleness.state}
      data-outdated={props.staleness.outdated || undefined}
    >
      <div class="wall-inside" style={{ transform: `translate(${drift().x}px, ${drift().y}px)` }}>
        <h1 class="unseen">{props.screen.name}</h1>
        <WallHead
          organisation={props.screen.organisation}
          snapshot={props.snapshot}
          teamName={props.snapshot?.scope === show().scope ? props.screen.teamName : undefined}
          staleness={props.staleness}
          refusesCalls={props.refusesCalls}
          clockMs={clockMs}
        />
        <Show when={props.snapshot} fallback={<p class="wall-notice">{props.notice}</p>}>
          {(snapshot) => (
            <>
              <Show when={props.isSubstitute}>
                <SubstituteNote wanted={show().period} shown={nameOf(snapshot().period)} />
              </Show>
              <OutdatedBand staleness={props.staleness} asOf={props.asOf} timeZone={zone()} />
              <WallStage
                snapshot={snapshot()}
                nowMs={figuresMs}
                lookOf={lookOf}
                turn={props.turn}
                onShown={props.onShown}
                onBroken={props.onBroken}
              />
            </>
          )}
        </Show>
        <AlertBand alert={props.alert} />
        <MomentBand moment={props.moment} />
      </div>
      <IdentityFlash name={props.identity} organisation={props.screen.organisation} />
      <div class="wall-dim" aria-hidden="true" style={{ opacity: 1 - lightAt(show(), minute()) }} />
    </main>
  );
}

/** How thresholds colour figures, with what they did before in mind. */
function createThresholdLooks(props: WallPictureProps): (figure: FigureName) => ThresholdLook | undefined {
  const thresholds = () => props.screen.show.thresholds;
  const standing = createMemo<Standing>((before) => {
    const { snapshot } = props;
    if (snapshot === undefined) return before;
    return standingAfter(thresholds(), (figure) => figureOf(snapshot, figure), before);
  }, new Set<string>());
  return (figure) => thresholdLookOf(thresholds(), standing(), figure);
}

import type { Alert, ErrorCode, OwnScreen, ScreenCommand, Snapshot, ViewOpen } from '@earshot/contracts';
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { CurrencyProvider } from '../i18n/money.tsx';
import type { Connection } from '../live/connection.ts';
import { createView, type View } from '../live/view-store.ts';
import { chime } from './chime.ts';
import { createSubstitute } from './create-substitute.ts';
import { type Moment, momentsBetween } from './moments.ts';
import { createReporting } from './reporting.ts';
import { createRotation } from './rotation.ts';
import { createShowing } from './showing.ts';
import { keepAwake } from './wake-lock.ts';
import { WallPicture } from './wall-picture.tsx';
import type { Watchdog } from './watchdog.ts';

const MOMENT_MS = 6_000;
const ALERT_MS = 20_000;
const IDENTITY_MS = 8_000;
/** More than so many do not wait for their time: a wall tells of now. */
const MOST_WAITING = 3;
/** A view that the server refuses is asked for again this often: whoever changes that elsewhere does not come here. */
const ASK_AGAIN_MS = 60_000;

export interface LiveWallProps {
  screen: OwnScreen;
  connection: Connection;
  watchdog: Pick<Watchdog, 'moved'>;
}

/** A paired screen at work: its figures as they come, its layouts in turn, and what there is to celebrate. */
export function LiveWall(props: LiveWallProps) {
  const { t } = useI18n();
  const { connection } = props;
  const show = () => props.screen.show;
  const moments = createShowing<Moment>(MOMENT_MS, MOST_WAITING);
  const alerts = createShowing<Alert>(ALERT_MS, MOST_WAITING);
  const identities = createShowing<string>(IDENTITY_MS, 1);
  const rotation = createRotation(() => show().playlist);

  const celebrate = (before: Snapshot, after: Snapshot) => {
    if (!show().celebrates) return;
    for (const moment of momentsBetween(before, after)) moments.show(moment);
  };
  createEffect(
    on(moments.now, (moment) => {
      // Silence is no fault: a device may have nothing to sound with.
      if (moment !== undefined && show().hasSound) void chime(moment.kind).catch(() => undefined);
    }),
  );

  const request = createRequest(show);
  const wanted = createView(connection, request, celebrate);
  createAskingAgain(wanted, request.again);
  /** While it is asked for again, what was refused still is. */
  const refusal = createMemo<ErrorCode | undefined>(
    (before) => wanted.refused() ?? (wanted.pending() ? before : undefined),
  );
  const substitute = createSubstitute(connection, show, wanted);
  const shown = () => substitute() ?? wanted;
  createReporting(
    connection,
    () => shown().staleness().state,
    () => rotation.turn()?.layout.kind,
  );

  const command = (order: ScreenCommand) => {
    if (order.command === 'identify') identities.show(order.name);
  };
  const stopListening = connection.listen({
    command,
    alert(alert) {
      if (show().celebrates) alerts.show(alert);
    },
  });
  const letSleep = keepAwake();
  onCleanup(() => {
    stopListening();
    letSleep();
  });

  const notice = () => {
    const code = refusal();
    if (code !== undefined) return t('wall.refused', { code });
    return t(wanted.staleness().state === 'offline' ? 'wall.unreachable' : 'wall.waiting');
  };
  return (
    <CurrencyProvider currency={props.screen.organisation.currency}>
      <WallPicture
        screen={props.screen}
        snapshot={refusal() === undefined ? shown().snapshot() : undefined}
        isSubstitute={substitute() !== undefined}
        notice={notice()}
        staleness={shown().staleness()}
        asOf={shown().asOf()}
        refusesCalls={connection.refusesCalls()}
        nowMs={connection.nowMs}
        turn={rotation.turn()}
        moment={moments.now()}
        alert={alerts.now()}
        identity={identities.now()}
        onShown={props.watchdog.moved}
        onBroken={(index, error) => {
          console.error(`Layout ${index + 1} of this screen's playlist is left out:`, error);
          rotation.leaveOut(index);
        }}
      />
    </CurrencyProvider>
  );
}

type Request = Accessor<ViewOpen> & { again: () => void };

/** The view that the screen is to show; `again` asks for the same one anew. */
function createRequest(show: Accessor<OwnScreen['show']>): Request {
  const [asked, setAsked] = createSignal(0);
  const request = createMemo(
    () => {
      const { scope, period, isPrivate } = show();
      // With more privacy or less the same request is granted another view, and the one before goes on no more.
      return { view: { scope, period: { kind: period } } as ViewOpen, asked: asked(), isPrivate };
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  return Object.assign(() => request().view, { again: () => void setAsked((n) => n + 1) });
}

function createAskingAgain(view: View, again: () => void): void {
  const asking = setInterval(() => {
    if (view.refused() !== undefined) again();
  }, ASK_AGAIN_MS);
  onCleanup(() => clearInterval(asking));
}

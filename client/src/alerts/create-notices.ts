import type { Alert, AlertList } from '@earshot/contracts';
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Connection } from '../live/connection.ts';
import { shownOf, unseenOf, withAlerts } from './notice-list.ts';

export interface Notices {
  shown: Accessor<Alert[]>;
  /** How many there are that do not show. */
  more: Accessor<number>;
  dismiss: (id: string) => void;
  dismissAll: () => void;
}

/**
 * What has fired while the page is open: told by the connection, and after that was away for a while by the list.
 *
 * @param list what has fired last; read again after the connection was away
 */
export function createNotices(connection: Connection, list: Accessor<AlertList | undefined>): Notices {
  const [alerts, setAlerts] = createSignal<Alert[]>([]);
  /** Ids of what was told last: what somebody has dismissed does not come back. */
  let seen: ReadonlySet<string> = new Set();
  const tell = (further: readonly Alert[]) => {
    const { unseen, seen: after } = unseenOf(further, seen);
    seen = after;
    if (unseen.length > 0) setAlerts((known) => withAlerts(known, unseen));
  };

  /** Since when something may have been missed; what was there before the page came is none of its news. */
  let missedSince: string | undefined;
  createEffect(
    on(list, (read = []) => {
      const since = missedSince;
      if (since !== undefined) tell(read.filter(({ at }) => at >= since));
    }),
  );

  /** The server's time when it was last heard, by itself or else by this page's clock. */
  let lastHeard: string | undefined;
  let isAway = false;
  onCleanup(
    connection.listen({
      alert: (alert) => tell([alert]),
      connected() {
        if (isAway) missedSince = lastHeard;
        isAway = false;
        lastHeard ??= new Date(connection.nowMs()).toISOString();
      },
      disconnected() {
        isAway = true;
      },
      heartbeat({ now }) {
        if (!isAway) lastHeard = now;
      },
      delta: () => {},
      snapshot: () => {},
    }),
  );
  return {
    shown: () => shownOf(alerts()).shown,
    more: () => shownOf(alerts()).more,
    dismiss: (id) => setAlerts((known) => known.filter((alert) => alert.id !== id)),
    dismissAll: () => setAlerts([]),
  };
}

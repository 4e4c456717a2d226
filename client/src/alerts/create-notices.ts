import type { Alert, AlertList } from '@earshot/contracts';
import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from 'solid-js';
import type { Connection } from '../live/connection.ts';
import { createRead } from '../live/read.ts';
import { shownOf, unseenOf, withAlerts } from './notice-list.ts';

export interface Notices {
  shown: Accessor<Alert[]>;
  /** How many there are that do not show. */
  more: Accessor<number>;
  dismiss: (id: string) => void;
  dismissAll: () => void;
}

/** What has fired while the page is open: told by the connection, and after that was away for a while read from the list. */
export function createNotices(connection: Connection): Notices {
  const [alerts, setAlerts] = createSignal<Alert[]>([]);
  /** Ids of what was told last: what somebody has dismissed does not come back. */
  let seen: ReadonlySet<string> = new Set();
  const tell = (further: readonly Alert[]) => {
    const { unseen, seen: after } = unseenOf(further, seen);
    seen = after;
    if (unseen.length > 0) setAlerts((known) => withAlerts(known, unseen));
  };

  const [missedSince, setMissedSince] = createSignal<string>();
  const list = createRead<AlertList>(
    () => (missedSince() === undefined ? undefined : '/v1/alerts'),
    missedSince,
  );
  createEffect(
    on(list.data, (read) => tell((read ?? []).filter(({ at }) => at >= (untrack(missedSince) ?? '')))),
  );

  /** The server's time when it was last heard, by itself or else by this page's clock. */
  let lastHeard: string | undefined;
  let isAway = false;
  onCleanup(
    connection.listen({
      alert: (alert) => tell([alert]),
      connected() {
        if (isAway) setMissedSince(lastHeard);
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

import type { AlertList } from '@earshot/contracts';
import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import type { Connection } from '../live/connection.ts';
import { createRead, type Read } from '../live/read.ts';
import { createTicks } from '../live/ticks.ts';
import { keptAs, keptLook, type LookedAt, newSince } from './looked-at.ts';

/** A burst of alerts is one reading of the list. */
const READ_EVERY_MS = 2_000;

export interface AlertLog {
  /** What has fired last, newest first, of all that its reader may see. */
  read: Read<AlertList>;
  /** Ids of those that came since its reader last looked, in this browser. */
  unlooked: Accessor<ReadonlySet<string>>;
  /** All that is there is being looked at. */
  look: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The last alerts, read again with each that is told and after the connection was away.
 *
 * @param account id of the account that reads, `''` for who came without one; undefined while nobody knows
 */
export function createAlertLog(connection: Connection, account: Accessor<string | undefined>): AlertLog {
  const [news, setNews] = createSignal(0);
  let isAway = false;
  const tick = () => setNews((n) => n + 1);
  onCleanup(
    connection.listen({
      alert: tick,
      connected() {
        // Somebody who sees other teams by now has another list, too.
        if (isAway) tick();
        isAway = false;
      },
      disconnected() {
        isAway = true;
      },
    }),
  );
  // Not before it is known whether there is a server, and who reads: the first figures come first.
  const url = createMemo(() => (connection.state() === 'connecting' ? undefined : '/v1/alerts'));
  const read = createRead<AlertList>(url, createTicks(news, READ_EVERY_MS));

  const [last, setLast] = createSignal<LookedAt>();
  const readKept = () => {
    const who = account();
    setLast(who === undefined ? undefined : keptLook(localStorage.getItem(keptAs(who))));
  };
  createEffect(readKept);
  // Looked at in one window, it is looked at in all of them.
  const others = new AbortController();
  window.addEventListener('storage', () => untrack(readKept), { signal: others.signal });
  onCleanup(() => others.abort());

  return {
    read,
    unlooked: createMemo(() => (account() === undefined ? NONE : newSince(read.data() ?? [], last()))),
    look() {
      const [who, newest] = [account(), read.data()?.[0]];
      if (who === undefined || newest === undefined) return;
      const { id, at } = newest;
      localStorage.setItem(keptAs(who), JSON.stringify({ id, at }));
      setLast({ id, at });
    },
  };
}

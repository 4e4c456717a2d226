import type { ScreenShow, ViewOpen } from '@earshot/contracts';
import { type Accessor, createEffect, createMemo, createSignal, mapArray, on } from 'solid-js';
import type { Connection } from '../live/connection.ts';
import { createView, type View } from '../live/view-store.ts';
import { isEmptyPeriod, substituteFor } from './substitute.ts';

type ShownPeriod = ScreenShow['period'];

/**
 * The view to show in the place of one whose period has nothing in it yet; undefined while that one has something, or where the
 * screen shows it anyway. It is followed only while it is needed, and gives way with the first call.
 */
export function createSubstitute(
  connection: Connection,
  show: Accessor<ScreenShow>,
  wanted: View,
): Accessor<View | undefined> {
  const [emptyToo, setEmptyToo] = createSignal<ShownPeriod>();
  const wantedPeriod = createMemo(() => show().period);
  const scope = createMemo(() => show().scope);
  const isNeeded = createMemo(() => {
    const snapshot = wanted.snapshot();
    if (!show().showsLastNonEmpty || snapshot === undefined) return false;
    // Until the figures of another view are there, nothing is known about it.
    if (snapshot.period.kind !== wantedPeriod() || snapshot.scope !== scope()) return false;
    return isEmptyPeriod(snapshot);
  });
  // Nothing else that a screen is told to show makes an empty month full: its colours change without a detour over it.
  createEffect(on([wantedPeriod, scope, isNeeded], () => setEmptyToo(undefined)));
  const period = createMemo(() => (isNeeded() ? substituteFor(wantedPeriod(), emptyToo()) : undefined));
  const request = createMemo(
    (): ViewOpen | undefined => {
      const kind = period();
      return kind === undefined ? undefined : { scope: scope(), period: { kind } };
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  const views = mapArray(
    () => {
      const asked = request();
      return asked === undefined ? [] : [asked];
    },
    (asked) => createView(connection, () => asked),
  );
  const view = createMemo(() => views()[0]);
  createEffect(() => {
    const snapshot = view()?.snapshot();
    if (snapshot !== undefined && isEmptyPeriod(snapshot)) setEmptyToo(period());
  });
  return createMemo(() => {
    const snapshot = view()?.snapshot();
    return snapshot === undefined || isEmptyPeriod(snapshot) ? undefined : view();
  });
}

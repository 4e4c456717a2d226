import type { ErrorCode, Snapshot, ViewOpen, ViewOpenAnswer } from '@earshot/contracts';
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Connection } from './connection.ts';
import { OpenViews } from './open-views.ts';
import { createShownDocument } from './shown-document.ts';
import { type Staleness, stalenessOf } from './staleness.ts';
import { DOUBT_MS, type FollowMessage, follow, NOT_FOLLOWING } from './view-follow.ts';

const LOOK_MS = 1_000;
/** A view that the server could not open is asked for again after 2 to 5 seconds. */
const TRY_AGAIN_MS = 2_000;
const LASTING: ReadonlySet<ErrorCode> = new Set(['unauthorized', 'forbidden', 'not_found', 'invalid']);

export interface View {
  /** The figures, reactive part by part; undefined before the first ones. They stay while another view is on its way. */
  snapshot: Accessor<Snapshot | undefined>;
  /** The figures shown are of what was asked for before. */
  pending: Accessor<boolean>;
  staleness: Accessor<Staleness>;
  /** Counts the changes of the figures: for what is read elsewhere and changes with them. */
  changes: Accessor<number>;
  /** Another one whenever the figures follow nothing that was shown before: settings may be others as well. */
  epoch: Accessor<string | undefined>;
  /** When the figures were true, RFC 3339. */
  asOf: Accessor<string | undefined>;
  /** Why this view is not to be had; asking for another one lifts it. */
  refused: Accessor<ErrorCode | undefined>;
}

/** Hears of figures that changed while they were looked at: never of a first picture, or of one after a gap or a rebuild. */
export type ContinuationListener = (before: Snapshot, after: Snapshot) => void;

/**
 * Follows the view asked for, over `connection`, for as long as the owner lives. When `request` changes, the new view
 * is opened, the old figures stay until it is there, and the old view is closed.
 */
export function createView(
  connection: Connection,
  request: Accessor<ViewOpen>,
  onContinued: ContinuationListener = () => {},
): View {
  const document = createShownDocument();
  const [epoch, setEpoch] = createSignal<string>();
  const [asOf, setAsOf] = createSignal<string>();
  const [pending, setPending] = createSignal(true);
  const [changes, setChanges] = createSignal(0);
  const [refused, setRefused] = createSignal<ErrorCode>();
  const [nowMs, setNowMs] = createSignal(connection.nowMs());
  let state = NOT_FOLLOWING;
  /** What the server sends us: the view on screen is not the one asked for while `pending`. */
  const open = new OpenViews();
  let wanted = request();
  let asks = 0;
  let frame: number | undefined;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const after = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };

  /** All that came since the last frame shows in one go; a hidden page draws no frames and catches up in its first. */
  const show = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      if (state.held !== undefined) document.show(state.held.snapshot);
    });
  };

  const take = (message: FollowMessage) => {
    const before = state.held;
    const step = follow(state, message);
    state = step.state;
    if (step.open) void ask();
    if (state.held === undefined || state.held === before) return;
    setAsOf(state.held.asOf);
    setEpoch(state.held.epoch);
    if (state.held.snapshot === before?.snapshot) return;
    if (message.kind === 'delta' && before !== undefined) onContinued(before.snapshot, state.held.snapshot);
    setChanges((n) => n + 1);
    show();
  };

  async function ask() {
    const mine = ++asks;
    open.asking();
    const answer = await connection.open(wanted);
    if (mine === asks) answered(answer);
    else if (answer?.ok) open.late(answer.viewId).forEach(connection.close);
  }

  function answered(answer: ViewOpenAnswer | undefined) {
    if (answer?.ok) {
      const { ok: _, ...view } = answer;
      open.opened(view.viewId).forEach(connection.close);
      setPending(false);
      setRefused(undefined);
      take({ kind: 'opened', view });
      return;
    }
    open.failed();
    take({ kind: 'openFailed' });
    if (answer !== undefined && LASTING.has(answer.error.code)) setRefused(answer.error.code);
    else if (connection.state() === 'online') tryAgain();
  }

  function tryAgain() {
    const mine = asks;
    after(TRY_AGAIN_MS * (1 + 1.5 * Math.random()), () => {
      if (mine === asks && connection.state() === 'online') take({ kind: 'ask' });
    });
  }

  const forget = () => {
    asks++;
    take({ kind: 'openFailed' });
  };

  const stopListening = connection.listen({
    connected() {
      forget();
      take({ kind: 'ask' });
    },
    disconnected: forget,
    delta: (delta) => take({ kind: 'delta', delta }),
    snapshot(view) {
      if (view.viewId === open.current && !pending()) take({ kind: 'snapshot', view });
    },
    heartbeat(beat) {
      if (pending()) return;
      const position = open.current === undefined ? undefined : beat.views[open.current];
      take({ kind: 'heartbeat', position, atMs: performance.now() });
      after(DOUBT_MS, () => take({ kind: 'tick', atMs: performance.now() }));
    },
  });

  createEffect(
    on(
      request,
      (next) => {
        wanted = next;
        setPending(true);
        setRefused(undefined);
        forget();
        state = NOT_FOLLOWING;
        if (connection.state() === 'online') take({ kind: 'ask' });
      },
      { defer: true },
    ),
  );
  if (connection.state() === 'online') take({ kind: 'ask' });

  const looking = setInterval(() => setNowMs(connection.nowMs()), LOOK_MS);
  onCleanup(() => {
    stopListening();
    asks++;
    open.all().forEach(connection.close);
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearInterval(looking);
    timers.forEach(clearTimeout);
  });

  const staleness = createMemo(
    () => {
      const at = asOf();
      return stalenessOf(connection.state(), at === undefined ? undefined : Date.parse(at), nowMs());
    },
    undefined,
    { equals: (a, b) => a.state === b.state && a.ageMs === b.ageMs && a.outdated === b.outdated },
  );
  return { snapshot: document.shown, pending, changes, staleness, epoch, asOf, refused };
}

import {
  applyPatch,
  type Snapshot,
  type ViewDelta,
  type ViewPosition,
  type ViewSnapshot,
} from '@earshot/contracts';

/** A heartbeat that names another position for this long means that something was lost on the way. */
export const DOUBT_MS = 2_000;

/** What a page knows about the one view that it follows. */
export interface Following {
  /** Absent until the first answer. */
  held?: ViewSnapshot;
  /** An answer to `view:open` is awaited, so nothing more is asked for. */
  opening: boolean;
  /** Where a heartbeat said the view is, while this page is not there. */
  doubt?: { position: ViewPosition | undefined; sinceMs: number };
}

export type FollowMessage =
  | { kind: 'opened' | 'snapshot'; view: ViewSnapshot }
  /** The view is to be opened: the connection stands (again), or another try is due. */
  | { kind: 'ask' }
  /** No answer came, or none that helps. */
  | { kind: 'openFailed' }
  | { kind: 'delta'; delta: ViewDelta }
  /** `position` is the heartbeat's for this view: undefined where the server does not know that we follow it. */
  | { kind: 'heartbeat'; position: ViewPosition | undefined; atMs: number }
  /** Time passes; sent at least `DOUBT_MS` after a heartbeat. */
  | { kind: 'tick'; atMs: number };

export interface FollowStep {
  state: Following;
  /** The view is to be opened (again). */
  open: boolean;
}

/** Nothing held, nothing asked for. */
export const NOT_FOLLOWING: Following = { opening: false };

/**
 * Decides what one message makes of a followed view. A delta counts only where it continues what is held; what does
 * not fit opens the view again; within one epoch the page never goes back.
 */
export function follow(state: Following, message: FollowMessage): FollowStep {
  switch (message.kind) {
    case 'opened':
      return kept({ ...taken(state, message.view), opening: false });
    case 'snapshot':
      return kept(taken(state, message.view));
    case 'ask':
      return asked(state);
    case 'openFailed':
      return kept({ ...state, opening: false });
    case 'delta':
      return continued(state, message.delta);
    case 'heartbeat':
      return heard(state, message.position, message.atMs);
    case 'tick':
      return waited(state, message.atMs);
  }
}

const kept = (state: Following): FollowStep => ({ state, open: false });

const asked = (state: Following): FollowStep =>
  state.opening ? kept(state) : { state: { ...withoutDoubt(state), opening: true }, open: true };

function withoutDoubt({ doubt: _, ...rest }: Following): Following {
  return rest;
}

/** A whole document is taken whatever is held, unless it is an earlier one of the same epoch. */
function taken(state: Following, view: ViewSnapshot): Following {
  const { held } = state;
  const earlier = held !== undefined && held.epoch === view.epoch && view.rev < held.rev;
  return earlier ? state : { ...withoutDoubt(state), held: view };
}

function continued(state: Following, delta: ViewDelta): FollowStep {
  const { held } = state;
  if (held === undefined || held.viewId !== delta.viewId) return kept(state);
  if (held.epoch !== delta.epoch) return asked(state);
  if (delta.rev <= held.rev) return kept(state);
  if (delta.prev !== held.rev) return asked(state);
  const snapshot: Snapshot = applyPatch(held.snapshot, delta.patch);
  const { viewId, epoch, rev, asOf } = delta;
  return kept({ ...state, held: { viewId, epoch, rev, asOf: later(held.asOf, asOf), snapshot } });
}

function heard(state: Following, position: ViewPosition | undefined, atMs: number): FollowStep {
  const { held } = state;
  if (held === undefined) return kept(state);
  if (position !== undefined && reaches(held, position))
    return kept({ ...withoutDoubt(state), held: { ...held, asOf: later(held.asOf, position.asOf) } });
  const older = state.doubt !== undefined && !reaches(held, state.doubt.position) ? state.doubt : undefined;
  return kept({ ...state, doubt: { position, sinceMs: older?.sinceMs ?? atMs } });
}

function waited(state: Following, atMs: number): FollowStep {
  const { doubt, held } = state;
  if (doubt === undefined) return kept(state);
  if (held !== undefined && reaches(held, doubt.position)) return kept(withoutDoubt(state));
  return atMs - doubt.sinceMs >= DOUBT_MS ? asked(state) : kept(state);
}

const reaches = (held: ViewSnapshot, position: ViewPosition | undefined) =>
  position !== undefined && held.epoch === position.epoch && held.rev >= position.rev;

const later = (a: string, b: string) => (Date.parse(b) > Date.parse(a) ? b : a);

import type { Layout } from '@earshot/contracts';
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';

/** A layout's time on the screen. */
export interface Turn {
  /** Counts up with every turn, also where one layout follows itself. */
  number: number;
  index: number;
  layout: Layout;
}

export interface Rotation {
  /** Undefined where no layout can be drawn. */
  turn: Accessor<Turn | undefined>;
  /** The layout at this place of the playlist cannot be drawn: it is left out for an hour, or until the playlist is another one. */
  leaveOut: (index: number) => void;
}

const LOOK_MS = 500;
/** What kept a layout from being drawn may have been in the figures of that moment, and a wall stands for months. */
export const LEFT_OUT_MS = 3_600_000;

/** The places that are still left out, of those that could not be drawn at some time. */
export function stillLeftOut(sinceMs: ReadonlyMap<number, number>, nowMs: number): ReadonlySet<number> {
  const lately = [...sinceMs].filter(([, since]) => nowMs - since < LEFT_OUT_MS);
  return new Set(lately.map(([place]) => place));
}

/** The place in the playlist after `index`, round and round, past what cannot be drawn; undefined where nothing can. */
export function nextPlace(index: number, count: number, broken: ReadonlySet<number>): number | undefined {
  for (let step = 1; step <= count; step++) {
    const place = (index + step) % count;
    if (!broken.has(place)) return place;
  }
  return undefined;
}

/** The layouts of the playlist, one after the other, each for its seconds. */
export function createRotation(playlist: Accessor<readonly Layout[]>): Rotation {
  const [turn, setTurn] = createSignal<Turn>();
  /** Places that could not be drawn, and when that was. */
  const broken = new Map<number, number>();
  const leftOut = () => stillLeftOut(broken, performance.now());
  let number = 0;
  let sinceMs = 0;

  const goOn = (from: number) => {
    const layouts = untrack(playlist);
    const index = nextPlace(from, layouts.length, leftOut());
    const layout = index === undefined ? undefined : layouts[index];
    sinceMs = performance.now();
    setTurn(index === undefined || layout === undefined ? undefined : { number: number++, index, layout });
  };
  const said = createMemo(() => JSON.stringify(playlist()));
  createEffect(
    on(said, () => {
      broken.clear();
      goOn(-1);
    }),
  );
  const looking = setInterval(() => {
    const now = untrack(turn);
    if (now === undefined) {
      if (leftOut().size < broken.size) goOn(-1);
    } else if (performance.now() - sinceMs >= 1_000 * now.layout.seconds) goOn(now.index);
  }, LOOK_MS);
  onCleanup(() => clearInterval(looking));

  return {
    turn,
    leaveOut(index) {
      broken.set(index, performance.now());
      if (untrack(turn)?.index === index) goOn(index);
    },
  };
}

import { createMemo, For, Show } from 'solid-js';
import type { Offset } from './beside.ts';
import type { Bubble } from './bubble.ts';
import type { Disc } from './flow.ts';
import { type Fitted, type Least, leastSize, shortened, smallestOf, tight } from './label.ts';

/** Circles are drawn at this radius and scaled: only their transform ever changes, and nothing is laid out again. */
export const R = 100;

/** A name as it is set: inside its disc, or `beside` it at an offset in radii. */
interface SetName extends Pick<Fitted, 'lines' | 'size' | 'leading'> {
  beside?: Offset | undefined;
}

export interface BubbleNameProps {
  bubble: Bubble | undefined;
  disc: Disc | undefined;
  /** The name whole, as it fits a circle of any size. */
  whole: Fitted | undefined;
  /** Where there is room for it beside the disc, if it has none inside. */
  beside: Offset | undefined;
  least: Least;
}

/** A bubble's name: whole inside, else whole beside it, else as much of it as fits. */
export function BubbleName(props: BubbleNameProps) {
  const name = createMemo(
    (): SetName | undefined => {
      const { bubble, beside } = props;
      const radius = radiusOf(props.disc);
      if (bubble === undefined || radius === 0) return undefined;
      const smallest = smallestOf({ radius, tone: bubble.tone, strong: bubble.strong }, props.least);
      const whole = tight(props.whole, smallest);
      if (whole !== undefined || smallest === Number.POSITIVE_INFINITY) return whole;
      if (beside === undefined) return shortened(bubble.label, smallest);
      const size = leastSize(props.least) / radius;
      return {
        lines: [bubble.label],
        size,
        leading: size,
        beside: { x: beside.x / radius, y: beside.y / radius },
      };
    },
    undefined,
    { equals: isSame },
  );
  return (
    <Show when={name()}>
      {(set) => (
        <span
          class="bubble-label"
          classList={{ beside: set().beside !== undefined }}
          aria-hidden="true"
          style={{
            'font-size': `${set().size * R}px`,
            'line-height': `${set().leading * R}px`,
            translate: placeOf(set().beside),
          }}
        >
          <For each={set().lines}>{(line) => <span>{line}</span>}</For>
        </span>
      )}
    </Show>
  );
}

/** From the middle of its disc. */
const placeOf = (beside: SetName['beside']) =>
  beside && `calc(-50% + ${(beside.x * R).toFixed(1)}px) calc(-50% + ${(beside.y * R).toFixed(1)}px)`;

/**
 * Names are set for the size to which a bubble grows or from which it goes, not anew on the way; and in halves, since bubbles that do
 * not all fit shrink a little with every frame.
 */
export const radiusOf = (disc: Disc | undefined) => Math.floor(2 * (disc?.to || disc?.from || 0)) / 2;

const isSame = (a: SetName | undefined, b: SetName | undefined) =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.size === b.size &&
    a.beside?.x === b.beside?.x &&
    a.beside?.y === b.beside?.y &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, i) => line === b.lines[i]));

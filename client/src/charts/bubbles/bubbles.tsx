import { createEffect, createMemo, createSignal, For, on, onCleanup, Show, untrack } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { createBox } from '../box.ts';
import '../charts.css';
import { isStill } from '../motion.ts';
import { ReadOut } from '../read-out.tsx';
import { besideDiscs, namelessAmong, type Offset } from './beside.ts';
import type { Bubble } from './bubble.ts';
import { BubbleName, R, radiusOf } from './bubble-name.tsx';
import { type Disc, type Flow, FRAME_MS, isSettled, type Room, retarget, settled, step } from './flow.ts';
import { type Fitted, fitLabel, type Least } from './label.ts';
import { largest, nameable } from './nameable.ts';
import { nearestDisc } from './nearest.ts';

export interface BubblesProps {
  bubbles: readonly Bubble[];
  name: string;
  /** A bubble that leads nowhere was chosen by press, Enter or space. */
  onPress?: ((id: string, element: HTMLElement) => void) | undefined;
  /** The smallest size at which a label is set, in sixteenths of a rem: what is read from further away needs larger ones. */
  leastText?: number;
  /** Nobody can point at a bubble here: no more are shown than can be named. */
  isOnlyRead?: boolean;
}

/** A finger that comes down this far beside a bubble means it: every one is a target of 44 px or more. */
const REACH_PX = 18;

const NOWHERE = { x: 0, y: 0, r: 0 };

const valuesOf = (bubbles: readonly Bubble[]) => bubbles.map(({ id, value }) => ({ id, value }));

/** Circles whose areas are the values, largest first in `bubbles`. They travel to new values and never overlap. */
export function Bubbles(props: BubblesProps) {
  const { box, measure } = createBox();
  /** Pixels in a unit: the layout is in sixteenths of a rem, so that it looks the same at every scale. */
  const unit = () => (box()?.rem ?? 16) / 16;
  const room = createMemo((): Room | undefined => {
    const size = box();
    return size && { width: size.width / unit(), height: size.height / unit() };
  });
  const least = (): Least => ({ unit: unit(), text: props.leastText });
  const count = createMemo((before: number | undefined) => {
    const size = room();
    if (!props.isOnlyRead || size === undefined) return undefined;
    return nameable(props.bubbles, { room: size, least: least(), before });
  }, undefined);
  const shown = () => largest(props.bubbles, count() ?? props.bubbles.length);
  const [flow, setFlow] = createSignal<Flow>();
  const [chosen, choose] = createSignal<string>();
  let ticking = 0;
  onCleanup(() => cancelAnimationFrame(ticking));

  const travel = () => {
    cancelAnimationFrame(ticking);
    let drawnAt = performance.now();
    const draw = (at: number) => {
      let now = untrack(flow)!;
      for (; drawnAt + FRAME_MS <= at && !isSettled(now); drawnAt += FRAME_MS) now = step(now);
      setFlow(now);
      if (!isSettled(now)) ticking = requestAnimationFrame(draw);
    };
    ticking = requestAnimationFrame(draw);
  };

  createEffect(
    on([() => valuesOf(shown()), room], ([values, size]) => {
      if (size === undefined) return;
      const now = untrack(flow);
      const next = retarget(now, values, size);
      const sameRoom = now !== undefined && now.room.width === size.width && now.room.height === size.height;
      if (sameRoom && now.discs.length === next.discs.length && !next.discs.some(isMoved)) return;
      if (!sameRoom || isStill()) {
        cancelAnimationFrame(ticking);
        setFlow(settled(next));
      } else {
        setFlow(next);
        travel();
      }
    }),
  );

  const discs = createMemo(() => new Map(flow()?.discs.map((disc) => [disc.id, disc])));
  const ids = createMemo(() => [...discs().keys()], [], { equals: sameIds });
  const known = createMemo((before: Map<string, Bubble>) => {
    // A bubble that shrinks away keeps its words until it is gone.
    const kept = ids().flatMap((id) => (before.has(id) ? [[id, before.get(id)!] as const] : []));
    return new Map([...kept, ...shown().map((bubble) => [bubble.id, bubble] as const)]);
  }, new Map<string, Bubble>());
  /** Setting a name tries every way to do so: once. */
  const settings = createMemo((before: Map<string, Fitted | undefined>) => {
    const labels = [...known().values()].map(({ label }) => label);
    return new Map(labels.map((label) => [label, before.has(label) ? before.get(label) : fitLabel(label)]));
  }, new Map<string, Fitted | undefined>());
  /** Where names stand beside their discs, from the discs' middles: found when all stand still, and taken along on the way. */
  const besides = createMemo((before: Map<string, Offset>) => {
    const now = flow();
    if (now === undefined || !isSettled(now)) return before;
    const bubbles = shown().map((bubble) => ({ ...bubble, radius: radiusOf(discs().get(bubble.id)) }));
    return besideDiscs(namelessAmong(bubbles, settings(), least()), now.discs, now.room);
  }, new Map<string, Offset>());
  const first = () => (chosen() !== undefined && discs().has(chosen()!) ? chosen() : shown()[0]?.id);

  let list: HTMLElement | undefined;
  const move = (event: KeyboardEvent) => {
    const order = shown().map(({ id }) => id);
    const at = order.indexOf(first() ?? '');
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: order.length - 1,
    }[event.key];
    if (event.key === 'Escape') choose(undefined);
    if (event.key === ' ' && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      event.target.click();
    } else if (event.key === 'Enter' || event.key === ' ') press(event);
    const id = to === undefined ? undefined : order[Math.min(Math.max(to, 0), order.length - 1)];
    if (id === undefined) return;
    event.preventDefault();
    bubbleOf(id)?.focus();
  };

  /** The bubble that a finger has just gone down on, where nothing had told yet what it is. */
  let touched: string | undefined;
  const touch = (event: PointerEvent, id: string) => {
    touched = event.pointerType === 'touch' && chosen() !== id ? id : undefined;
  };
  /** The bubble that told what it is when a finger last came down, before that took the focus from it. */
  let told: string | undefined;
  const bubbleOf = (id: string) => list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  /** A finger that met no bubble: the nearest one tells what it is, and where it did so already, it is pressed. */
  const beside = (event: Event) => {
    if (list === undefined || !(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
    const at = list.getBoundingClientRect();
    const point = { x: (event.clientX - at.x) / unit(), y: (event.clientY - at.y) / unit() };
    const id = nearestDisc([...discs().values()], point, REACH_PX / unit());
    const bubble = id === undefined ? undefined : bubbleOf(id);
    if (told === id || props.onPress !== undefined) bubble?.click();
    else bubble?.focus();
  };
  const press = (event: Event) => {
    const element = (event.target as Element).closest<HTMLElement>('.bubble');
    const id = element?.dataset.id;
    if (element == null || id === undefined) return beside(event);
    if (known().get(id)?.href !== undefined) {
      if (touched !== id) return;
      event.preventDefault();
      choose(id);
    } else if (props.onPress !== undefined) {
      event.preventDefault();
      props.onPress(id, element);
    }
  };

  return (
    <div
      class="chart bubbles"
      classList={{ pressable: props.onPress !== undefined }}
      ref={(element) => {
        list = element;
        measure(element);
      }}
      role="listbox"
      aria-label={props.name}
      tabIndex={-1}
      onPointerDown={() => {
        told = chosen();
      }}
      onKeyDown={move}
      // Not delegated: the router, which listens at the document, must come later.
      on:click={press}
    >
      <For each={ids()}>
        {(id) => {
          const bubble = () => known().get(id);
          const disc = () => discs().get(id);
          return (
            <Dynamic
              component={bubble()?.href === undefined ? 'div' : 'a'}
              href={bubble()?.href}
              draggable={false}
              class="bubble"
              classList={{
                strong: bubble()?.strong === true,
                risk: bubble()?.tone === 'atRisk',
                watch: bubble()?.tone === 'watch',
              }}
              role="option"
              data-id={id}
              style={{ transform: placeOf(disc(), unit()) }}
              aria-selected={chosen() === id}
              tabIndex={first() === id ? 0 : -1}
              onPointerEnter={(event: PointerEvent) => event.pointerType !== 'touch' && choose(id)}
              onPointerLeave={(event: PointerEvent) => event.pointerType !== 'touch' && choose(undefined)}
              onPointerDown={(event: PointerEvent) => touch(event, id)}
              onFocus={() => choose(id)}
              onBlur={() => choose(undefined)}
            >
              <span class="unseen">
                {bubble()?.label}: {bubble()?.described}
              </span>
              <BubbleName
                bubble={bubble()}
                disc={disc()}
                whole={settings().get(bubble()?.label ?? '')}
                beside={besides().get(id)}
                least={least()}
              />
            </Dynamic>
          );
        }}
      </For>
      <Show when={discs().get(chosen() ?? '')}>
        {(disc) => (
          <ReadOut x={unit() * disc().x} y={unit() * (disc().y - disc().r)} width={box()?.width ?? 0}>
            <strong>{known().get(disc().id)?.label}</strong> {known().get(disc().id)?.described}
          </ReadOut>
        )}
      </Show>
    </div>
  );
}

/** As finely as an eye can tell: what has not moved by that is not drawn anew. */
const placeOf = ({ x, y, r }: Pick<Disc, 'x' | 'y' | 'r'> = NOWHERE, unit: number) =>
  `translate(${(unit * x).toFixed(1)}px, ${(unit * y).toFixed(1)}px) scale(${((unit * r) / R).toFixed(3)})`;

const isMoved = (disc: Disc) => Math.abs(disc.to - disc.from) > 0.2;

const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, i) => id === b[i]);

import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** The time `nowMs`, a second at a time; it stands while `isStill`, since what runs on in an old picture lies. */
export function createClock(nowMs: () => number, isStill: () => boolean): Accessor<number> {
  const [now, setNow] = createSignal(nowMs());
  const ticking = setInterval(() => {
    if (!isStill()) setNow(nowMs());
  }, 1_000);
  onCleanup(() => clearInterval(ticking));
  return now;
}

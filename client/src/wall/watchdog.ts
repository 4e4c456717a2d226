const LOOK_MS = 1_000;
/** A look that comes so late means that the page itself stood still: then nothing can be said about the rotation. */
const LATE_MS = 5_000;
/** The page is loaded anew at most this often. */
export const RELOAD_EVERY_MS = 3_600_000;
const KEPT_AS = 'earshot.wallReloadedAt';

export interface Watched {
  /** When a layout last came, and how long it was to stay. */
  movedAtMs: number;
  staysMs: number;
  /** When this was last looked at. */
  lookedAtMs: number;
}

/** Whether the rotation has stood still for twice its time, while the page itself was awake. */
export function isStuck({ movedAtMs, staysMs, lookedAtMs }: Watched, nowMs: number): boolean {
  return nowMs - lookedAtMs < LATE_MS && nowMs - movedAtMs > 2 * staysMs;
}

/** Whether the page may be loaded anew; a clock that was put back does not keep it from that for ever. */
export function mayReload(lastWallMs: number, nowWallMs: number): boolean {
  return nowWallMs < lastWallMs || nowWallMs - lastWallMs >= RELOAD_EVERY_MS;
}

export interface Watchdog {
  /** A layout has come onto the screen. */
  moved: (staysMs: number) => void;
  end: () => void;
}

/**
 * Loads the page anew where its rotation has stopped, whatever has stopped it: it leans on nothing but a timer.
 * @param canReload whether the server would answer: a page that is loaded without one is gone
 */
export function makeWatchdog(canReload: () => boolean): Watchdog {
  const watched: Watched = { movedAtMs: performance.now(), staysMs: 60_000, lookedAtMs: performance.now() };
  const looking = setInterval(() => {
    const now = performance.now();
    if (now - watched.lookedAtMs >= LATE_MS) watched.movedAtMs = now;
    const stuck = isStuck(watched, now);
    watched.lookedAtMs = now;
    if (!stuck || !canReload()) return;
    if (!mayReload(Number(localStorage.getItem(KEPT_AS) ?? 0), Date.now())) return;
    localStorage.setItem(KEPT_AS, String(Date.now()));
    location.reload();
  }, LOOK_MS);
  return {
    moved(staysMs) {
      watched.movedAtMs = performance.now();
      watched.staysMs = staysMs;
    },
    end: () => clearInterval(looking),
  };
}

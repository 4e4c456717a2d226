import type { Backfill, Brand, ErrorCode } from '@earshot/contracts';
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';

export type BrandChoice = 'trackKeyword' | 'trackCompetitor' | 'dismiss';

/**
 * What came of a request: done, with what takes it back and, of a tracked one, what tells how far earlier calls are
 * counted for it; or the reason why not.
 */
export type BrandOutcome =
  | { ok: true; undo: () => Promise<BrandOutcome>; progress?: () => Promise<Backfill | undefined> }
  | { ok: false; code: ErrorCode | 'unreachable' };

/** Asks the server to track or dismiss a brand. */
export type BrandRequest = (choice: BrandChoice, id: string, label: string) => Promise<BrandOutcome>;

export interface BrandNote {
  text: 'tracking' | 'counting' | 'counted' | 'dismissed' | 'undone' | 'failed';
  label: string;
  /** While earlier calls are being counted: how many of them are, 0…1. */
  share?: number;
  code?: ErrorCode | 'unreachable';
  undo?: () => void;
}

/** How long a note tells of what was done, and offers to take it back. */
const NOTE_MS = 20_000;
/** How often it is asked how far earlier calls are counted, while a note tells so. */
const LOOK_MS = 1_000;

/**
 * Acts on brands before the server has answered: a brand that is tracked or dismissed leaves at once, and comes back
 * where the server refuses. `shown` is what is left of `brands`.
 */
export function createBrandActions(
  brands: Accessor<Readonly<Record<string, Brand>> | undefined>,
  request: Accessor<BrandRequest | undefined>,
) {
  const [hidden, setHidden] = createSignal<ReadonlySet<string>>(new Set());
  const [note, setNote] = createSignal<BrandNote>();
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });
  const hide = (id: string) => setHidden((before) => new Set(before).add(id));
  const unhide = (id: string) => setHidden((before) => new Set([...before].filter((other) => other !== id)));

  // What the server has taken off its list needs no hiding: should it come back, it is to show.
  createEffect(() => {
    const known = brands();
    if (known === undefined) return;
    const needed = [...hidden()].filter((id) => id in known);
    if (needed.length < hidden().size) setHidden(new Set(needed));
  });

  async function act(choice: BrandChoice, id: string, label: string) {
    const ask = request();
    if (ask === undefined) return;
    hide(id);
    setNote({ text: choice === 'dismiss' ? 'dismissed' : 'tracking', label });
    const outcome = await ask(choice, id, label);
    if (!outcome.ok) {
      unhide(id);
      setNote({ text: 'failed', label, code: outcome.code });
      return;
    }
    setNote((now) => (now?.label === label ? { ...now, undo: () => void takeBack(outcome.undo) } : now));
    if (outcome.progress !== undefined) await tellProgress(label, outcome.progress);
    setTimeout(() => setNote((now) => (now?.label === label ? undefined : now)), NOTE_MS);

    async function takeBack(undo: () => Promise<BrandOutcome>) {
      unhide(id);
      setNote({ text: 'undone', label });
      const answer = await undo();
      if (!answer.ok) setNote({ text: 'failed', label, code: answer.code });
    }
  }

  /** Resolves once all earlier calls are counted, or the note is of something else, or the server does not say. */
  async function tellProgress(label: string, progress: () => Promise<Backfill | undefined>) {
    const isToldOf = () => note()?.label === label && ['tracking', 'counting'].includes(note()?.text ?? '');
    let share = 0;
    for (;;) {
      const now = await progress();
      if (isGone || now === undefined || !isToldOf()) return;
      const before = share;
      share = now.total === 0 ? 0 : now.done / now.total;
      // A second pass, which tidies up, begins at 0 again: by then every call is counted.
      if (now.state === 'idle' || share < before) {
        setNote((told) => told && { ...told, text: 'counted' });
        return;
      }
      setNote((told) => told && { ...told, text: 'counting', share });
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  const shown = () => {
    const known = brands();
    if (known === undefined || hidden().size === 0) return known;
    return Object.fromEntries(Object.entries(known).filter(([id]) => !hidden().has(id)));
  };
  return { shown, note, act };
}

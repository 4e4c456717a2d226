import type { Brand, ErrorCode } from '@earshot/contracts';
import { type Accessor, createEffect, createSignal } from 'solid-js';

export type BrandChoice = 'trackKeyword' | 'trackCompetitor' | 'dismiss';

/** What came of a request: done, with what takes it back, or the reason why not. */
export type BrandOutcome =
  | { ok: true; undo: () => Promise<BrandOutcome> }
  | { ok: false; code: ErrorCode | 'unreachable' };

/** Asks the server to track or dismiss a brand. */
export type BrandRequest = (choice: BrandChoice, id: string, label: string) => Promise<BrandOutcome>;

export interface BrandNote {
  text: 'tracking' | 'dismissed' | 'undone' | 'failed';
  label: string;
  code?: ErrorCode | 'unreachable';
  undo?: () => void;
}

/** How long a note tells of what was done, and offers to take it back. */
const NOTE_MS = 20_000;

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
    setTimeout(() => setNote((now) => (now?.label === label ? undefined : now)), NOTE_MS);

    async function takeBack(undo: () => Promise<BrandOutcome>) {
      unhide(id);
      setNote({ text: 'undone', label });
      const answer = await undo();
      if (!answer.ok) setNote({ text: 'failed', label, code: answer.code });
    }
  }

  const shown = () => {
    const known = brands();
    if (known === undefined || hidden().size === 0) return known;
    return Object.fromEntries(Object.entries(known).filter(([id]) => !hidden().has(id)));
  };
  return { shown, note, act };
}

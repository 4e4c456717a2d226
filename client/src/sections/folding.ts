import { type Accessor, createSignal } from 'solid-js';
import { createMedia } from '../controls/media.ts';

/** Where there is one column and little height: a phone. */
export const PHONE = '(width <= 40rem)';
const KEPT_AS = 'earshot.sections';
/** What a reader has not chosen: the base figures are open, and every other question is answered in one line below them. */
const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['kpis']);

/** Which sections a reader has opened and folded, as it is kept on this device; what cannot be read counts as nothing. */
export function keptChoices(text: string | null): Record<string, boolean> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    return {};
  }
}

export interface Folding {
  /** Whether sections fold here at all. */
  folds: Accessor<boolean>;
  isOpen: Accessor<boolean>;
  toggle: () => void;
}

/** Folds and opens the section `name` on a phone, and remembers it on this device. Nothing is folded elsewhere. */
export function createFolding(name: string): Folding {
  const folds = createMedia(PHONE);
  const [isChosen, choose] = createSignal(
    keptChoices(localStorage.getItem(KEPT_AS))[name] ?? OPEN_AT_FIRST.has(name),
  );
  return {
    folds,
    isOpen: () => !folds() || isChosen(),
    toggle() {
      choose((isOpen) => !isOpen);
      const choices = { ...keptChoices(localStorage.getItem(KEPT_AS)), [name]: isChosen() };
      localStorage.setItem(KEPT_AS, JSON.stringify(choices));
    },
  };
}

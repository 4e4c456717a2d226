import type { Snapshot } from '@earshot/contracts';
import { type Accessor, createMemo, createSignal } from 'solid-js';

const PARTS: Record<keyof Snapshot, true> = {
  scope: true,
  period: true,
  kpis: true,
  sentiment: true,
  keywords: true,
  competitors: true,
  brands: true,
  topSellers: true,
  pipeline: true,
  recording: true,
  live: true,
};

export interface ShownDocument {
  /** The document whose parts are the shown ones; undefined before the first. It stays the same object: its parts change. */
  shown: Accessor<Snapshot | undefined>;
  show: (next: Snapshot) => void;
}

/**
 * Shows one document after the other, heard of part by part: who reads the pipeline hears nothing of a call that begins. A part
 * counts as the same where it is the same object, which patches leave alone what they do not change for. Nothing is kept of what
 * was shown before, however many calls come and go: a store of Solid's keeps a signal for every key that it ever had.
 */
export function createShownDocument(): ShownDocument {
  const [document, setDocument] = createSignal<Snapshot>();
  const isThere = createMemo(() => document() !== undefined);
  const parts = {} as Snapshot;
  for (const name of Object.keys(PARTS) as (keyof Snapshot)[])
    Object.defineProperty(parts, name, { enumerable: true, get: createMemo(() => document()?.[name]) });
  return { shown: () => (isThere() ? parts : undefined), show: (next) => void setDocument(() => next) };
}

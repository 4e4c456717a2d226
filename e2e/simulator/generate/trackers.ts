import type { Tracker } from '@earshot/contracts';
import { OWN_PRODUCTS } from './grammar/names.ts';
import { RIVALS } from './grammar/rivals.ts';
import { TOPICS } from './grammar/topics.ts';

/** What the generated team listens for: its own products and its calls' topics as keywords, and its rivals as competitors. */
export const DEFAULT_TRACKERS: readonly Tracker[] = [
  ...TOPICS.map(({ id, label, phrases }): Tracker => ({ id, kind: 'keyword', label, phrases: [...phrases] })),
  ...OWN_PRODUCTS.map(
    ({ id, names }): Tracker => ({ id, kind: 'keyword', label: names[0]!, phrases: [...names] }),
  ),
  ...RIVALS.map(({ id, names, also }): Tracker => {
    return { id, kind: 'competitor', label: names.en, phrases: [names.en, names.el, ...also] };
  }),
];

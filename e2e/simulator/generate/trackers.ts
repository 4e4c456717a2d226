import type { Tracker } from '@earshot/contracts';
import { RIVALS } from './grammar/rivals.ts';
import { TOPICS } from './grammar/topics.ts';

/** What the generated team listens for: its calls' topics as keywords, and their rivals as competitors. */
export const DEFAULT_TRACKERS: readonly Tracker[] = [
  ...TOPICS.map(({ id, label, phrases }): Tracker => ({ id, kind: 'keyword', label, phrases: [...phrases] })),
  ...RIVALS.map(({ id, names, also }): Tracker => {
    return { id, kind: 'competitor', label: names.en, phrases: [names.en, names.el, ...also] };
  }),
];

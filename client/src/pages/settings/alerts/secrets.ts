import type { NewAlertRule } from '@earshot/contracts';

/**
 * Rules whose keys are still shown, once another was saved. A key is told once: none goes before its reader says so, unless its
 * address has another one by now, or the rule none.
 */
export function withSaved(shown: readonly NewAlertRule[], saved: NewAlertRule): readonly NewAlertRule[] {
  if (saved.webhookSecret === undefined && saved.webhookUrl !== undefined)
    return shown.map((rule) =>
      rule.id === saved.id && rule.webhookSecret !== undefined
        ? { ...saved, webhookSecret: rule.webhookSecret }
        : rule,
    );
  const others = without(shown, saved.id);
  return saved.webhookSecret === undefined ? others : [saved, ...others];
}

/** The rest of them, where one has been read or its rule is gone. */
export const without = (shown: readonly NewAlertRule[], id: string): readonly NewAlertRule[] =>
  shown.filter((rule) => rule.id !== id);

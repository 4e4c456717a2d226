import { createUniqueId, For, Show } from 'solid-js';
import { hasPeriod } from '../../../alerts/figure-link.ts';
import { FIXED_KINDS, PERIOD_NAMES } from '../../../controls/request-url.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { FigureSelect } from '../figure-select.tsx';
import { ScopeSelect } from '../scope-select.tsx';
import type { RuleDraft } from './rule-draft.ts';

interface WatchedFieldsProps {
  draft: RuleDraft;
  onChange: (change: Partial<RuleDraft>) => void;
}

/** What a rule watches: a figure, whose, and over which time where that makes another one of it. */
export function WatchedFields(props: WatchedFieldsProps) {
  const { t } = useI18n();
  const id = createUniqueId();
  return (
    <>
      <label for={`${id}-figure`}>{t('alerts.form.figure')}</label>
      <FigureSelect
        id={`${id}-figure`}
        figure={props.draft.figure}
        onChoose={(figure) => props.onChange({ figure })}
      />
      <label for={`${id}-scope`}>{t('alerts.form.scope')}</label>
      <ScopeSelect
        id={`${id}-scope`}
        scope={props.draft.scope}
        onChoose={(scope) => props.onChange({ scope })}
      />
      <Show when={hasPeriod(props.draft.figure)}>
        <label for={`${id}-period`}>{t('alerts.form.period')}</label>
        <select
          id={`${id}-period`}
          onChange={(event) => props.onChange({ period: event.currentTarget.value as RuleDraft['period'] })}
        >
          <For each={FIXED_KINDS}>
            {(kind) => (
              <option value={kind} selected={props.draft.period === kind}>
                {t(PERIOD_NAMES[kind])}
              </option>
            )}
          </For>
        </select>
      </Show>
    </>
  );
}

import { createUniqueId, For, Show } from 'solid-js';
import { CONDITION_KINDS, type ConditionKind } from '../../../alerts/alert-words.ts';
import { WITHIN_MIN } from '../../../alerts/durations.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';
import { DurationSelect } from './duration-select.tsx';
import { type RuleDraft, unitNameOf } from './rule-draft.ts';

interface ConditionFieldsProps {
  draft: RuleDraft;
  /** What is written is a value that the figure can have. */
  isValue: boolean;
  onChange: (change: Partial<RuleDraft>) => void;
}

/** When a rule tells: beyond which value, or upon which change within which time. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { t } = useI18n();
  const { currency } = useFrame();
  const id = createUniqueId();
  const isChange = () => props.draft.kind === 'rises' || props.draft.kind === 'falls';
  const isWrong = () => props.draft.value.trim() !== '' && !props.isValue;
  return (
    <>
      <label for={`${id}-kind`}>{t('alerts.form.when')}</label>
      <div class="rule-condition">
        <select
          id={`${id}-kind`}
          onChange={(event) => props.onChange({ kind: event.currentTarget.value as ConditionKind })}
        >
          <For each={CONDITION_KINDS}>
            {(kind) => (
              <option value={kind} selected={props.draft.kind === kind}>
                {t(`alerts.form.kinds.${kind}`)}
              </option>
            )}
          </For>
        </select>
        <div>
          <label for={`${id}-value`}>
            {t(`alerts.form.unit.${unitNameOf(props.draft)}`, { currency: currency() })}
          </label>
          <input
            id={`${id}-value`}
            required
            inputmode="decimal"
            autocomplete="off"
            maxlength={20}
            aria-invalid={isWrong()}
            aria-describedby={isWrong() ? `${id}-wrong` : undefined}
            value={props.draft.value}
            onInput={(event) => props.onChange({ value: event.currentTarget.value })}
          />
        </div>
        <Show when={isChange()}>
          <div>
            <label for={`${id}-within`}>{t('alerts.form.within')}</label>
            <DurationSelect
              id={`${id}-within`}
              lengths={WITHIN_MIN}
              chosen={props.draft.withinMin}
              onChoose={(withinMin) => props.onChange({ withinMin })}
            />
          </div>
        </Show>
      </div>
      <Show when={isWrong()}>
        <p id={`${id}-wrong`} class="wrong">
          {t('alerts.form.notANumber')}
        </p>
      </Show>
    </>
  );
}

import type { AlertRule, NewAlertRule } from '@earshot/contracts';
import { createMemo, createUniqueId, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { PAUSE_MIN } from '../../../alerts/durations.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { firstScopeOf } from '../scope-select.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { DurationSelect } from './duration-select.tsx';
import { changeOf, decisiveOf, draftOf, newDraft, type RuleDraft } from './rule-draft.ts';
import { RuleTry } from './rule-try.tsx';
import { WatchedFields } from './watched-fields.tsx';

interface RuleFormProps {
  /** The one to change; absent: a new one. */
  rule?: AlertRule;
  /** `saved` tells the key of its webhook, where that is new. */
  onDone: (saved: NewAlertRule) => void;
  onCancel: () => void;
}

/** A rule: which figure of whom, when it tells, whom beside the page; and when it would have told before. */
export function RuleForm(props: RuleFormProps) {
  const { t } = useI18n();
  const { session } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const [draft, setDraft] = createStore<RuleDraft>(
    props.rule ? draftOf(props.rule) : newDraft(firstScopeOf(session.info()?.teams)),
  );
  const decisive = createMemo(() => decisiveOf(draft));
  const isWhole = () => draft.name.trim() !== '' && decisive() !== undefined;

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const known = props.rule;
    const url = draft.webhookUrl.trim();
    const saved = await saving.run(() =>
      known === undefined
        ? send<NewAlertRule>('POST', '/v1/alert-rules', {
            ...decisive(),
            name: draft.name.trim(),
            isOn: true,
            ...(url && { webhookUrl: url }),
          })
        : send<NewAlertRule>(
            'PATCH',
            `/v1/alert-rules/${encodeURIComponent(known.id)}`,
            changeOf(known, draft),
          ),
    );
    if (saved !== undefined) props.onDone(saved);
  };
  return (
    <form class="settings-form rule-form" onSubmit={(event) => void save(event)}>
      <label for={`${id}-name`}>{t('alerts.form.name')}</label>
      <input
        id={`${id}-name`}
        required
        maxlength={200}
        autocomplete="off"
        value={draft.name}
        onInput={(event) => setDraft('name', event.currentTarget.value)}
      />
      <WatchedFields draft={draft} onChange={setDraft} />
      <ConditionFields draft={draft} isValue={decisive() !== undefined} onChange={setDraft} />
      <label for={`${id}-pause`}>{t('alerts.form.pause')}</label>
      <DurationSelect
        id={`${id}-pause`}
        lengths={PAUSE_MIN}
        chosen={draft.pauseMin}
        onChoose={(minutes) => setDraft('pauseMin', minutes)}
      />
      <Show when={decisive()}>{(input) => <RuleTry input={input()} />}</Show>
      <label for={`${id}-webhook`}>{t('alerts.form.webhook')}</label>
      <input
        id={`${id}-webhook`}
        type="url"
        maxlength={2_000}
        placeholder="https://"
        autocomplete="off"
        aria-describedby={`${id}-webhook-why`}
        value={draft.webhookUrl}
        onInput={(event) => setDraft('webhookUrl', event.currentTarget.value)}
      />
      <p id={`${id}-webhook-why`} class="settings-why">
        {t('alerts.form.webhookWhy')}
      </p>
      <Outcome saving={saving} meanings={{ conflict: t('alerts.conflict') }} />
      <p class="settings-acts">
        <button type="submit" class="main" disabled={!isWhole() || saving.isBusy()}>
          {t('settings.save')}
        </button>
        <button type="button" class="quiet" onClick={() => props.onCancel()}>
          {t('settings.cancel')}
        </button>
      </p>
    </form>
  );
}

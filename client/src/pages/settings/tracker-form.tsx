import type { Tracker, TrackerInput, TrackerKind } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { createSaving, Outcome } from './outcome.tsx';
import { phrasesOf } from './phrases.ts';
import { TrackerTry } from './tracker-try.tsx';

interface TrackerFormProps {
  /** The one to change; absent: a new one. */
  tracker?: Tracker;
  onDone: () => void;
  onCancel: () => void;
}

const KINDS: readonly TrackerKind[] = ['keyword', 'competitor'];

/** A keyword or competitor: what it is called, which phrases it is heard by, and whose calls are listened to. */
export function TrackerForm(props: TrackerFormProps) {
  const { t } = useI18n();
  const { teams, seesAll } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const [kind, setKind] = createSignal<TrackerKind>(props.tracker?.kind ?? 'keyword');
  const [label, setLabel] = createSignal(props.tracker?.label ?? '');
  const [text, setText] = createSignal(props.tracker?.phrases.join('\n') ?? '');
  const [chosen, setTeam] = createSignal(props.tracker?.team);
  const team = () => chosen() ?? (seesAll() ? '' : (teams()[0]?.id ?? ''));
  const input = (): TrackerInput => ({
    kind: kind(),
    label: label().trim(),
    phrases: phrasesOf(text()),
    ...(team() === '' ? {} : { team: team() }),
  });
  const isWhole = () => input().label !== '' && input().phrases.length > 0 && (seesAll() || team() !== '');
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const known = props.tracker;
    const saved = await saving.run(() =>
      known === undefined
        ? send('POST', '/v1/trackers', input())
        : send('PUT', `/v1/trackers/${encodeURIComponent(known.id)}`, input()),
    );
    if (saved !== undefined) props.onDone();
  };
  return (
    <form class="settings-form" onSubmit={(event) => void save(event)}>
      <fieldset class="settings-kinds">
        <legend>{t('settings.trackers.kind')}</legend>
        <For each={KINDS}>
          {(each) => (
            <label>
              <input
                type="radio"
                name={`${id}-kind`}
                checked={kind() === each}
                onChange={() => setKind(each)}
              />
              {t(`settings.trackers.kinds.${each}`)}
            </label>
          )}
        </For>
      </fieldset>
      <label for={`${id}-label`}>{t('settings.trackers.label')}</label>
      <input
        id={`${id}-label`}
        required
        maxlength={200}
        value={label()}
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <label for={`${id}-phrases`}>{t('settings.trackers.phrases')}</label>
      <textarea
        id={`${id}-phrases`}
        rows={4}
        required
        aria-describedby={`${id}-hint`}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="settings-why">
        {t('settings.trackers.phrasesHint')}
      </p>
      <label for={`${id}-team`}>{t('settings.trackers.team')}</label>
      <select id={`${id}-team`} onChange={(event) => setTeam(event.currentTarget.value)}>
        <Show when={seesAll()}>
          <option value="" selected={team() === ''}>
            {t('settings.trackers.wholeOrganisation')}
          </option>
        </Show>
        <For each={teams()}>
          {(each) => (
            <option value={each.id} selected={team() === each.id}>
              {each.name}
            </option>
          )}
        </For>
      </select>
      <TrackerTry input={input()} />
      <Outcome saving={saving} />
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

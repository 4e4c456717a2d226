import type { Note } from '@earshot/contracts';
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';

export interface NoteDraft {
  text: string;
  atSec: number | undefined;
}

interface NoteFormProps {
  label: string;
  /** The moment that a note can be about. */
  moment: number;
  /** The note that is changed; absent for a new one. */
  note?: Note;
  isBusy: boolean;
  /** Resolves to whether it is saved. */
  onSave: (draft: NoteDraft) => Promise<boolean>;
  onCancel?: () => void;
  outcome: JSX.Element;
}

/** The most characters that the server takes. */
const LETTERS = 4_000;

/** Writes a note, about a moment or the whole call. What is refused stays in the field. */
export function NoteForm(props: NoteFormProps) {
  const { t, format } = useI18n();
  const id = createUniqueId();
  const [text, setText] = createSignal(props.note?.text ?? '');
  const [isAtMoment, setAtMoment] = createSignal(props.note === undefined || props.note.atSec !== undefined);
  const save = async () => {
    if (text().trim() === '' || props.isBusy) return;
    const draft = {
      text: text(),
      atSec: isAtMoment() ? Math.round(props.moment * 1_000) / 1_000 : undefined,
    };
    if ((await props.onSave(draft)) && props.note === undefined) setText('');
  };
  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for={`${id}-text`} classList={{ unseen: props.note !== undefined }}>
        {props.label}
      </label>
      <textarea
        id={`${id}-text`}
        rows={3}
        maxlength={LETTERS}
        dir="auto"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          if (event.key === 'Escape') props.onCancel?.();
        }}
      />
      <label class="said-only">
        <input
          type="checkbox"
          checked={isAtMoment()}
          onChange={(event) => setAtMoment(event.currentTarget.checked)}
        />
        {t('callPage.atMoment', { time: format().duration(props.moment) })}
      </label>
      <p class="note-acts">
        <button type="submit" class="main" disabled={text().trim() === '' || props.isBusy}>
          {t('callPage.save')}
        </button>
        <Show when={props.onCancel}>
          {(cancel) => (
            <button type="button" class="quiet" onClick={() => cancel()()}>
              {t('callPage.cancel')}
            </button>
          )}
        </Show>
      </p>
      {props.outcome}
    </form>
  );
}

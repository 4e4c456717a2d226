import type { NoteList } from '@earshot/contracts';
import { createSignal, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import type { Read } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { Panel } from '../panel.tsx';
import { createRows } from '../rows.ts';
import { createSaving, Outcome } from '../settings/outcome.tsx';
import './call-side.css';
import type { OwnNote, Reading } from './create-reading.ts';
import { MomentLink } from './moment-link.tsx';
import { type NoteDraft, NoteForm } from './note-form.tsx';

interface NotesPartProps {
  callId: string;
  timeZone: string;
  read: Read<NoteList>;
  reading: Reading;
  /** A moment was gone to. */
  onGo: () => void;
}

/** What people have written about the call, as a whole or at a moment, and writing more. */
export function NotesPart(props: NotesPartProps) {
  const { t } = useI18n();
  const path = () => `/v1/calls/${encodeURIComponent(props.callId)}/notes`;
  const saving = createSaving();
  // Notes are read again and again: one that is being changed must stay as it is typed.
  const notes = createRows(
    () => props.read.data()?.notes ?? [],
    ({ noteId }) => noteId,
  );
  const write = async ({ text, atSec }: NoteDraft) => {
    const done = await saving.run(() =>
      send('POST', path(), { text, ...(atSec !== undefined && { atSec }) }),
    );
    props.read.reread();
    return done !== undefined;
  };
  return (
    <Panel read={props.read} title={t('callPage.notes')} class="call-notes">
      {() => (
        <>
          <ul class="notes">
            <For each={notes.ids()} fallback={<li class="panel-empty">{t('callPage.noNotes')}</li>}>
              {(noteId) => (
                <Show when={notes.row(noteId)}>
                  {(note) => (
                    <NoteLine
                      note={note()}
                      callId={props.callId}
                      timeZone={props.timeZone}
                      path={`${path()}/${encodeURIComponent(noteId)}`}
                      reading={props.reading}
                      onGo={props.onGo}
                      onDone={props.read.reread}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
          <NoteForm
            label={t('callPage.newNote')}
            moment={props.reading.at()}
            isBusy={saving.isBusy()}
            onSave={write}
            outcome={<Outcome saving={saving} />}
          />
        </>
      )}
    </Panel>
  );
}

interface NoteLineProps {
  note: OwnNote;
  callId: string;
  timeZone: string;
  path: string;
  reading: Reading;
  onGo: () => void;
  onDone: () => void;
}

function NoteLine(props: NoteLineProps) {
  const { t, format } = useI18n();
  const saving = createSaving();
  const [isEdited, setEdited] = createSignal(false);
  const change = async ({ text, atSec }: NoteDraft) => {
    const done = await saving.run(() => send('PATCH', props.path, { text, atSec: atSec ?? null }));
    if (done === undefined) return false;
    setEdited(false);
    props.onDone();
    return true;
  };
  const remove = async () => {
    if (!confirm(t('callPage.confirmNote'))) return;
    if ((await saving.run(() => send('DELETE', props.path))) !== undefined) props.onDone();
  };
  const when = () => {
    const { createdAt, editedAt } = props.note;
    const written = `${format().date(createdAt, props.timeZone)} ${format().time(createdAt, props.timeZone)}`;
    return editedAt === undefined ? written : t('callPage.edited', { time: written });
  };
  return (
    <li class="note">
      <p class="note-head">
        <Show when={props.note.atSec !== undefined}>
          <MomentLink
            callId={props.callId}
            atSec={props.note.atSec ?? 0}
            onGo={() => {
              props.reading.goTo(props.note.atSec ?? 0);
              props.onGo();
            }}
          />
        </Show>
        <strong>{props.note.author}</strong> <span class="note-when">{when()}</span>
      </p>
      <Show
        when={isEdited()}
        fallback={
          <>
            <p class="note-text" dir="auto">
              {props.note.text}
            </p>
            <Show when={props.note.isYours}>
              <p class="note-acts">
                <button type="button" class="note-act" onClick={() => setEdited(true)}>
                  {t('callPage.edit')}
                </button>
                <button
                  type="button"
                  class="note-act"
                  disabled={saving.isBusy()}
                  onClick={() => void remove()}
                >
                  {t('callPage.remove')}
                </button>
              </p>
              <Outcome saving={saving} />
            </Show>
          </>
        }
      >
        <NoteForm
          label={t('callPage.edit')}
          moment={props.note.atSec ?? props.reading.at()}
          note={props.note}
          isBusy={saving.isBusy()}
          onSave={change}
          onCancel={() => setEdited(false)}
          outcome={<Outcome saving={saving} />}
        />
      </Show>
    </li>
  );
}

import type { Tracker, TrackerList } from '@earshot/contracts';
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createRows } from '../rows.ts';
import { createSaving, Outcome } from './outcome.tsx';
import { TrackerForm } from './tracker-form.tsx';
import { TrackerRow } from './tracker-row.tsx';

/** While stored calls are being counted, how far that is is asked for this often. */
const PROGRESS_MS = 1_000;

/** What Earshot listens for: keywords and competitors, of the organisation or of one team. */
export function TrackersPart() {
  const { t, format } = useI18n();
  const { changes, mayEdit } = useFrame();
  const read = createRead<TrackerList>(() => '/v1/trackers', changes);
  const [editing, edit] = createSignal<Tracker | 'new'>();
  const saving = createSaving();
  createEffect(() => {
    if (read.data()?.backfill.state !== 'running') return;
    const timer = setInterval(read.reread, PROGRESS_MS);
    onCleanup(() => clearInterval(timer));
  });
  const inOrder = createMemo(() =>
    (read.data()?.trackers ?? []).toSorted(
      (a, b) => a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label),
    ),
  );
  const rows = createRows(inOrder, ({ id }) => id);
  const remove = async ({ id, label }: Tracker) => {
    if (!confirm(t('settings.trackers.confirm', { label }))) return;
    await saving.run(() => send('DELETE', `/v1/trackers/${encodeURIComponent(id)}`));
    read.reread();
  };
  return (
    <Panel read={read} title={t('settings.trackers.title')}>
      {(data) => (
        <>
          <p class="settings-why">{t('settings.trackers.why')}</p>
          <Show when={data().backfill.state === 'running'}>
            <p class="backfill" role="status">
              <progress value={data().backfill.done} max={Math.max(1, data().backfill.total)} />{' '}
              {t('settings.trackers.counting', {
                done: format().number(data().backfill.done),
                total: format().number(data().backfill.total),
              })}
            </p>
          </Show>
          <Outcome saving={saving} />
          <Show when={mayEdit()}>
            <Show
              when={editing() === 'new'}
              fallback={
                <button type="button" class="main settings-new" onClick={() => edit('new')}>
                  {t('settings.trackers.new')}
                </button>
              }
            >
              <TrackerForm onDone={() => done()} onCancel={() => edit(undefined)} />
            </Show>
          </Show>
          <ul class="settings-list">
            <For each={rows.ids()} fallback={<li>{t('settings.trackers.none')}</li>}>
              {(id) => (
                <Show when={rows.row(id)}>
                  {(tracker) => (
                    <li>
                      <Show
                        when={isEditing(id)}
                        fallback={
                          <TrackerRow
                            tracker={tracker()}
                            isBusy={saving.isBusy()}
                            onChange={() => edit(tracker())}
                            onDelete={() => void remove(tracker())}
                          />
                        }
                      >
                        <TrackerForm
                          tracker={tracker()}
                          onDone={() => done()}
                          onCancel={() => edit(undefined)}
                        />
                      </Show>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </>
      )}
    </Panel>
  );

  function isEditing(id: string): boolean {
    const now = editing();
    return typeof now === 'object' && now.id === id;
  }

  function done(): void {
    edit(undefined);
    read.reread();
  }
}

import type { Tracker, TrackerList } from '@earshot/contracts';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createSaving, Outcome } from './outcome.tsx';
import { TrackerForm } from './tracker-form.tsx';

/** While stored calls are being counted, how far that is is asked for this often. */
const PROGRESS_MS = 1_000;

/** What Earshot listens for: keywords and competitors, of the organisation or of one team. */
export function TrackersPart() {
  const { t, plural, format } = useI18n();
  const { changes, teams, mayEdit, seesAll } = useFrame();
  const read = createRead<TrackerList>(() => '/v1/trackers', changes);
  const [editing, edit] = createSignal<Tracker | 'new'>();
  const saving = createSaving();
  createEffect(() => {
    if (read.data()?.backfill.state !== 'running') return;
    const timer = setInterval(read.reread, PROGRESS_MS);
    onCleanup(() => clearInterval(timer));
  });
  const teamName = (id: string) => teams().find((team) => team.id === id)?.name ?? id;
  const inOrder = (trackers: readonly Tracker[]) =>
    [...trackers].sort((a, b) => a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label));
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
            <For each={inOrder(data().trackers)} fallback={<li>{t('settings.trackers.none')}</li>}>
              {(tracker) => (
                <li>
                  <Show
                    when={isEditing(tracker)}
                    fallback={
                      <div class="settings-row">
                        <div>
                          <strong>{tracker.label}</strong>{' '}
                          <span class="of-all">
                            {t(`settings.trackers.kinds.${tracker.kind}`)}
                            <Show when={tracker.team}>{(team) => ` · ${teamName(team())}`}</Show>
                          </span>
                          <p class="settings-phrases">
                            {format().list(tracker.phrases.slice(0, 8))}
                            <Show when={tracker.phrases.length > 8}>
                              {' '}
                              {plural('settings.trackers.morePhrases', tracker.phrases.length - 8)}
                            </Show>
                          </p>
                        </div>
                        <Show when={mayEdit() && (seesAll() || tracker.team !== undefined)}>
                          <span class="settings-acts">
                            <button
                              type="button"
                              class="quiet"
                              aria-label={t('settings.changeOne', { name: tracker.label })}
                              onClick={() => edit(tracker)}
                            >
                              {t('settings.change')}
                            </button>
                            <button
                              type="button"
                              class="quiet"
                              aria-label={t('settings.deleteOne', { name: tracker.label })}
                              disabled={saving.isBusy()}
                              onClick={() => void remove(tracker)}
                            >
                              {t('settings.delete')}
                            </button>
                          </span>
                        </Show>
                      </div>
                    }
                  >
                    <TrackerForm tracker={tracker} onDone={() => done()} onCancel={() => edit(undefined)} />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Panel>
  );

  function isEditing({ id }: Tracker): boolean {
    const now = editing();
    return typeof now === 'object' && now.id === id;
  }

  function done(): void {
    edit(undefined);
    read.reread();
  }
}

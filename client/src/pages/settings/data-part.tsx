import type { AuditList, ErasureList, OrganisationSettings } from '@earshot/contracts';
import { createEffect, createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { send } from '../../live/send.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createSaving, Outcome } from './outcome.tsx';

const PROGRESS_MS = 2_000;
const ERASABLE = ['customers', 'sellers', 'calls'] as const;
const MOST_DAYS = 3_653;

/** How long what was said is kept, erasing for good, and who has seen or erased what. */
export function DataPart() {
  return (
    <>
      <Retention />
      <Erasing />
      <Audit />
    </>
  );
}

function Retention() {
  const { t } = useI18n();
  const { changes } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const read = createRead<OrganisationSettings>(() => '/v1/settings', changes);
  /** What somebody has typed, which stays whatever is read anew meanwhile. */
  const [typed, type] = createSignal<string>();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const days = Number(new FormData(event.currentTarget).get('days'));
    const before = read.data()?.retention?.transcriptDays;
    const isShorter = days > 0 && (before === undefined || days < before);
    if (isShorter && !confirm(t('settings.data.confirmRetention', { days }))) return;
    await saving.run(() =>
      send('PATCH', '/v1/settings', { retention: days > 0 ? { transcriptDays: days } : null }),
    );
    read.reread();
  };
  return (
    <Panel read={read} title={t('settings.data.retention')}>
      {(data) => (
        <form class="settings-form" onSubmit={(event) => void save(event)}>
          <p class="settings-why">{t('settings.data.retentionWhy')}</p>
          <label for={`${id}-days`}>{t('settings.data.days')}</label>
          <input
            id={`${id}-days`}
            name="days"
            type="number"
            min={0}
            max={MOST_DAYS}
            value={typed() ?? data().retention?.transcriptDays ?? ''}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <Outcome saving={saving} />
          <p class="settings-acts">
            <button type="submit" class="main" disabled={saving.isBusy()}>
              {t('settings.save')}
            </button>
          </p>
        </form>
      )}
    </Panel>
  );
}

function Erasing() {
  const { t, plural, format } = useI18n();
  const { changes, timeZone } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const read = createRead<ErasureList>(() => '/v1/erasures', changes);
  const [kind, setKind] = createSignal<(typeof ERASABLE)[number]>('customers');
  const [what, setWhat] = createSignal('');
  const [again, setAgain] = createSignal('');
  createEffect(() => {
    if (!read.data()?.erasures.some(({ state }) => state !== 'done')) return;
    const timer = setInterval(read.reread, PROGRESS_MS);
    onCleanup(() => clearInterval(timer));
  });
  const erase = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await saving.run(() => send('DELETE', `/v1/${kind()}/${encodeURIComponent(what().trim())}`));
    if (done === undefined) return;
    setWhat('');
    setAgain('');
    read.reread();
  };
  return (
    <Panel read={read} title={t('settings.data.erase')}>
      {(data) => (
        <>
          <form class="settings-form" onSubmit={(event) => void erase(event)}>
            <p class="settings-why">{t('settings.data.eraseWhy')}</p>
            <label for={`${id}-kind`}>{t('settings.data.what')}</label>
            <select
              id={`${id}-kind`}
              onChange={(event) => setKind(event.currentTarget.value as (typeof ERASABLE)[number])}
            >
              <For each={ERASABLE}>
                {(each) => (
                  <option value={each} selected={kind() === each}>
                    {t(`settings.data.kinds.${each}`)}
                  </option>
                )}
              </For>
            </select>
            <label for={`${id}-id`}>{t('settings.data.id')}</label>
            <input
              id={`${id}-id`}
              required
              value={what()}
              onInput={(event) => setWhat(event.currentTarget.value)}
            />
            <label for={`${id}-again`}>{t('settings.data.idAgain')}</label>
            <input
              id={`${id}-again`}
              value={again()}
              onInput={(event) => setAgain(event.currentTarget.value)}
            />
            <Outcome saving={saving} />
            <p class="settings-acts">
              <button
                type="submit"
                class="quiet wrong"
                disabled={what().trim() === '' || again() !== what() || saving.isBusy()}
              >
                {t('settings.data.eraseNow')}
              </button>
            </p>
          </form>
          <ul class="settings-list">
            <For each={data().erasures} fallback={<li>{t('settings.data.noErasures')}</li>}>
              {(erasure) => (
                <li class="settings-row">
                  <span>
                    {t(`settings.data.erased.${erasure.kind}`)}{' '}
                    <span class="of-all">
                      {format().date(erasure.requestedAt, timeZone())}{' '}
                      {format().time(erasure.requestedAt, timeZone())}
                    </span>
                  </span>
                  <span class="of-all">
                    {t(`settings.data.states.${erasure.state}`)},{' '}
                    {plural('settings.data.records', erasure.erased)}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Panel>
  );
}

function Audit() {
  const { t, format } = useI18n();
  const { changes, timeZone } = useFrame();
  const read = createRead<AuditList>(() => '/v1/audit?limit=100', changes);
  return (
    <Panel read={read} title={t('settings.data.audit')}>
      {(data) => (
        <Show when={data().entries.length > 0} fallback={<p>{t('settings.data.noAudit')}</p>}>
          <section class="table-scroll" tabindex="0" aria-label={t('settings.data.auditList')}>
            <table class="audit">
              <thead>
                <tr>
                  <th scope="col">{t('settings.data.columns.when')}</th>
                  <th scope="col">{t('settings.data.columns.who')}</th>
                  <th scope="col">{t('settings.data.columns.act')}</th>
                  <th scope="col">{t('settings.data.columns.entity')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={data().entries}>
                  {(entry) => (
                    <tr>
                      <td>
                        {format().date(entry.at, timeZone())} {format().exactTime(entry.at, timeZone())}
                      </td>
                      <td>{entry.who.name}</td>
                      <td>{t(`settings.data.acts.${entry.what}`)}</td>
                      <td>{entry.entity?.id ?? ''}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </section>
        </Show>
      )}
    </Panel>
  );
}

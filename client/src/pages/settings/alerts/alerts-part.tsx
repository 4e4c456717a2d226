import type { AlertList, AlertRule, NewAlertRule } from '@earshot/contracts';
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { createScopeName } from '../../../controls/scope-name.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { createRead } from '../../../live/read.ts';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { Panel } from '../../panel.tsx';
import { createRows } from '../../rows.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { LastAlerts } from './last-alerts.tsx';
import './alerts-part.css';
import { RuleForm } from './rule-form.tsx';
import { type RuleAct, RuleRow } from './rule-row.tsx';
import { SecretShown } from './secret-shown.tsx';
import { without, withSaved } from './secrets.ts';

/** While something is on its way to a program, how that stands is asked for this often. */
const SENDING_MS = 3_000;

/** Rules that tell when a figure becomes worth knowing, and what they told. */
export function AlertsPart() {
  const { t } = useI18n();
  const { connection, teams } = useFrame();
  const read = createRead<AlertRule[]>(() => '/v1/alert-rules');
  const last = createRead<AlertList>(() => '/v1/alerts');
  const [editing, edit] = createSignal<string>();
  const [told, setTold] = createSignal<readonly NewAlertRule[]>([]);
  const saving = createSaving();
  const rows = createRows(
    () => read.data() ?? [],
    ({ id }) => id,
  );
  const rereadAll = () => {
    read.reread();
    last.reread();
  };
  onCleanup(
    connection.listen({
      ...{ connected: rereadAll, disconnected: () => {}, alert: rereadAll },
      ...{ delta: () => {}, snapshot: () => {}, heartbeat: () => {} },
    }),
  );
  createEffect(() => {
    if (!last.data()?.some(({ delivery }) => delivery?.state === 'sending')) return;
    const timer = setInterval(last.reread, SENDING_MS);
    onCleanup(() => clearInterval(timer));
  });
  const latest = createMemo(() => new Map((last.data() ?? []).toReversed().map((one) => [one.ruleId, one])));
  const scopeName = createScopeName(teams);

  const done = (saved: NewAlertRule) => {
    edit(undefined);
    setTold((shown) => withSaved(shown, saved));
    read.reread();
  };
  const act = async (rule: AlertRule, what: RuleAct) => {
    const path = `/v1/alert-rules/${encodeURIComponent(rule.id)}`;
    if (what === 'change') return void edit(rule.id);
    if (what === 'delete') {
      if (!confirm(t('alerts.confirm', { name: rule.name }))) return;
      if (await saving.run(() => send('DELETE', path))) setTold((shown) => without(shown, rule.id));
    } else await saving.run(() => send('PATCH', path, { isOn: !rule.isOn }));
    read.reread();
  };
  return (
    <>
      <Panel read={read} title={t('alerts.title')}>
        {() => (
          <>
            <p class="settings-why">{t('alerts.why')}</p>
            <For each={told()}>
              {(rule) => (
                <SecretShown rule={rule} onDone={() => setTold((shown) => without(shown, rule.id))} />
              )}
            </For>
            <Show
              when={editing() === 'new'}
              fallback={
                <button type="button" class="main settings-new" onClick={() => edit('new')}>
                  {t('alerts.new')}
                </button>
              }
            >
              <RuleForm onDone={done} onCancel={() => edit(undefined)} />
            </Show>
            <Outcome saving={saving} meanings={{ conflict: t('alerts.conflict') }} />
            <ul class="settings-list">
              <For each={rows.ids()} fallback={<li>{t('alerts.none')}</li>}>
                {(id) => (
                  <Show when={rows.row(id)}>
                    {(rule) => (
                      <li>
                        <Show
                          when={editing() === id}
                          fallback={
                            <RuleRow
                              rule={rule()}
                              scopeName={scopeName(rule().scope)}
                              delivery={latest().get(id)?.delivery}
                              isBusy={saving.isBusy()}
                              onAct={(what) => void act(rule(), what)}
                            />
                          }
                        >
                          <RuleForm rule={rule()} onDone={done} onCancel={() => edit(undefined)} />
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
      <LastAlerts read={last} scopeName={scopeName} />
    </>
  );
}

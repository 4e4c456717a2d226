import type { Screen } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { createRead } from '../../../live/read.ts';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { Panel } from '../../panel.tsx';
import { createRows } from '../../rows.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { createAgo } from '../people/create-ago.ts';
import '../people/people.css';
import { ScreenForm } from './screen-form.tsx';
import { type ScreenAct, ScreenRow } from './screen-row.tsx';
import './screens.css';

/** Screens say of themselves how they are; so often it is asked what they have said. */
const READ_EVERY_MS = 5_000;

/** The screens on the walls: how they are, what they show, and how another one comes to them. */
export function ScreensPart() {
  const { t } = useI18n();
  const { mayEdit } = useFrame();
  const [address, setAddress] = useSearchParams<{ code?: string }>();
  const [ticks, tick] = createSignal(0);
  const ticking = setInterval(() => {
    if (!document.hidden) tick((n) => n + 1);
  }, READ_EVERY_MS);
  onCleanup(() => clearInterval(ticking));
  const read = createRead<Screen[]>(() => '/v1/screens', ticks);
  const ago = createAgo();
  const saving = createSaving();
  const [isAdding, setAdding] = createSignal(address.code !== undefined);
  const [editing, edit] = createSignal<string>();
  /** What was done last, where that is more than that a screen has been told. */
  const [done, setDone] = createSignal('');
  const byName = createMemo(() => (read.data() ?? []).toSorted((a, b) => a.name.localeCompare(b.name)));
  const rows = createRows(byName, ({ id }) => id);

  const endAdding = () => {
    setAdding(false);
    setAddress({ code: undefined }, { replace: true });
  };
  const act = async ({ id, name }: Screen, what: ScreenAct) => {
    const path = `/v1/screens/${encodeURIComponent(id)}`;
    setDone('');
    if (what === 'change') edit(id);
    else if (what !== 'revoke') await saving.run(() => send('POST', `${path}/commands`, { command: what }));
    else if (confirm(t('screens.confirmRevoke', { name }))) {
      if (await saving.run(() => send('DELETE', path))) setDone(t('screens.revoked', { name }));
      read.reread();
    }
  };

  return (
    <Panel read={read} title={t('screens.title')}>
      {() => (
        <>
          <p class="settings-why">{t('screens.why', { address: `${location.origin}/screen` })}</p>
          <Show when={mayEdit()}>
            <Show
              when={isAdding()}
              fallback={
                <button type="button" class="main settings-new" onClick={() => setAdding(true)}>
                  {t('screens.add')}
                </button>
              }
            >
              <ScreenForm
                code={address.code}
                onDone={(name) => {
                  endAdding();
                  setDone(t('screens.paired', { name }));
                  read.reread();
                }}
                onCancel={endAdding}
              />
            </Show>
          </Show>
          <Show when={done() !== ''} fallback={<Outcome saving={saving} saved={t('screens.told')} />}>
            <p role="status">{done()}</p>
          </Show>
          <ul class="settings-list screens">
            <For each={rows.ids()} fallback={<li>{t('screens.none')}</li>}>
              {(id) => (
                <Show when={rows.row(id)}>
                  {(screen) => (
                    <li>
                      <ScreenRow
                        screen={screen()}
                        isBusy={!mayEdit() || saving.isBusy()}
                        ago={ago}
                        onAct={(what) => void act(screen(), what)}
                      />
                      <Show when={editing() === id}>
                        <ScreenForm
                          screen={screen()}
                          onDone={() => {
                            edit(undefined);
                            read.reread();
                          }}
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
}

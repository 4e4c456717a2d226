import type { Account, AccountLink } from '@earshot/contracts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type TextKey, useI18n } from '../../../i18n/index.tsx';
import { createRead } from '../../../live/read.ts';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { Panel } from '../../panel.tsx';
import { createRows } from '../../rows.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { createAgo } from './create-ago.ts';
import { HandedLink } from './handed-link.tsx';
import './people.css';
import { PersonForm } from './person-form.tsx';
import { type PersonAct, PersonRow } from './person-row.tsx';

/** What is asked before each act that others would notice. */
const ASKED: Partial<Record<PersonAct, TextKey>> = {
  link: 'people.confirmLink',
  signOut: 'people.confirmSignOut',
  unlink: 'people.confirmUnlink',
  disable: 'people.confirmDisable',
  delete: 'people.confirmDelete',
};

/** Everybody who has an account, and whom else to let in. */
export function PeoplePart() {
  const { t } = useI18n();
  const { session } = useFrame();
  const read = createRead<Account[]>(() => '/v1/accounts');
  const ago = createAgo();
  const saving = createSaving();
  const [editing, edit] = createSignal<string>();
  const [isInviting, setInviting] = createSignal(false);
  const [handed, hand] = createSignal<{ id: string; name: string; link: AccountLink }>();
  const byName = createMemo(() => (read.data() ?? []).toSorted((a, b) => a.name.localeCompare(b.name)));
  const rows = createRows(byName, ({ id }) => id);
  const done = () => {
    setInviting(false);
    edit(undefined);
    read.reread();
  };

  const act = async (account: Account, what: PersonAct) => {
    const question = ASKED[what];
    if (question !== undefined && !confirm(t(question, { name: account.name }))) return;
    const path = `/v1/accounts/${encodeURIComponent(account.id)}`;
    // It is shown once: only what makes it worthless takes it away.
    const takeBack = () => hand((given) => (given?.id === account.id ? undefined : given));
    switch (what) {
      case 'change':
        edit(account.id);
        return;
      case 'link': {
        const link = await saving.run(() => send<AccountLink>('POST', `${path}/links`, {}));
        if (link !== undefined) hand({ id: account.id, name: account.name, link });
        break;
      }
      case 'signOut':
        await saving.run(() => send('DELETE', `${path}/sessions`));
        break;
      case 'unlink':
        await saving.run(() => send('DELETE', `${path}/provider`));
        break;
      case 'delete':
        if (await saving.run(() => send('DELETE', path))) takeBack();
        break;
      default:
        if (await saving.run(() => send('PATCH', path, { isDisabled: what === 'disable' }))) takeBack();
    }
    read.reread();
  };

  return (
    <Panel read={read} title={t('people.title')}>
      {() => (
        <>
          <p class="settings-why">{t('people.why')}</p>
          <Show when={handed()} keyed>
            {(given) => (
              <HandedLink name={given.name} link={given.link} takesFocus onDone={() => hand(undefined)} />
            )}
          </Show>
          <Show
            when={isInviting()}
            fallback={
              <button type="button" class="main settings-new" onClick={() => setInviting(true)}>
                {t('people.invite')}
              </button>
            }
          >
            <PersonForm
              onInvited={({ account, link }) => hand({ id: account.id, name: account.name, link })}
              onDone={done}
              onCancel={() => setInviting(false)}
            />
          </Show>
          <Outcome saving={saving} meanings={{ conflict: t('people.lastAdmin') }} />
          <ul class="settings-list people">
            <For each={rows.ids()} fallback={<li>{t('people.none')}</li>}>
              {(id) => (
                <Show when={rows.row(id)}>
                  {(account) => (
                    <li>
                      <PersonRow
                        account={account()}
                        isYou={session.info()?.account?.id === id}
                        isBusy={saving.isBusy()}
                        ago={ago}
                        onAct={(what) => void act(account(), what)}
                      />
                      <Show when={editing() === id}>
                        <PersonForm account={account()} onDone={done} onCancel={() => edit(undefined)} />
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

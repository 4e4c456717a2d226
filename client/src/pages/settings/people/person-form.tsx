import type { Account, AccountChange, AccountInput, InvitedAccount, PersonRole } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { send } from '../../../live/send.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { TeamChoice } from './team-choice.tsx';

const ROLES: readonly PersonRole[] = ['manager', 'admin'];

interface PersonFormProps {
  /** Whose account is changed; absent where somebody is invited. */
  account?: Account;
  onInvited?: (invited: InvitedAccount) => void;
  onDone: () => void;
  onCancel: () => void;
}

/** Invites somebody, or changes what somebody is called and may see. */
export function PersonForm(props: PersonFormProps) {
  const { t } = useI18n();
  const id = createUniqueId();
  const saving = createSaving();
  const [email, setEmail] = createSignal('');
  const [name, setName] = createSignal(props.account?.name ?? '');
  const [role, setRole] = createSignal<PersonRole>(props.account?.role ?? 'manager');
  const [teams, setTeams] = createSignal<string[] | undefined>(props.account?.teams);
  const seen = () => (role() === 'manager' ? teams() : undefined);
  const isWhole = () => name().trim() !== '' && seen()?.length !== 0;

  const invite = async () => {
    const chosen = seen();
    const input: AccountInput = {
      email: email().trim(),
      name: name().trim(),
      role: role(),
      ...(chosen && { teams: chosen }),
    };
    const invited = await saving.run(() => send<InvitedAccount>('POST', '/v1/accounts', input));
    if (invited !== undefined) props.onInvited?.(invited);
    return invited !== undefined;
  };
  const change = async (account: Account) => {
    const input: AccountChange = { name: name().trim(), role: role(), teams: seen() ?? null };
    const path = `/v1/accounts/${encodeURIComponent(account.id)}`;
    return (await saving.run(() => send('PATCH', path, input))) !== undefined;
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole()) return;
    const isSaved = await (props.account === undefined ? invite() : change(props.account));
    if (isSaved) props.onDone();
  };
  return (
    <form class="settings-form" onSubmit={(event) => void save(event)}>
      <Show when={props.account === undefined}>
        <label for={`${id}-email`}>{t('people.email')}</label>
        <input
          id={`${id}-email`}
          type="email"
          autocomplete="off"
          required
          maxlength={254}
          value={email()}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </Show>
      <label for={`${id}-name`}>{t('people.name')}</label>
      <input
        id={`${id}-name`}
        autocomplete="off"
        required
        maxlength={200}
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <fieldset class="settings-kinds role-choice">
        <legend>{t('people.role')}</legend>
        <For each={ROLES}>
          {(each) => (
            <label>
              <input
                type="radio"
                name={`${id}-role`}
                checked={role() === each}
                onChange={() => setRole(each)}
              />
              <span>
                {t(`people.roles.${each}`)} <span class="settings-why">{t(`people.roleWhy.${each}`)}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={role() === 'manager'}>
        <TeamChoice teams={teams()} onChoose={setTeams} />
      </Show>
      <Outcome
        saving={saving}
        meanings={{ conflict: t(props.account === undefined ? 'people.emailTaken' : 'people.lastAdmin') }}
      />
      <p class="settings-acts">
        <button type="submit" class="main" disabled={!isWhole() || saving.isBusy()}>
          {t(props.account === undefined ? 'people.inviteNow' : 'settings.save')}
        </button>
        <button type="button" class="quiet" onClick={() => props.onCancel()}>
          {t('settings.cancel')}
        </button>
      </p>
    </form>
  );
}

import type { PasswordChange } from '@earshot/contracts';
import { createSignal, Show } from 'solid-js';
import { PasswordField } from '../../../access/password-field.tsx';
import { passwordLengthOf } from '../../../access/password-length.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { createSaving, Outcome } from '../outcome.tsx';

interface OwnPasswordProps {
  email: string;
  hasPassword: boolean;
  /** It is another one, and nobody is signed in by the old one any more. */
  onChanged: () => void;
}

/** Changes one's own password. */
export function OwnPassword(props: OwnPasswordProps) {
  const { t } = useI18n();
  const { session } = useFrame();
  const saving = createSaving();
  const [current, setCurrent] = createSignal('');
  const [password, setPassword] = createSignal('');
  const isWhole = () => ['enough', 'good'].includes(passwordLengthOf(password()).is);
  const isWrong = () => {
    const failure = saving.failure();
    return failure?.code === 'forbidden' && 'path' in failure && failure.path === 'current';
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole()) return;
    const change: PasswordChange = {
      ...(props.hasPassword && { current: current() }),
      password: password(),
    };
    if ((await saving.run(() => send('PUT', '/v1/account/password', change))) === undefined) return;
    setCurrent('');
    setPassword('');
    props.onChanged();
    await session.check();
  };
  return (
    <form class="settings-form own-password" onSubmit={(event) => void save(event)}>
      <h3>{t('account.password')}</h3>
      <p class="settings-why">{t('account.passwordWhy')}</p>
      {/* For password managers: whose password it is. */}
      <input hidden type="text" autocomplete="username" readonly value={props.email} />
      <Show when={props.hasPassword}>
        <PasswordField
          label={t('account.current')}
          kind="current"
          value={current()}
          isWrong={isWrong()}
          onInput={setCurrent}
        />
      </Show>
      <PasswordField label={t('access.newPassword')} kind="new" value={password()} onInput={setPassword} />
      <Show
        when={!isWrong()}
        fallback={
          <p class="wrong" role="alert">
            {t('account.currentWrong')}
          </p>
        }
      >
        <Outcome
          saving={saving}
          saved={t('account.changed')}
          meanings={{ rate_limited: t('access.limited') }}
        />
      </Show>
      <p class="settings-acts">
        <button type="submit" class="main" disabled={!isWhole() || saving.isBusy()}>
          {t('account.set')}
        </button>
      </p>
    </form>
  );
}

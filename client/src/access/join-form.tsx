import type { JoinInfo, JoinInput } from '@earshot/contracts';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { faultWords } from './fault-words.ts';
import { PasswordField } from './password-field.tsx';
import { passwordLengthOf } from './password-length.ts';
import type { Session, SignInFault } from './session.ts';
import './sign-in-form.css';

interface JoinFormProps {
  session: Session;
  code: string;
  info: JoinInfo;
  onEntered: () => void;
  /** The link was used up meanwhile. */
  onSpent: () => void;
}

/** Sets the password that a link is for; the first admin says who they are as well. */
export function JoinForm(props: JoinFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const id = createUniqueId();
  const isFirst = () => props.info.purpose === 'firstAdmin';
  const [email, setEmail] = createSignal(props.info.email ?? '');
  const [name, setName] = createSignal(props.info.name ?? '');
  const [password, setPassword] = createSignal('');
  const [fault, setFault] = createSignal<SignInFault>();
  const [isBusy, setBusy] = createSignal(false);
  const isWhole = () => ['enough', 'good'].includes(passwordLengthOf(password()).is);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy() || !isWhole()) return;
    const input: JoinInput = {
      code: props.code,
      password: password(),
      ...(isFirst() && { email: email().trim(), name: name().trim() }),
    };
    setBusy(true);
    const found = await props.session.join(input);
    setBusy(false);
    setFault(found);
    if (found === undefined) props.onEntered();
    else if (found.why === 'spent') props.onSpent();
  }

  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <Show when={isFirst()}>
        <div class="sign-in-field">
          <label for={`${id}-name`}>{t('access.name')}</label>
          <input
            id={`${id}-name`}
            autocomplete="name"
            required
            maxlength={200}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
      </Show>
      <div class="sign-in-field">
        <label for={`${id}-email`}>{t('access.email')}</label>
        {/* Read-only, but a field: password managers keep it with the password. */}
        <input
          id={`${id}-email`}
          type="email"
          autocomplete="username"
          required
          readonly={!isFirst()}
          maxlength={254}
          value={email()}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <PasswordField label={t('access.newPassword')} kind="new" value={password()} onInput={setPassword} />
      <p role="alert" class="wrong">
        {fault() && faultWords(i18n, fault()!)}
      </p>
      <button type="submit" class="main" disabled={isBusy() || !isWhole()}>
        {t('access.join')}
      </button>
    </form>
  );
}

import { createSignal, createUniqueId } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { faultWords } from './fault-words.ts';
import { PasswordField } from './password-field.tsx';
import type { Session, SignInFault } from './session.ts';
import './sign-in-form.css';

interface PasswordFormProps {
  session: Session;
  onEntered?: (() => void) | undefined;
}

/** Signs in by address and password. */
export function PasswordForm(props: PasswordFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const id = createUniqueId();
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [fault, setFault] = createSignal<SignInFault>();
  const [isBusy, setBusy] = createSignal(false);
  const isWrong = () => fault()?.why === 'wrong';

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy()) return;
    setBusy(true);
    const found = await props.session.enter({ email: email().trim(), password: password() });
    setBusy(false);
    setFault(found);
    if (found === undefined) props.onEntered?.();
  }

  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <div class="sign-in-field">
        <label for={id}>{t('access.email')}</label>
        <input
          id={id}
          type="email"
          autocomplete="username"
          required
          maxlength={254}
          value={email()}
          aria-invalid={isWrong()}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <PasswordField
        label={t('access.password')}
        kind="current"
        value={password()}
        isWrong={isWrong()}
        onInput={setPassword}
      />
      <p role="alert" class="wrong">
        {fault() && faultWords(i18n, fault()!)}
      </p>
      <button type="submit" class="main" disabled={isBusy()}>
        {t('access.submit')}
      </button>
    </form>
  );
}

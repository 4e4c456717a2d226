import { createSignal, createUniqueId, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { PASSWORD_LENGTH, passwordLengthOf } from './password-length.ts';
import './sign-in-form.css';

interface PasswordFieldProps {
  label: string;
  /** Whether a password is chosen, which says how long it is, or one that exists is given. */
  kind: 'new' | 'current';
  value: string;
  onInput: (password: string) => void;
  isWrong?: boolean;
}

/** A password, which its writer may look at. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useI18n();
  const id = createUniqueId();
  const [isShown, setShown] = createSignal(false);
  const isNew = () => props.kind === 'new';
  return (
    <div class="sign-in-field">
      <label for={id}>{props.label}</label>
      <div class="sign-in-row">
        <input
          id={id}
          type={isShown() ? 'text' : 'password'}
          autocomplete={isNew() ? 'new-password' : 'current-password'}
          autocapitalize="none"
          spellcheck={false}
          required
          minlength={isNew() ? PASSWORD_LENGTH.least : undefined}
          maxlength={PASSWORD_LENGTH.most}
          value={props.value}
          aria-describedby={isNew() ? `${id}-length` : undefined}
          aria-invalid={props.isWrong === true}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <button
          type="button"
          class="quiet"
          aria-pressed={isShown()}
          onClick={() => setShown((shown) => !shown)}
        >
          {t(isShown() ? 'access.hidePassword' : 'access.showPassword')}
        </button>
      </div>
      <Show when={isNew()}>
        <PasswordMeter id={`${id}-length`} password={props.value} />
      </Show>
    </div>
  );
}

/** How far a password's length is, as a bar and in words. */
function PasswordMeter(props: { id: string; password: string }) {
  const { t, plural } = useI18n();
  const length = () => passwordLengthOf(props.password);
  const words = () => {
    const now = length();
    return now.is === 'short'
      ? plural('access.passwordShort', now.missing)
      : t(`access.passwordLength.${now.is}`);
  };
  return (
    <div class="password-meter" data-is={length().is}>
      <div class="password-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(1, props.password.length / PASSWORD_LENGTH.least) * 100}%` }} />
      </div>
      <p id={props.id} role="status">
        {words()}
      </p>
    </div>
  );
}

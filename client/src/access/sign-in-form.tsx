import { createSignal, createUniqueId, Show } from 'solid-js';
import { type TextKey, useI18n } from '../i18n/index.tsx';
import type { EnterOutcome, Session } from './session.ts';
import { signInCodeOf } from './sign-in-code.ts';
import './sign-in-form.css';

/** What each outcome that is not an entry says: what happened, and what next. */
export const FAULTS: Record<Exclude<EnterOutcome, 'entered'>, TextKey[]> = {
  used: ['access.used', 'access.usedNext'],
  limited: ['access.limited'],
  unreachable: ['access.unreachable'],
};

interface SignInFormProps {
  session: Session;
  /** What went wrong before the form was shown. */
  fault?: TextKey[] | undefined;
  onEntered?: () => void;
}

/** A field for the link, or the code in it, that the start command printed. */
export function SignInForm(props: SignInFormProps) {
  const { t } = useI18n();
  const [text, setText] = createSignal('');
  const [fault, setFault] = createSignal(props.fault ?? []);
  const [isBusy, setBusy] = createSignal(false);
  const [field, said] = [createUniqueId(), createUniqueId()];

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const code = signInCodeOf(text());
    if (code === undefined) {
      setFault(['access.noCode']);
      return;
    }
    setBusy(true);
    const outcome = await props.session.enter(code);
    setBusy(false);
    if (outcome === 'entered') props.onEntered?.();
    else setFault(FAULTS[outcome]);
  }

  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <label for={field}>{t('access.field')}</label>
      <div class="sign-in-row">
        <input
          id={field}
          type="text"
          autocomplete="off"
          spellcheck={false}
          required
          value={text()}
          aria-describedby={said}
          aria-invalid={fault().length > 0}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="main" disabled={isBusy()}>
          {t('access.submit')}
        </button>
      </div>
      <p id={said} role="alert" class="wrong">
        <Show when={fault().length > 0}>
          {fault()
            .map((key) => t(key))
            .join(' ')}
        </Show>
      </p>
    </form>
  );
}

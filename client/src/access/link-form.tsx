import { useNavigate } from '@solidjs/router';
import { createSignal, createUniqueId } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { faultWords } from './fault-words.ts';
import type { Session } from './session.ts';
import { isJoinLink, signInCodeOf } from './sign-in-code.ts';
import './sign-in-form.css';

interface LinkFormProps {
  session: Session;
  onEntered?: (() => void) | undefined;
}

/** A field for a link that was handed on or printed, or the code in it. */
export function LinkForm(props: LinkFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const navigate = useNavigate();
  const [text, setText] = createSignal('');
  const [fault, setFault] = createSignal('');
  const [isBusy, setBusy] = createSignal(false);
  const [field, said] = [createUniqueId(), createUniqueId()];

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const code = signInCodeOf(text());
    if (code === undefined) {
      setFault(t('access.noCode'));
      return;
    }
    if (isJoinLink(text())) {
      navigate(`/join#${code}`);
      return;
    }
    setBusy(true);
    const found = await props.session.enter({ code });
    setBusy(false);
    setFault(found === undefined ? '' : faultWords(i18n, found));
    if (found === undefined) props.onEntered?.();
  }

  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <label for={field}>{t('access.field')}</label>
      <div class="sign-in-row">
        <input
          id={field}
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
          value={text()}
          aria-describedby={said}
          aria-invalid={fault() !== ''}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="quiet" disabled={isBusy()}>
          {t('access.openLink')}
        </button>
      </div>
      <p id={said} role="alert" class="wrong">
        {fault()}
      </p>
    </form>
  );
}

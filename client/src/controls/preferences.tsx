import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { LANGUAGES, useI18n } from '../i18n/index.tsx';
import { Popover } from './popover.tsx';
import './preferences.css';
import { createTheme, THEMES } from './theme.ts';

interface PreferencesProps {
  /** Who is signed in. */
  name: string | undefined;
  /** Answers whether the session is over. */
  signOut: () => Promise<boolean>;
}

/** What a reader sets for themselves: language, theme, and leaving. One button, so that the bar stays quiet. */
export function Preferences(props: PreferencesProps) {
  const { t } = useI18n();
  return (
    <Popover
      title={t('bar.preferences')}
      buttonLabel={t('bar.preferences')}
      width={16}
      class="icon"
      button={<Person />}
    >
      {(close) => <PreferenceChoices {...props} close={close} />}
    </Popover>
  );
}

/** The choices themselves, for whatever panel they stand in. */
export function PreferenceChoices(props: PreferencesProps & { close: () => void }) {
  const { t, locale, setLocale } = useI18n();
  const [theme, setTheme] = createTheme();
  return (
    <div class="preferences">
      <Choices
        title={t('bar.language')}
        chosen={locale()}
        options={[...LANGUAGES].map(([tag, language]) => [tag, language.name, tag])}
        onChoose={setLocale}
      />
      <Choices
        title={t('bar.theme')}
        chosen={theme()}
        options={THEMES.map((name) => [name, t(`theme.${name}`)])}
        onChoose={setTheme}
      />
      <Show when={props.name}>
        {(name) => (
          <div class="preferences-foot">
            <p>{t('bar.signedInAs', { name: name() })}</p>
            <a href="/settings/account" onClick={() => props.close()}>
              {t('account.title')}
            </a>
            <SignOut signOut={props.signOut} />
          </div>
        )}
      </Show>
    </div>
  );
}

/** Whoever leaves a shared computer is not to believe that they are signed out while they are not. */
function SignOut(props: Pick<PreferencesProps, 'signOut'>) {
  const { t } = useI18n();
  const [state, setState] = createSignal<'idle' | 'asking' | 'unanswered'>('idle');
  const leave = async () => {
    if (state() === 'asking') return;
    setState('asking');
    setState((await props.signOut()) ? 'idle' : 'unanswered');
  };
  return (
    <>
      <button type="button" class="quiet" aria-busy={state() === 'asking'} onClick={() => void leave()}>
        {t(state() === 'asking' ? 'bar.signingOut' : 'bar.signOut')}
      </button>
      <Show when={state() === 'unanswered'}>
        <p role="alert" class="wrong">
          {t('bar.stillSignedIn')}
        </p>
      </Show>
    </>
  );
}

/** Values to choose one from, each with its name and, where it is not the page's, the language of that name. */
function Choices<Value extends string>(props: {
  title: string;
  chosen: Value;
  options: [value: Value, name: string, lang?: string][];
  onChoose: (value: Value) => void;
}): JSX.Element {
  const group = createUniqueId();
  return (
    <fieldset>
      <legend>{props.title}</legend>
      <For each={props.options}>
        {([value, name, lang]) => (
          <label lang={lang}>
            <input
              type="radio"
              name={group}
              checked={props.chosen === value}
              onChange={() => props.onChoose(value)}
            />
            {name}
          </label>
        )}
      </For>
    </fieldset>
  );
}

function Person() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      aria-hidden="true"
    >
      <circle cx="10" cy="7" r="3.25" />
      <path d="M3.75 17c.6-3.2 3-5 6.25-5s5.65 1.8 6.25 5" stroke-linecap="round" />
    </svg>
  );
}

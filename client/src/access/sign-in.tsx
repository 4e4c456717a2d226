import type { SignInWays } from '@earshot/contracts';
import { createSignal, onMount, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { LinkForm } from './link-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { type Session, signInWays } from './session.ts';
import './sign-in-form.css';
import { wantedPage } from './wanted-page.ts';

interface SignInProps {
  session: Session;
  onEntered?: (() => void) | undefined;
}

/** Where the server does not say how one signs in, every way is shown. */
const ANY_WAY: SignInWays = { password: true };

/** Every way of signing in that there is here: by password, by the organisation's provider, by a link. */
export function SignIn(props: SignInProps) {
  const { t } = useI18n();
  const [ways, setWays] = createSignal<SignInWays>();
  onMount(async () => setWays((await signInWays()) ?? ANY_WAY));
  const isLinkAlone = () => ways()?.password === false && ways()?.provider === undefined;
  return (
    <Show when={ways()} fallback={<div class="sign-in-ghost" aria-hidden="true" />}>
      {(known) => (
        <>
          <Show when={known().password}>
            <PasswordForm session={props.session} onEntered={props.onEntered} />
          </Show>
          <Show when={known().provider}>
            {(provider) => (
              // A plain way out of the page: the provider's own pages come next. A shared link, or a screen's code that a phone has
              // scanned, is still what somebody wants after them.
              <a
                class="provider"
                classList={{ main: !known().password }}
                href={`${provider().path}?${new URLSearchParams({ landing: wantedPage(location) })}`}
                rel="external"
              >
                {t('access.byProvider', { name: provider().name })}
              </a>
            )}
          </Show>
          <Show
            when={isLinkAlone()}
            fallback={
              <details class="sign-in-link">
                <summary>{t('access.haveLink')}</summary>
                <LinkForm session={props.session} onEntered={props.onEntered} />
                <p class="sign-in-hint">{t('access.noPassword')}</p>
              </details>
            }
          >
            <p>{t('access.firstStart')}</p>
            <LinkForm session={props.session} onEntered={props.onEntered} />
          </Show>
        </>
      )}
    </Show>
  );
}

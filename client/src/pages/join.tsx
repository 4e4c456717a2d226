import type { JoinInfo } from '@earshot/contracts';
import { useNavigate } from '@solidjs/router';
import { createSignal, Match, onMount, Show, Switch } from 'solid-js';
import { faultWords } from '../access/fault-words.ts';
import { JoinForm } from '../access/join-form.tsx';
import { lookAtLink, type Session, type SignInFault } from '../access/session.ts';
import { signInCodeOf } from '../access/sign-in-code.ts';
import { useI18n } from '../i18n/index.tsx';
import { PlainPage } from './plain-page.tsx';

/** Where a link leads that sets a password: of the first admin, of somebody invited, or of somebody who has lost theirs. */
export function Join(props: { session: Session }) {
  const i18n = useI18n();
  const { t } = i18n;
  const navigate = useNavigate();
  const [code, setCode] = createSignal<string>();
  const [info, setInfo] = createSignal<JoinInfo>();
  const [fault, setFault] = createSignal<SignInFault>();
  const [isMissing, setMissing] = createSignal(false);
  const purpose = () => info()?.purpose ?? 'invitation';

  const look = async (known: string) => {
    const answer = await lookAtLink(known);
    if ('info' in answer) setInfo(answer.info);
    setFault('fault' in answer ? answer.fault : undefined);
  };

  onMount(async () => {
    const found = signInCodeOf(location.hash);
    // The code leaves the address and the history before anything else happens.
    history.replaceState(history.state, '', '/join');
    setCode(found);
    setMissing(found === undefined);
    if (found !== undefined) await look(found);
  });

  return (
    <Switch fallback={<PlainPage title={t('access.looking')} />}>
      <Match when={isMissing()}>
        <PlainPage title={t('access.linkMissingTitle')}>
          <p>{t('access.linkMissing')}</p>
          <SignInInstead />
        </PlainPage>
      </Match>
      <Match when={fault()}>
        {(why) => (
          <PlainPage title={t('access.linkFailedTitle')}>
            <p role="alert">{faultWords(i18n, why())}</p>
            <Show when={why().why !== 'spent'} fallback={<SignInInstead />}>
              <button type="button" class="main" onClick={() => void look(code() ?? '')}>
                {t('access.again')}
              </button>
            </Show>
          </PlainPage>
        )}
      </Match>
      <Match when={info()}>
        {(known) => (
          <PlainPage title={t(`access.joinTitle.${purpose()}`)}>
            <p>{t(`access.joinText.${purpose()}`, { name: known().name ?? '' })}</p>
            <JoinForm
              session={props.session}
              code={code() ?? ''}
              info={known()}
              onEntered={() => navigate('/', { replace: true })}
              onSpent={() => setFault({ why: 'spent' })}
            />
          </PlainPage>
        )}
      </Match>
    </Switch>
  );
}

function SignInInstead() {
  const { t } = useI18n();
  return (
    <p>
      <a href="/">{t('access.signInInstead')}</a>
    </p>
  );
}

import { useNavigate } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import type { Session } from '../access/session.ts';
import { signInCodeOf } from '../access/sign-in-code.ts';
import { FAULTS } from '../access/sign-in-form.tsx';
import { type TextKey, useI18n } from '../i18n/index.tsx';
import { PlainPage } from './plain-page.tsx';
import { SignedOut } from './signed-out.tsx';

/** Where a sign-in link leads: its fragment, which no server or log ever sees, is the code. */
export function Enter(props: { session: Session }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [fault, setFault] = createSignal<TextKey[]>();
  const goHome = () => navigate('/', { replace: true });

  onMount(async () => {
    const code = signInCodeOf(location.hash);
    // The code leaves the address and the history before anything else happens.
    history.replaceState(history.state, '', '/enter');
    if (code === undefined) {
      setFault(['access.noCode']);
      return;
    }
    const outcome = await props.session.enter(code);
    // An old link, opened by someone who is signed in: there is nothing to complain about.
    if (outcome === 'used') await props.session.check();
    if (outcome === 'entered' || props.session.state() === 'signedIn') goHome();
    else setFault(FAULTS[outcome]);
  });

  return (
    <Show when={fault()} fallback={<PlainPage title={t('access.entering')} />}>
      {(keys) => <SignedOut session={props.session} fault={keys()} onEntered={goHome} />}
    </Show>
  );
}

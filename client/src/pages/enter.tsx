import { useNavigate } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { faultWords } from '../access/fault-words.ts';
import type { Session } from '../access/session.ts';
import { signInCodeOf } from '../access/sign-in-code.ts';
import { wantedPage } from '../access/wanted-page.ts';
import { useI18n } from '../i18n/index.tsx';
import { PlainPage } from './plain-page.tsx';
import { SignedOut } from './signed-out.tsx';

/**
 * Where a sign-in link leads: its fragment, which no server or log ever sees, is the code. The organisation's provider leads here
 * as well, with `?fault=`, whom it knows but Earshot does not let in, and `&landing=`, the page that they want.
 */
export function Enter(props: { session: Session }) {
  const i18n = useI18n();
  const { t } = i18n;
  const navigate = useNavigate();
  const [fault, setFault] = createSignal<string>();
  const wanted = wantedPage(location);
  const goOn = () => navigate(wanted, { replace: true });

  onMount(async () => {
    const code = signInCodeOf(location.hash);
    const provider = new URLSearchParams(location.search).get('fault');
    const isBare = location.hash === '' && provider === null;
    // The code leaves the address and the history before anything else happens.
    const kept = wanted === '/' ? '' : `?${new URLSearchParams({ landing: wanted })}`;
    history.replaceState(history.state, '', `/enter${kept}`);
    if (code === undefined) {
      if (isBare) setFault('');
      else if (provider === null) setFault(t('access.noCode'));
      else setFault(t(provider === 'no-account' ? 'access.noAccount' : 'access.providerFailed'));
      return;
    }
    const found = await props.session.enter({ code });
    // An old link, opened by someone who is signed in: there is nothing to complain about.
    if (found?.why === 'spent') await props.session.check();
    if (found === undefined || props.session.state() === 'signedIn') goOn();
    else setFault(faultWords(i18n, found));
  });

  return (
    <Show when={fault() !== undefined} fallback={<PlainPage title={t('access.entering')} />}>
      <SignedOut session={props.session} fault={fault()} onEntered={goOn} />
    </Show>
  );
}

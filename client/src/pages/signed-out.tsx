import { Show } from 'solid-js';
import type { Session } from '../access/session.ts';
import { SignIn } from '../access/sign-in.tsx';
import { useI18n } from '../i18n/index.tsx';
import { PlainPage } from './plain-page.tsx';

interface SignedOutProps {
  session: Session;
  /** What has just gone wrong. */
  fault?: string | undefined;
  onEntered?: () => void;
}

/** What someone without a session sees: every way to come by one. */
export function SignedOut(props: SignedOutProps) {
  const { t } = useI18n();
  return (
    <PlainPage title={t('access.title')}>
      <Show when={props.fault}>
        <p role="alert" class="wrong">
          {props.fault}
        </p>
      </Show>
      <SignIn session={props.session} onEntered={props.onEntered} />
    </PlainPage>
  );
}

import type { Session } from '../access/session.ts';
import { SignInForm } from '../access/sign-in-form.tsx';
import { type TextKey, useI18n } from '../i18n/index.tsx';
import { PlainPage } from './plain-page.tsx';

interface SignedOutProps {
  session: Session;
  fault?: TextKey[] | undefined;
  onEntered?: () => void;
}

/** What someone without a session sees: how to come by one, and where to put it. */
export function SignedOut(props: SignedOutProps) {
  const { t } = useI18n();
  return (
    <PlainPage title={t('access.signedOutTitle')}>
      <p>{t('access.signedOutText')}</p>
      <SignInForm {...props} />
    </PlainPage>
  );
}

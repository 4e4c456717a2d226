import type { I18n } from '../i18n/index.tsx';
import type { SignInFault } from './session.ts';

const MINUTE_SEC = 60;

/** What happened, and what next. */
export function faultWords({ t, plural }: Pick<I18n, 't' | 'plural'>, fault: SignInFault): string {
  switch (fault.why) {
    case 'spent':
      return `${t('access.spent')} ${t('access.spentNext')}`;
    case 'wrong':
      return t('access.wrong');
    case 'unreachable':
      return t('access.unreachable');
    case 'refused':
      return t('access.refused', { detail: fault.detail ?? '' });
    case 'limited':
      return `${t('access.limited')} ${nextTry(fault.retryAfterSec ?? MINUTE_SEC)}`;
  }

  function nextTry(seconds: number): string {
    if (seconds < MINUTE_SEC) return plural('access.againInSeconds', Math.ceil(seconds));
    return plural('access.againInMinutes', Math.ceil(seconds / MINUTE_SEC));
  }
}

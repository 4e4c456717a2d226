import { useI18n } from '../i18n/index.tsx';
import { PlainPage } from './plain-page.tsx';

export function NotFound() {
  const { t } = useI18n();
  return (
    <PlainPage title={t('missing.title')}>
      <p>
        <a href="/">{t('missing.home')}</a>
      </p>
    </PlainPage>
  );
}

import { useI18n } from '../../i18n/index.tsx';

/** Says that someone is one of the top sellers. */
export function TopMark() {
  const { t } = useI18n();
  return <span class="top-mark">{t('teamPage.isTop')}</span>;
}

import { useI18n } from '../i18n/index.tsx';

/** The name, and the way home. */
export function Brand() {
  const { t } = useI18n();
  return (
    <a class="brand" href="/">
      <svg viewBox="0 0 32 32" width="1.5em" height="1.5em" fill="none" aria-hidden="true">
        <g stroke="currentColor" stroke-width="3" stroke-linecap="round">
          <path d="M14 10.5a7.5 7.5 0 0 1 0 11M18.5 6a13.8 13.8 0 0 1 0 20" />
        </g>
        <circle cx="8" cy="16" r="3" fill="currentColor" />
      </svg>
      {t('app.name')}
    </a>
  );
}

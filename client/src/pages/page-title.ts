import { type Accessor, createEffect } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';

/** What the browser calls this page: its own name first, so that tabs can be told apart. */
export function createPageTitle(title: Accessor<string | undefined>): void {
  const { t } = useI18n();
  createEffect(() => {
    const name = title();
    document.title = name === undefined ? t('app.name') : `${name} · ${t('app.name')}`;
  });
}

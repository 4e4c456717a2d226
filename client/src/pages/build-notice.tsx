import { useLocation } from '@solidjs/router';
import { createEffect, Match, on, Switch } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { useFrame } from './frame-context.ts';

/**
 * Says, quietly, why a newer build has not been loaded yet. Whoever goes to another page meanwhile arrives in the new one: there
 * is nothing that loading it could take from them.
 */
export function BuildNotice() {
  const { t } = useI18n();
  const { build } = useFrame().connection;
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => build.takeNow(),
      { defer: true },
    ),
  );
  return (
    <div role="status" class="build-notice">
      <Switch>
        <Match when={build.state() === 'held'}>
          {t('build.held')}{' '}
          <button type="button" class="link" onClick={() => build.takeNow()}>
            {t('build.load')}
          </button>
        </Match>
        <Match when={build.state() === 'behind'}>{t('build.behind')}</Match>
      </Switch>
    </div>
  );
}

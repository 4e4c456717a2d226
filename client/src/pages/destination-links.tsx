import { useLocation } from '@solidjs/router';
import { For } from 'solid-js';
import { pageUrl } from '../controls/page-url.ts';
import { useI18n } from '../i18n/index.tsx';
import { DESTINATIONS, destinationOf } from './destinations.ts';
import { useFrame } from './frame-context.ts';

/**
 * The ways to the other pages; team and period go along.
 * @param props.onGo one was taken
 */
export function DestinationLinks(props: { onGo?: () => void }) {
  const { t } = useI18n();
  const { request } = useFrame();
  const location = useLocation();
  const here = () => destinationOf(location.pathname);
  return (
    <nav class="destinations" aria-label={t('nav.label')}>
      <For each={DESTINATIONS}>
        {({ path, name }) => (
          <a
            href={pageUrl(path, { ...request() })}
            aria-current={here() === path ? 'page' : undefined}
            onClick={() => props.onGo?.()}
          >
            {t(name)}
          </a>
        )}
      </For>
    </nav>
  );
}

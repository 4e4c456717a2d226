import { Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { Read } from '../live/read.ts';

/** Says that something could not be read, why, and offers to try again; nothing while all is well. */
export function FailureNotice(props: { read: Pick<Read<object>, 'failure' | 'reread'> }) {
  const { t } = useI18n();
  return (
    <Show when={props.read.failure()}>
      {(failure) => (
        <p class="wrong" role="alert">
          {t(failure().code === 'unreachable' ? 'panel.unreachable' : 'panel.refused', {
            code: failure().code,
          })}{' '}
          <button type="button" class="quiet" onClick={() => props.read.reread()}>
            {t('callsList.again')}
          </button>
        </p>
      )}
    </Show>
  );
}

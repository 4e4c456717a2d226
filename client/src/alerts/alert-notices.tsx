import type { TeamInfo } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { createScopeName } from '../controls/scope-name.ts';
import { useI18n } from '../i18n/index.tsx';
import { createAlertWords } from './alert-words.ts';
import './alerts.css';
import type { Notices } from './create-notices.ts';
import { figureUrl } from './figure-link.ts';

interface AlertNoticesProps {
  notices: Notices;
  teams: readonly TeamInfo[];
  timeZone: string | undefined;
}

/** What has fired while the page was open, in a corner of it: quiet, until it is dismissed. */
export function AlertNotices(props: AlertNoticesProps) {
  const { t, plural, format } = useI18n();
  const words = createAlertWords();
  const scopeName = createScopeName(() => props.teams);
  return (
    <section class="alert-notices" aria-label={t('alerts.notices')}>
      <div class="alert-stack" role="status" aria-atomic="false" aria-relevant="additions">
        <For each={props.notices.shown()}>
          {(alert) => (
            <article class="alert-notice">
              <p class="alert-head">
                <strong>
                  <bdi>{alert.name}</bdi>
                </strong>
                <button
                  type="button"
                  class="alert-dismiss"
                  aria-label={t('alerts.dismiss', { name: alert.name })}
                  onClick={() => props.notices.dismiss(alert.id)}
                >
                  <svg viewBox="0 0 12 12" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
                    <path d="M2 2l8 8M10 2l-8 8" />
                  </svg>
                </button>
              </p>
              <p>{words.told(alert)}</p>
              <p class="alert-foot">
                <span>
                  {scopeName(alert.scope)} · {format().time(alert.at, props.timeZone)}
                </span>
                <a href={figureUrl(alert)}>
                  {t('alerts.details')}
                  <span class="unseen">: {alert.name}</span>
                </a>
              </p>
            </article>
          )}
        </For>
      </div>
      <Show when={props.notices.shown().length > 1}>
        <p class="alert-rest">
          <Show when={props.notices.more() > 0}>
            <a href="/settings/alerts">{plural('alerts.more', props.notices.more())}</a>
          </Show>
          <button type="button" class="quiet" onClick={() => props.notices.dismissAll()}>
            {t('alerts.dismissAll')}
          </button>
        </p>
      </Show>
    </section>
  );
}

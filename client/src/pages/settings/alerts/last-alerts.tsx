import type { AlertList, Scope } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { createAlertWords } from '../../../alerts/alert-words.ts';
import { figureUrl } from '../../../alerts/figure-link.ts';
import { useI18n } from '../../../i18n/index.tsx';
import type { Read } from '../../../live/read.ts';
import { useFrame } from '../../frame-context.ts';
import { Panel } from '../../panel.tsx';
import { createRows } from '../../rows.ts';
import { DeliveryState } from './delivery-state.tsx';

interface LastAlertsProps {
  read: Read<AlertList>;
  scopeName: (scope: Scope) => string;
}

/** What rules told, newest first. */
export function LastAlerts(props: LastAlertsProps) {
  const { t, format } = useI18n();
  const { timeZone } = useFrame();
  const words = createAlertWords();
  const rows = createRows(
    () => props.read.data() ?? [],
    ({ id }) => id,
  );
  return (
    <Panel
      read={props.read}
      title={t('alerts.last.title')}
      empty={(alerts) => (alerts.length === 0 ? t('alerts.last.none') : undefined)}
    >
      {() => (
        <ol class="settings-list last-alerts">
          <For each={rows.ids()}>
            {(id) => (
              <Show when={rows.row(id)}>
                {(alert) => (
                  <li>
                    <span class="of-all">
                      {format().dayAt(alert().at, timeZone())} {format().time(alert().at, timeZone())}
                    </span>
                    <div>
                      <p>
                        <strong>
                          <bdi>{alert().name}</bdi>
                        </strong>{' '}
                        <span class="of-all">{props.scopeName(alert().scope)}</span>
                      </p>
                      <p>
                        {words.told(alert())}{' '}
                        <a href={figureUrl(alert())}>
                          {t('alerts.details')}
                          <span class="unseen">: {alert().name}</span>
                        </a>
                      </p>
                      <Show when={alert().delivery}>
                        {(delivery) => (
                          <p class="of-all">
                            <DeliveryState delivery={delivery()} />
                          </p>
                        )}
                      </Show>
                    </div>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ol>
      )}
    </Panel>
  );
}

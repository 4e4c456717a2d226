import type { Alert } from '@earshot/contracts';
import { createEffect, createSignal, For, Match, Show, Switch, untrack } from 'solid-js';
import { createAlertWords } from '../../alerts/alert-words.ts';
import type { AlertLog } from '../../alerts/create-alert-log.ts';
import { figureUrl } from '../../alerts/figure-link.ts';
import { createScopeName } from '../../controls/scope-name.ts';
import { useI18n } from '../../i18n/index.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useFrame } from '../frame-context.ts';
import { createRows } from '../rows.ts';
import { createAgo } from '../settings/people/create-ago.ts';

/** The settings list them all. */
const MAX_SHOWN = 20;

interface AlertPanelProps {
  log: AlertLog;
  close: () => void;
}

/** The last alerts, newest first. What shows here has been looked at; what was new when it came stays marked until the panel closes. */
export function AlertPanel(props: AlertPanelProps) {
  const { t } = useI18n();
  const ago = createAgo();
  const read = () => props.log.read;
  const [fresh, setFresh] = createSignal<ReadonlySet<string>>(new Set());
  createEffect(() => {
    const unlooked = props.log.unlooked();
    if (unlooked.size === 0) return;
    setFresh((before) => new Set([...before, ...unlooked]));
    untrack(() => props.log.look());
  });
  const { ids, row } = createRows(
    () => (read().data() ?? []).slice(0, MAX_SHOWN),
    ({ id }) => id,
  );
  return (
    <div class="bell-panel" aria-busy={read().state() === 'loading'}>
      <h2>{t('alerts.bell.title')}</h2>
      <FailureNotice read={read()} />
      <Switch>
        <Match when={read().state() === 'loading'}>
          <div class="panel-ghost" aria-hidden="true" />
        </Match>
        <Match when={read().data()?.length === 0}>
          <p class="panel-empty">{t('alerts.bell.none')}</p>
        </Match>
        <Match when={read().data()}>
          <ol>
            <For each={ids()}>
              {(id) => (
                <Show when={row(id)}>
                  {(alert) => (
                    <AlertRow alert={alert()} isFresh={fresh().has(id)} ago={ago} onGo={props.close} />
                  )}
                </Show>
              )}
            </For>
          </ol>
        </Match>
      </Switch>
      <p class="bell-all">
        <a href="/settings/alerts" onClick={() => props.close()}>
          {t('alerts.bell.all')}
        </a>
      </p>
    </div>
  );
}

interface AlertRowProps {
  alert: Alert;
  isFresh: boolean;
  ago: (at: string) => string;
  onGo: () => void;
}

function AlertRow(props: AlertRowProps) {
  const { t, format } = useI18n();
  const { teams, timeZone } = useFrame();
  const words = createAlertWords();
  const scopeName = createScopeName(teams);
  return (
    <li classList={{ fresh: props.isFresh }}>
      <p class="bell-name">
        <strong>
          <bdi>{props.alert.name}</bdi>
        </strong>
        <Show when={props.isFresh}>
          <span class="bell-fresh">{t('alerts.bell.fresh')}</span>
        </Show>
      </p>
      <p>{words.told(props.alert)}</p>
      <p class="bell-foot">
        <span>
          {scopeName(props.alert.scope)} ·{' '}
          <time dateTime={props.alert.at}>
            {props.ago(props.alert.at)}, {format().dayAt(props.alert.at, timeZone())}{' '}
            {format().time(props.alert.at, timeZone())}
          </time>
        </span>
        <a href={figureUrl(props.alert)} onClick={() => props.onGo()}>
          {t('alerts.details')}
          <span class="unseen">: {props.alert.name}</span>
        </a>
      </p>
    </li>
  );
}

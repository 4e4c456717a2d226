import type { AlertList, AlertRule } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { createAlertWords } from '../../../alerts/alert-words.ts';
import { hasPeriod } from '../../../alerts/figure-link.ts';
import { PERIOD_NAMES } from '../../../controls/request-url.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { createAgo } from '../people/create-ago.ts';
import { DeliveryState } from './delivery-state.tsx';

export type RuleAct = 'change' | 'turn' | 'delete';

interface RuleRowProps {
  rule: AlertRule;
  scopeName: string;
  /** How sending what it told last stands. */
  delivery: AlertList[number]['delivery'];
  isBusy: boolean;
  onAct: (what: RuleAct) => void;
}

/** A rule: what it watches, when it last told something, and what can be done with it. */
export function RuleRow(props: RuleRowProps) {
  const { t } = useI18n();
  const words = createAlertWords();
  const ago = createAgo();
  const name = () => ({ name: props.rule.name });
  const acts = () => [
    { what: 'change' as const, text: t('settings.change'), label: t('settings.changeOne', name()) },
    props.rule.isOn
      ? { what: 'turn' as const, text: t('alerts.turnOff'), label: t('alerts.turnOffOne', name()) }
      : { what: 'turn' as const, text: t('alerts.turnOn'), label: t('alerts.turnOnOne', name()) },
    { what: 'delete' as const, text: t('settings.delete'), label: t('settings.deleteOne', name()) },
  ];
  const over = () => {
    const { figure, period } = props.rule;
    return hasPeriod(figure) ? ` · ${t(PERIOD_NAMES[period])}` : '';
  };
  return (
    <div class="settings-row">
      <div class="rule" data-off={props.rule.isOn ? undefined : ''}>
        <p>
          <strong>
            <bdi>{props.rule.name}</bdi>
          </strong>{' '}
          <span class="of-all">
            {props.scopeName}
            {over()}
            <Show when={!props.rule.isOn}> · {t('alerts.isOff')}</Show>
          </span>
        </p>
        <p>
          {t(`figures.${props.rule.figure}`)}: {words.condition(props.rule.figure, props.rule.condition)}
        </p>
        <p class="of-all">
          <Show when={props.rule.lastFiredAt} fallback={t('alerts.neverFired')}>
            {(at) => t('alerts.lastFired', { ago: ago(at()) })}
          </Show>
          <Show when={props.rule.webhookUrl !== undefined ? props.delivery : undefined}>
            {(delivery) => (
              <>
                {' · '}
                <DeliveryState delivery={delivery()} />
              </>
            )}
          </Show>
        </p>
      </div>
      <span class="settings-acts">
        <For each={acts()}>
          {({ what, text, label }) => (
            <button
              type="button"
              class="quiet"
              aria-label={label}
              disabled={props.isBusy}
              onClick={() => props.onAct(what)}
            >
              {text}
            </button>
          )}
        </For>
      </span>
    </div>
  );
}

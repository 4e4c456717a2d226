import type { AlertList } from '@earshot/contracts';
import { Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';

interface DeliveryStateProps {
  delivery: NonNullable<AlertList[number]['delivery']>;
}

/** How sending an alert to its program stands, in words. */
export function DeliveryState(props: DeliveryStateProps) {
  const { t, plural } = useI18n();
  const words = () => {
    const { state, tries } = props.delivery;
    if (state === 'sending' && tries === 0) return t('alerts.delivery.first');
    return plural(`alerts.delivery.${state}`, tries);
  };
  return (
    <span class="delivery" data-state={props.delivery.state}>
      {words()}
      <Show when={props.delivery.state !== 'delivered' && props.delivery.status}>
        {(status) => ` ${t('alerts.delivery.status', { status: status() })}`}
      </Show>
    </span>
  );
}

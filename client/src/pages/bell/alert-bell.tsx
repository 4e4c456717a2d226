import { Show } from 'solid-js';
import type { AlertLog } from '../../alerts/create-alert-log.ts';
import { Popover } from '../../controls/popover.tsx';
import { useI18n } from '../../i18n/index.tsx';
import './alert-bell.css';
import { AlertPanel } from './alert-panel.tsx';

/** From here on it is enough to know that there are many. */
const MANY = 100;

/** The last alerts behind a bell, with how many of them their reader has not looked at. */
export function AlertBell(props: { log: AlertLog }) {
  const { t, plural, format } = useI18n();
  const count = () => props.log.unlooked().size;
  return (
    <Popover
      title={t('alerts.bell.title')}
      buttonLabel={count() === 0 ? t('alerts.bell.label') : plural('alerts.bell.unlooked', count())}
      width={24}
      class="icon bell"
      button={
        <>
          <Bell />
          <Show when={count() > 0}>
            <span class="bell-count">
              {count() < MANY ? format().number(count()) : t('alerts.bell.many', { count: MANY - 1 })}
            </span>
          </Show>
        </>
      }
    >
      {(close) => <AlertPanel log={props.log} close={close} />}
    </Popover>
  );
}

function Bell() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M10 2.75c-2.9 0-4.75 2.1-4.75 5 0 3.6-1.5 4.7-1.5 6.25h12.5c0-1.55-1.5-2.65-1.5-6.25 0-2.9-1.85-5-4.75-5z" />
      <path d="M8.25 16.75c.4.5 1 .75 1.75.75s1.35-.25 1.75-.75" stroke-linecap="round" />
    </svg>
  );
}

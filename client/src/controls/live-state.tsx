import { Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { Staleness } from '../live/staleness.ts';
import './live-state.css';

interface LiveStateProps {
  staleness: Staleness;
  lastUpdate: string | undefined;
  /** The figures are right, and no new calls come in: the server refuses them. */
  refusesCalls: boolean;
}

/** Whether the figures are of this moment. A screen reader hears the word when it changes, never the running age. */
export function LiveState(props: LiveStateProps) {
  const { t, format } = useI18n();
  const age = () => {
    const { state, ageMs } = props.staleness;
    if (state === 'live' || ageMs === undefined) return undefined;
    const seconds = Math.floor(ageMs / 1000);
    return seconds < 60 ? t('state.age', { seconds }) : format().duration(seconds);
  };
  return (
    <div
      class="live-state"
      data-state={props.staleness.state}
      title={props.lastUpdate && t('state.lastUpdate', { time: props.lastUpdate })}
    >
      <span class="dot" aria-hidden="true" />
      <span role="status">{t(`state.${props.staleness.state}`)}</span>
      <Show when={age()}>{(text) => <span>{text()}</span>}</Show>
      <span role="status" class="refuses-calls" title={t('state.refusesCallsWhy')}>
        {props.refusesCalls ? t('state.refusesCalls') : ''}
      </span>
    </div>
  );
}

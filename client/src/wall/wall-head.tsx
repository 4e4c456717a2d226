import type { OwnScreen, Snapshot } from '@earshot/contracts';
import type { Accessor } from 'solid-js';
import { Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { Staleness } from '../live/staleness.ts';
import { createPeriodName } from './period-name.ts';
import './wall-head.css';

export interface WallHeadProps {
  organisation: OwnScreen['organisation'];
  /** Undefined: on its way. Whose figures, and of when, are those that are really shown. */
  snapshot: Snapshot | undefined;
  /** What the scope shown is called; undefined where only its id is known. */
  teamName?: string | undefined;
  staleness: Staleness;
  refusesCalls: boolean;
  clockMs: Accessor<number>;
}

/** At the same corners always: whose figures these are, of when, what time it is, and whether they are of now. */
export function WallHead(props: WallHeadProps) {
  const { t, format } = useI18n();
  const nameOf = createPeriodName();
  const scope = () => {
    const shown = props.snapshot?.scope;
    if (shown === undefined) return '';
    return shown === 'all'
      ? t('bar.allTeams')
      : (props.teamName ?? t('bar.unknownTeam', { id: shown.slice(5) }));
  };
  const age = () => {
    const { state, ageMs } = props.staleness;
    if (ageMs === undefined || state === 'live' || state === 'connecting') return undefined;
    const seconds = Math.floor(ageMs / 1_000);
    return seconds < 60 ? t('state.age', { seconds }) : format().duration(seconds);
  };
  return (
    <header class="wall-head">
      <div class="wall-whose">
        <p class="wall-organisation">
          <bdi>{props.organisation.name}</bdi>
        </p>
        <p class="wall-view">
          <bdi>{scope()}</bdi>
          <Show when={props.snapshot}>{(snapshot) => <> · {nameOf(snapshot().period)}</>}</Show>
        </p>
      </div>
      <div class="wall-when">
        <p class="wall-clock">{format().time(props.clockMs(), props.organisation.timeZone)}</p>
        <p class="wall-state" data-state={props.staleness.state}>
          <span class="wall-state-mark" aria-hidden="true" />
          <span role="status">{t(`state.${props.staleness.state}`)}</span>
          <Show when={age()}>{(text) => <span class="wall-age"> {text()}</span>}</Show>
          <Show when={props.refusesCalls}> · {t('state.refusesCalls')}</Show>
        </p>
      </div>
    </header>
  );
}

import type { TeamInfo, ViewOpen } from '@earshot/contracts';
import { Show } from 'solid-js';
import { LiveState } from '../controls/live-state.tsx';
import { PeriodPicker } from '../controls/period-picker.tsx';
import { Preferences } from '../controls/preferences.tsx';
import { ScopePicker } from '../controls/scope-picker.tsx';
import { useI18n } from '../i18n/index.tsx';
import type { Staleness } from '../live/staleness.ts';
import { Brand } from './brand.tsx';
import { DestinationLinks } from './destination-links.tsx';
import type { Choices } from './destinations.ts';
import './top-bar.css';

interface TopBarProps {
  /** What there is to choose on this page. */
  choices: Choices;
  request: ViewOpen;
  teams: TeamInfo[];
  hasAllTeams: boolean;
  timeZone: string | undefined;
  nowMs: () => number;
  /** Absent where the server refuses the view: there is nothing to be live. */
  staleness: Staleness | undefined;
  lastUpdate: string | undefined;
  refusesCalls: boolean;
  userName: string | undefined;
  onChoose: (next: Partial<ViewOpen>) => void;
  onReachTeams: () => void;
  onSignOut: () => void;
}

/** What the page shows, whether it is of this moment, and who looks. */
export function TopBar(props: TopBarProps) {
  const { t } = useI18n();
  return (
    <header class="top-bar">
      <Brand />
      <DestinationLinks />
      <Show when={props.choices !== 'none'}>
        <section class="choices" aria-label={t('bar.label')}>
          <Show when={props.choices === 'both'}>
            <ScopePicker
              scope={props.request.scope}
              teams={props.teams}
              hasAll={props.hasAllTeams}
              onReach={props.onReachTeams}
              onChoose={(scope) => props.onChoose({ scope })}
            />
          </Show>
          <PeriodPicker
            period={props.request.period}
            timeZone={props.timeZone}
            nowMs={props.nowMs}
            onChoose={(period) => props.onChoose({ period })}
          />
        </section>
      </Show>
      <Show when={props.staleness}>
        {(staleness) => (
          <LiveState
            staleness={staleness()}
            lastUpdate={props.lastUpdate}
            refusesCalls={props.refusesCalls}
          />
        )}
      </Show>
      <Preferences name={props.userName} onSignOut={props.onSignOut} />
    </header>
  );
}

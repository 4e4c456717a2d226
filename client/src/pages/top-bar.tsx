import type { Period, TeamInfo, ViewOpen } from '@earshot/contracts';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { AlertLog } from '../alerts/create-alert-log.ts';
import { LiveState } from '../controls/live-state.tsx';
import { createMedia } from '../controls/media.ts';
import { PeriodPicker, PeriodSheet } from '../controls/period-picker.tsx';
import { Preferences } from '../controls/preferences.tsx';
import { ScopePicker } from '../controls/scope-picker.tsx';
import { useI18n } from '../i18n/index.tsx';
import type { Staleness } from '../live/staleness.ts';
import { AlertBell } from './bell/alert-bell.tsx';
import { Brand } from './brand.tsx';
import { DestinationLinks } from './destination-links.tsx';
import type { Choices } from './destinations.ts';
import { Menu } from './menu.tsx';
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
  alerts: AlertLog;
  userName: string | undefined;
  onChoose: (next: Partial<ViewOpen>) => void;
  onReachTeams: () => void;
  /** Answers whether the session is over. */
  signOut: () => Promise<boolean>;
}

/** Up to here everything has one row, and what has no room in it a panel. */
const NARROW = '(width <= 48rem)';

/** What the page shows, whether it is of this moment, and who looks. */
export function TopBar(props: TopBarProps) {
  const isNarrow = createMedia(NARROW);
  return (
    <Show when={isNarrow()} fallback={<WideBar {...props} />}>
      <NarrowBar {...props} />
    </Show>
  );
}

function WideBar(props: TopBarProps) {
  return (
    <header class="top-bar">
      <Brand />
      <DestinationLinks />
      <ViewChoices {...props} period={PeriodPicker} />
      <State {...props} />
      <AlertBell log={props.alerts} />
      <Preferences name={props.userName} signOut={props.signOut} />
    </header>
  );
}

/** The state first: it says whether the rest can be believed. */
function NarrowBar(props: TopBarProps) {
  return (
    <header class="top-bar narrow">
      <Show when={props.choices === 'none'}>
        <Brand />
      </Show>
      <State {...props} />
      <ViewChoices {...props} period={PeriodSheet} />
      <AlertBell log={props.alerts} />
      <Menu userName={props.userName} signOut={props.signOut} />
    </header>
  );
}

function ViewChoices(props: TopBarProps & { period: typeof PeriodPicker }) {
  const { t } = useI18n();
  return (
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
        <Dynamic
          component={props.period}
          period={props.request.period}
          timeZone={props.timeZone}
          nowMs={props.nowMs}
          onChoose={(period: Period) => props.onChoose({ period })}
        />
      </section>
    </Show>
  );
}

function State(props: TopBarProps) {
  return (
    <Show when={props.staleness}>
      {(staleness) => (
        <LiveState staleness={staleness()} lastUpdate={props.lastUpdate} refusesCalls={props.refusesCalls} />
      )}
    </Show>
  );
}

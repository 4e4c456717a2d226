import type { Live as LiveCalls } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import type { Condition } from '../../tiles/tile.tsx';
import { createClock } from '../clock.ts';
import { Section, Summary } from '../section.tsx';
import { ActiveTile } from './active-tile.tsx';
import './live.css';
import { RecentTile } from './recent-tile.tsx';

export interface LiveProps {
  /** Undefined: on its way. */
  live: LiveCalls | undefined;
  /** The server's clock, in milliseconds. */
  nowMs: () => number;
  condition?: Condition | undefined;
}

/** Calls in progress with their running time, and calls just finished. */
export function Live(props: LiveProps) {
  const { t, plural, format } = useI18n();
  const now = createClock(
    () => props.nowMs(),
    () => props.condition?.staleAt !== undefined,
  );
  return (
    <Section
      heading={t('live.heading')}
      class="live"
      summary={
        <Summary
          figure={props.live && format().number(props.live.activeCount)}
          words={props.live ? plural('folded.active', props.live.activeCount) : t('app.loading')}
          isStale={props.condition?.staleAt !== undefined}
        />
      }
    >
      <ActiveTile live={props.live} nowMs={now} condition={props.condition} />
      <RecentTile recent={props.live?.recent} nowMs={now} condition={props.condition} />
    </Section>
  );
}

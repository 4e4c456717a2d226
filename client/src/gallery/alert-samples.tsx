import type { Alert, AlertList, AlertRule } from '@earshot/contracts';
import { For } from 'solid-js';
import { AlertNotices } from '../alerts/alert-notices.tsx';
import type { AlertLog } from '../alerts/create-alert-log.ts';
import { shownOf } from '../alerts/notice-list.ts';
import { AlertBell } from '../pages/bell/alert-bell.tsx';
import { AlertPanel } from '../pages/bell/alert-panel.tsx';
import { type Frame, FrameContext } from '../pages/frame-context.ts';
import '../pages/settings/alerts/alerts-part.css';
import { RuleRow } from '../pages/settings/alerts/rule-row.tsx';
import { TryTimeline } from '../pages/settings/alerts/try-timeline.tsx';
import '../pages/settings/settings.css';
import { FIXED_NOW_MS } from './compose.ts';

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(FIXED_NOW_MS - hours * HOUR_MS).toISOString();
const TEAMS = [{ id: 'south', name: 'Νότος και νησιά του Αιγαίου', sellers: 7 }];

const still = {
  ...{ teams: () => TEAMS, timeZone: () => 'UTC' },
  connection: { nowMs: () => FIXED_NOW_MS },
} as unknown as Frame;

const MOOD: Alert = {
  ...{ id: 'a1', at: ago(0), ruleId: 'r1', name: 'The mood turns', figure: 'negativeShare', value: 0.318 },
  ...{ scope: 'all', period: 'last7d', condition: { kind: 'above', value: 0.3 } },
};
const ALERTS: Alert[] = [
  MOOD,
  {
    ...{
      ...MOOD,
      id: 'a2',
      name: 'Μεγάλη πτώση στην αξία των ανοιχτών συμφωνιών της ομάδας',
      scope: 'team:south',
    },
    ...{ figure: 'pipelineOpen', value: 123_456_789 },
    condition: { kind: 'changesBy', amount: -50_000_000, withinMin: 24 * 60 },
  },
  ...['a3', 'a4', 'a5'].map((id) => ({ ...MOOD, id })),
];

const RULE: AlertRule = {
  ...{ id: 'r1', name: MOOD.name, figure: MOOD.figure, scope: 'all', period: 'last7d', isOn: true },
  ...{ condition: MOOD.condition, pauseMin: 60, createdAt: ago(900), createdBy: 'Ada', lastFiredAt: ago(3) },
  webhookUrl: 'https://hooks.example/earshot',
};
type Delivery = AlertList[number]['delivery'];
const ROWS: { rule: AlertRule; delivery: Delivery }[] = [
  { rule: RULE, delivery: { state: 'delivered', tries: 1, status: 204 } },
  { rule: RULE, delivery: { state: 'sending', tries: 3, status: 503 } },
  { rule: RULE, delivery: { state: 'failed', tries: 10 } },
  {
    rule: { ...RULE, isOn: false, condition: ALERTS[1]!.condition, figure: 'pipelineOpen' },
    delivery: undefined,
  },
];

/** What somebody has not looked at stays so here, however often it is shown. */
const logOf = (read: Partial<AlertLog['read']>, unlooked: readonly string[] = []): AlertLog => {
  const still = { data: () => undefined, state: () => 'ready', failure: () => undefined, reread: () => {} };
  return {
    read: { ...still, ...read } as AlertLog['read'],
    ...{ unlooked: () => new Set(unlooked), look: () => {} },
  };
};
const LOGS: readonly AlertLog[] = [
  logOf({ data: () => ALERTS.slice(0, 3) }, ['a1', 'a2']),
  logOf({ data: () => [] }),
  logOf({ state: () => 'loading' }),
  logOf({ state: () => 'failed', failure: () => ({ code: 'unreachable' }) }),
];
const MANY = logOf(
  { data: () => ALERTS },
  Array.from({ length: 120 }, (_, i) => `many-${i}`),
);

/** Rules, when one would have fired, and what has fired, in every state. */
export function AlertSamples() {
  const noticesOf = (alerts: readonly Alert[]) => {
    const { shown, more } = shownOf(alerts);
    return { shown: () => shown, more: () => more, dismiss: () => {}, dismissAll: () => {} };
  };
  return (
    <FrameContext.Provider value={still}>
      <section class="gallery-sample alert-samples" aria-label="alerts">
        <p class="gallery-name">alerts: one, and more than show</p>
        <For each={[ALERTS.slice(0, 1), ALERTS]}>
          {(alerts) => <AlertNotices notices={noticesOf(alerts)} teams={TEAMS} timeZone="UTC" />}
        </For>
        <p class="gallery-name">the bell: nothing new, some, many; and what is behind it</p>
        <p>
          <For each={[LOGS[1]!, LOGS[0]!, MANY]}>{(log) => <AlertBell log={log} />}</For>
        </p>
        <div class="bell-samples">
          <For each={LOGS}>
            {(log) => (
              <div class="gallery-popover">
                <AlertPanel log={log} close={() => {}} />
              </div>
            )}
          </For>
        </div>
        <p class="gallery-name">rules</p>
        <ul class="settings-list">
          <For each={ROWS}>
            {({ rule, delivery }) => (
              <li>
                <RuleRow rule={rule} scopeName="North" delivery={delivery} isBusy={false} onAct={() => {}} />
              </li>
            )}
          </For>
        </ul>
        <p class="gallery-name">when a rule would have fired</p>
        <TryTimeline
          figure="negativeShare"
          answer={{
            ...{ from: ago(720), to: ago(0), isKnown: true, stepSec: 3_600 },
            firings: [700, 512, 511, 90, 2].map((hours) => ({ at: ago(hours), value: 0.31 })),
          }}
        />
      </section>
    </FrameContext.Provider>
  );
}

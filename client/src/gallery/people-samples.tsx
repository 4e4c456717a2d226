import type { Account, JoinInfo, Screen } from '@earshot/contracts';
import { createSignal, For, type JSX } from 'solid-js';
import { JoinForm } from '../access/join-form.tsx';
import { PasswordField } from '../access/password-field.tsx';
import type { Session } from '../access/session.ts';
import { type Frame, FrameContext } from '../pages/frame-context.ts';
import { HandedLink } from '../pages/settings/people/handed-link.tsx';
import '../pages/settings/people/people.css';
import { PersonForm } from '../pages/settings/people/person-form.tsx';
import { PersonRow } from '../pages/settings/people/person-row.tsx';
import { usualShow } from '../pages/settings/screens/screen-draft.ts';
import { ScreenForm } from '../pages/settings/screens/screen-form.tsx';
import { ScreenRow } from '../pages/settings/screens/screen-row.tsx';
import '../pages/settings/screens/screens.css';
import '../pages/settings/settings.css';
import { FIXED_NOW_MS } from './compose.ts';

const at = (agoMs: number) => new Date(FIXED_NOW_MS - agoMs).toISOString();
const DAY_MS = 86_400_000;

const SESSION = {
  info: () => ({ role: 'admin', name: 'Ada', expiresAt: at(-DAY_MS) }),
  join: async () => ({ why: 'limited', retryAfterSec: 600 }),
} as unknown as Session;

/** As much of a page's frame as these parts ask for: nothing of it is live. */
const still = {
  session: SESSION,
  teams: () => [
    { id: 'north', name: 'North', sellers: 4 },
    { id: 'south', name: 'Νότος και νησιά του Αιγαίου', sellers: 7 },
  ],
  timeZone: () => 'UTC',
  currency: () => 'EUR',
  mayEdit: () => true,
  connection: { nowMs: () => FIXED_NOW_MS },
} as unknown as Frame;

const PERSON: Account = {
  ...{ id: 'a1', email: 'ada@example.test', name: 'Ada Lovelace', role: 'admin', createdAt: at(90 * DAY_MS) },
  ...{ lastSeenAt: at(42_000), hasPassword: true, hasProvider: false, isDisabled: false },
};
const MANAGER: Account = { ...PERSON, id: 'a2', role: 'manager', teams: ['north', 'south'] };
const { lastSeenAt: _, ...NEVER_SEEN } = MANAGER;
const PEOPLE: Account[] = [
  PERSON,
  { ...MANAGER, name: 'Αλεξάνδρα Παπαδοπούλου-Κωνσταντινίδη', hasProvider: true, lastSeenAt: at(3 * DAY_MS) },
  { ...NEVER_SEEN, id: 'a3', name: 'New Here', teams: ['gone-team'], hasPassword: false },
  { ...MANAGER, id: 'a4', name: 'Was Here', email: `${'long'.repeat(20)}@example.test`, isDisabled: true },
];

const REPORT = {
  state: 'live',
  build: '0.1.0-a1b2c3',
  widthPx: 1920,
  heightPx: 1080,
  pixelRatio: 2,
} as const;
const SCREEN: Screen = {
  ...{
    id: 's1',
    name: 'Sales floor, left',
    show: usualShow('all', 'en'),
    pairedBy: 'Ada',
    since: at(7_200_000),
  },
  ...{ pairedAt: at(30 * DAY_MS), state: 'live', lastContactAt: at(4_000) },
  report: { ...REPORT, layout: 'talk' },
};
const { report: _report, lastContactAt: _contact, ...NEVER_HEARD } = SCREEN;
const SCREENS: Screen[] = [
  SCREEN,
  { ...SCREEN, id: 's2', state: 'delayed', since: at(20_000) },
  { ...SCREEN, id: 's3', state: 'stale', since: at(1_800_000) },
  { ...NEVER_HEARD, id: 's4', name: 'Αίθουσα συσκέψεων στον δεύτερο όροφο', state: 'waiting' },
  { ...SCREEN, id: 's5', state: 'off', since: at(3 * DAY_MS), lastContactAt: at(3 * DAY_MS) },
];

const FIRST: JoinInfo = { purpose: 'firstAdmin' };
const INVITED: JoinInfo = { purpose: 'invitation', email: PERSON.email, name: PERSON.name };

/** People, screens and passwords, in every state that they come to. */
export function PeopleSamples() {
  const ago = (when: string) => `${Math.round((FIXED_NOW_MS - Date.parse(when)) / 60_000)} min`;
  const nothing = () => {};
  return (
    <FrameContext.Provider value={still}>
      <Part name="People">
        <ul class="settings-list people">
          <For each={PEOPLE}>
            {(account) => (
              <li>
                <PersonRow
                  account={account}
                  isYou={account.id === 'a1'}
                  isBusy={false}
                  ago={ago}
                  onAct={nothing}
                />
              </li>
            )}
          </For>
        </ul>
        <HandedLink
          name={PERSON.name}
          link={{ url: 'https://earshot.example/join#s3cr3t-s3cr3t-s3cr3t', expiresAt: at(-3 * DAY_MS) }}
          onDone={nothing}
        />
        <PersonForm onDone={nothing} onCancel={nothing} />
        <PersonForm account={MANAGER} onDone={nothing} onCancel={nothing} />
      </Part>
      <Part name="Screens">
        <ul class="settings-list screens">
          <For each={SCREENS}>
            {(screen) => (
              <li>
                <ScreenRow screen={screen} isBusy={false} ago={ago} onAct={nothing} />
              </li>
            )}
          </For>
        </ul>
        <ScreenForm code="ABCD-EFGH" onDone={nothing} onCancel={nothing} />
      </Part>
      <Part name="Passwords">
        <For each={['', 'short', 'twelve chars', 'four plain words in a row']}>
          {(password) => <PasswordSample password={password} />}
        </For>
        <JoinForm session={SESSION} code="c" info={FIRST} onEntered={nothing} onSpent={nothing} />
        <JoinForm session={SESSION} code="c" info={INVITED} onEntered={nothing} onSpent={nothing} />
      </Part>
    </FrameContext.Provider>
  );
}

function PasswordSample(props: { password: string }) {
  const [password, setPassword] = createSignal(props.password);
  return <PasswordField label="Password" kind="new" value={password()} onInput={setPassword} />;
}

function Part(props: { name: string; children: JSX.Element }) {
  return (
    <section class="panel" aria-label={props.name}>
      <h2>{props.name}</h2>
      {props.children}
    </section>
  );
}

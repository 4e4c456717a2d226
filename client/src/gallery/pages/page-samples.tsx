import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { type Component, For } from 'solid-js';
import { AnswersContext } from '../../live/read.ts';
import { Call } from '../../pages/call/call.tsx';
import { Calls } from '../../pages/calls/calls.tsx';
import { Deals } from '../../pages/deals/deals.tsx';
import { Details } from '../../pages/details/details.tsx';
import { type Frame, FrameContext } from '../../pages/frame-context.ts';
import { Seller } from '../../pages/seller/seller.tsx';
import { Settings } from '../../pages/settings/settings.tsx';
import { Team } from '../../pages/team/team.tsx';
import { FIXED_NOW_MS } from '../compose.ts';
import { EMPTY, USUAL } from '../fixtures.ts';
import { answersIn, PAGE_STATES, type PageState } from './answers.ts';

interface Sample {
  /** As the address of the gallery names it. */
  name: string;
  /** Where in the app it stands. */
  address: string;
}

const at = (...names: string[]): Sample[] =>
  names.map((name) => ({ name: name.slice(1).replace('/', '-'), address: name }));

/** The pages that stand in a frame, and what of them there is to look at. */
export const PAGES: readonly Sample[] = [
  ...at('/details/sentiment', '/details/keywords', '/details/competitors', '/details/brands'),
  ...at('/details/bestPractice', '/calls', '/team', '/deals'),
  { name: 'call', address: '/calls/call-1' },
  { name: 'seller', address: '/sellers/seller-1' },
  ...at('/settings/trackers', '/settings/brands', '/settings/top-sellers'),
  ...at('/settings/organisation', '/settings/data'),
];

const ROUTES: readonly (readonly [path: string, page: Component])[] = [
  ['/details/:list', Details],
  ['/calls', Calls],
  ['/calls/:callId', Call],
  ['/team', Team],
  ['/sellers/:sellerId', Seller],
  ['/deals', Deals],
  ['/settings/:part', Settings],
];

/** One page of the app in each state, or in one, from the top of the page down. */
export function PageSamples(props: { page: Sample; state: string | null }) {
  const states = () => PAGE_STATES.filter((state) => props.state === null || state === props.state);
  return (
    <For each={states()}>
      {(state) => (
        <section class="gallery-sample" aria-label={`${props.page.name}, ${state}`}>
          <p class="gallery-name">
            {props.page.name}, {state}
          </p>
          <div class="page">
            <PageSample page={props.page} state={state} />
          </div>
        </section>
      )}
    </For>
  );
}

/** A page in a frame of its own, in which nothing is live and every answer is fixed. */
function PageSample(props: { page: Sample; state: PageState }) {
  const history = createMemoryHistory();
  history.set({ value: props.page.address, replace: true, scroll: false });
  return (
    <AnswersContext.Provider value={answersIn(props.state)}>
      <FrameContext.Provider value={frameIn(props.state)}>
        <MemoryRouter history={history} preload={false} explicitLinks>
          {ROUTES.map(([path, page]) => (
            <Route path={path} component={page} />
          ))}
        </MemoryRouter>
      </FrameContext.Provider>
    </AnswersContext.Provider>
  );
}

function frameIn(state: PageState): Frame {
  const snapshot = { full: USUAL, empty: EMPTY, loading: undefined, failed: undefined }[state];
  // As much of a frame as the pages above ask for.
  const still: Omit<Frame, 'session' | 'connection' | 'view'> & {
    session: Pick<Frame['session'], 'info'>;
    connection: Pick<Frame['connection'], 'nowMs'>;
    view: Pick<Frame['view'], 'snapshot' | 'pending'>;
  } = {
    session: { info: () => ({ role: 'admin', name: 'Mia Kern', expiresAt: '2026-12-24T00:00:00Z' }) },
    connection: { nowMs: () => FIXED_NOW_MS },
    view: { snapshot: () => snapshot, pending: () => snapshot === undefined },
    request: () => ({ scope: 'all', period: { kind: 'thisMonth' } }),
    choose: () => {},
    teams: () => (state === 'full' ? [{ id: 'south', name: 'Süd', sellers: 4 }] : []),
    currency: () => 'EUR',
    timeZone: () => 'Europe/Athens',
    changes: () => 0,
    mayEdit: () => true,
    isAdmin: () => true,
    seesAll: () => true,
  };
  return still as Frame;
}

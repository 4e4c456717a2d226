import type { Snapshot } from '@earshot/contracts';
import { createEffect, createSignal, For, type JSX, Match, onCleanup, Switch } from 'solid-js';
import { I18nProvider, LANGUAGES } from '../i18n/index.tsx';
import { CurrencyProvider } from '../i18n/money.tsx';
import { Deals } from '../sections/deals/deals.tsx';
import { HomeGrid } from '../sections/home-grid.tsx';
import { Kpis } from '../sections/kpis/kpis.tsx';
import { Live } from '../sections/live/live.tsx';
import { Recording } from '../sections/recording/recording.tsx';
import type { BrandRequest } from '../sections/talk/brand-actions.ts';
import { Talk } from '../sections/talk/talk.tsx';
import { TopSellers } from '../sections/top-sellers/top-sellers.tsx';
import type { Condition } from '../tiles/tile.tsx';
import { AlertSamples } from './alert-samples.tsx';
import { ChartSamples } from './chart-samples.tsx';
import { aMomentLater, FIXED_NOW_MS } from './compose.ts';
import { EMPTY, HUGE, LONG, SMALL, USUAL } from './fixtures.ts';
import './gallery.css';
import { kpiCourseOf } from './kpi-course.ts';
import { PAGES, PageSamples } from './pages/page-samples.tsx';
import { PeopleSamples } from './people-samples.tsx';
import { TeamSamples } from './team-samples.tsx';
import { WallLinks, WallSample } from './wall-samples.tsx';

interface State {
  name: string;
  snapshot: Snapshot | undefined;
  condition?: Condition;
}

const STALE: Condition = { staleAt: '2026-11-24T14:31:07Z' };
const FAILED: Condition = { problem: 'The figures could not be loaded. Reload the page; they are kept.' };

const STATES: readonly State[] = [
  { name: 'usual', snapshot: USUAL },
  { name: 'loading', snapshot: undefined },
  { name: 'empty', snapshot: EMPTY },
  { name: 'small', snapshot: SMALL },
  { name: 'huge', snapshot: HUGE },
  { name: 'long', snapshot: LONG },
  { name: 'stale', snapshot: USUAL, condition: STALE },
  { name: 'error', snapshot: undefined, condition: FAILED },
];

/** What the server would say: that it is done, but that "Not a brand" is not for this reader. */
const brandRequest: BrandRequest = async (choice) => {
  await new Promise((done) => setTimeout(done, 300));
  if (choice === 'dismiss') return { ok: false, code: 'forbidden' };
  let done = 0;
  return {
    ok: true,
    undo: () => brandRequest('trackKeyword', '', ''),
    progress: async () => {
      done += 20;
      return { state: done < 100 ? 'running' : 'idle', done, total: 100 };
    },
  };
};
const nowMs = () => FIXED_NOW_MS;
const courseOf = (snapshot: Snapshot | undefined) => snapshot && kpiCourseOf(snapshot);
const asked = new URLSearchParams(location.search);

/**
 * Every chart, tile and section with fixed data in every state. `?state=` shows one state as the home page would, `?page=` one of
 * the other pages in its states, `?locale=` and `?theme=` choose language and theme, `?moving` plays changes.
 */
export function Gallery() {
  const [locale, setLocale] = createSignal(asked.get('locale') ?? 'en');
  const [theme, setTheme] = createSignal(asked.get('theme') ?? 'light');
  const page = PAGES.find(({ name }) => name === asked.get('page'));
  const one = STATES.find(({ name }) => name === asked.get('state'));
  createEffect(() => {
    document.documentElement.dataset.theme = theme();
    document.documentElement.lang = locale();
  });
  if (asked.has('wall'))
    return (
      <I18nProvider locale={locale()}>
        <CurrencyProvider currency="EUR">
          <WallSample
            asked={asked}
            snapshot={(one ?? STATES[0])?.snapshot}
            language={locale()}
            theme={theme()}
          />
        </CurrencyProvider>
      </I18nProvider>
    );
  return (
    <I18nProvider locale={locale()}>
      <CurrencyProvider currency={asked.get('currency') ?? 'EUR'}>
        <div class="gallery">
          <header class="gallery-bar">
            <strong>Earshot</strong>
            <Choice name="Language" of={[...LANGUAGES.keys()]} chosen={locale()} choose={setLocale} />
            <Choice name="Theme" of={['light', 'dark']} chosen={theme()} choose={setTheme} />
          </header>
          <main class="gallery-main">
            <Switch fallback={<Everything />}>
              <Match when={page}>
                {(chosen) => <PageSamples page={chosen()} state={asked.get('state')} />}
              </Match>
              <Match when={one}>{(state) => <HomePage state={state()} />}</Match>
            </Switch>
          </main>
        </div>
      </CurrencyProvider>
    </I18nProvider>
  );
}

function HomePage(props: { state: State }) {
  const [snapshot, setSnapshot] = createSignal(props.state.snapshot);
  let moment = 0;
  if (asked.has('moving')) {
    const playing = setInterval(() => {
      moment += 1;
      setSnapshot((now) => now && aMomentLater(now, moment));
    }, 1_000);
    onCleanup(() => clearInterval(playing));
  }
  return (
    <>
      <h1 class="unseen">Home page, {props.state.name}</h1>
      <HomeGrid
        snapshot={snapshot()}
        kpiSeries={courseOf(snapshot())}
        nowMs={() => FIXED_NOW_MS + moment * 1_000}
        brandRequest={brandRequest}
        condition={props.state.condition}
      />
    </>
  );
}

function Everything() {
  return (
    <>
      <h1>Gallery</h1>
      <nav class="gallery-links" aria-label="The home page in each state">
        <For each={STATES}>{({ name }) => <a href={`/gallery?state=${name}`}>{name}</a>}</For>
        <a href="/gallery?state=usual&moving">moving</a>
      </nav>
      <nav class="gallery-links" aria-label="Every other page in its states">
        <For each={PAGES}>{({ name }) => <a href={`/gallery?page=${name}`}>{name}</a>}</For>
      </nav>
      <WallLinks />
      <ChartSamples />
      <TeamSamples />
      <PeopleSamples />
      <AlertSamples />
      <For each={STATES}>
        {(state) => (
          <Sample name={state.name}>
            <Kpis
              kpis={state.snapshot?.kpis}
              period={state.snapshot?.period}
              series={courseOf(state.snapshot)}
              nowMs={nowMs}
              condition={state.condition}
            />
            <Talk snapshot={state.snapshot} brandRequest={brandRequest} condition={state.condition} />
            <TopSellers topSellers={state.snapshot?.topSellers} condition={state.condition} />
            <Deals
              pipeline={state.snapshot?.pipeline}
              salesPeriod={state.snapshot?.kpis.salesPeriod}
              condition={state.condition}
            />
            <Live live={state.snapshot?.live} nowMs={nowMs} condition={state.condition} />
            <Recording recording={state.snapshot?.recording} condition={state.condition} />
          </Sample>
        )}
      </For>
    </>
  );
}

function Sample(props: { name: string; children: JSX.Element }) {
  return (
    <section class="gallery-sample" aria-label={props.name}>
      <p class="gallery-name">{props.name}</p>
      {props.children}
    </section>
  );
}

function Choice(props: {
  name: string;
  of: readonly string[];
  chosen: string;
  choose: (value: string) => void;
}) {
  return (
    <select
      aria-label={props.name}
      value={props.chosen}
      onChange={(event) => props.choose(event.currentTarget.value)}
    >
      <For each={props.of}>{(value) => <option>{value}</option>}</For>
    </select>
  );
}

import { type ActiveCall, byEndedAt, byStartedAt, type RecentCall } from '@earshot/contracts';
import { createMemo, For, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { agoOf } from '../../sections/live/ago.ts';
import { createSlide } from '../../sections/live/slide.ts';
import type { LayoutProps } from '../layout-props.ts';
import { WallFigure } from '../wall-figure.tsx';

/** Calls with their running time; more are in the figure above them. */
const ACTIVE = 5;
const RECENT = 5;

/** How many are on a call and for how long, and how the last calls went: no words of theirs but the tracked ones. */
export function Live(props: LayoutProps) {
  return (
    <div class="wall-live">
      <WallFigure
        figure="activeCalls"
        snapshot={props.snapshot}
        look={props.lookOf('activeCalls')}
        size="main"
      />
      <Active {...props} />
      <Recent {...props} />
    </div>
  );
}

function Active(props: LayoutProps) {
  const { t, format } = useI18n();
  const ids = createMemo(() =>
    Object.entries(props.snapshot.live.active)
      .sort(byStartedAt)
      .slice(0, ACTIVE)
      .map(([id]) => id),
  );
  let list: HTMLOListElement | undefined;
  createSlide(() => list, ids);
  return (
    <section class="wall-part">
      <h3>{t('live.active.title')}</h3>
      <Show when={ids().length === 0}>
        <p class="wall-word">{t('wall.nobodyTalks')}</p>
      </Show>
      <ol
        class="wall-lines"
        ref={(element) => {
          list = element;
        }}
      >
        <For each={ids()}>
          {(id) => {
            // A call that ends between two looks is still drawn once.
            const call = createMemo<ActiveCall | undefined>(
              (before) => props.snapshot.live.active[id] ?? before,
            );
            return (
              <li>
                <bdi class="wall-name">{call()?.sellerName}</bdi>
                <span class="figure">
                  {format().duration((props.nowMs() - Date.parse(call()?.startedAt ?? '')) / 1_000 || 0)}
                </span>
              </li>
            );
          }}
        </For>
      </ol>
    </section>
  );
}

function Recent(props: LayoutProps) {
  const { t, plural } = useI18n();
  const newest = createMemo(() => Object.entries(props.snapshot.live.recent).sort(byEndedAt));
  const ids = createMemo(() =>
    newest()
      .slice(0, RECENT)
      .map(([id]) => id),
  );
  const last = () => {
    const endedAt = newest()[0]?.[1].endedAt;
    if (endedAt === undefined) return undefined;
    const { unit, count } = agoOf((props.nowMs() - Date.parse(endedAt)) / 1_000);
    if (unit === 'now') return t('wall.lastCallNow');
    if (unit === 'minutes') return plural('wall.lastCall', count);
    return unit === 'hours' ? plural('wall.lastCallHours', count) : plural('wall.lastCallDays', count);
  };
  let list: HTMLOListElement | undefined;
  createSlide(() => list, ids);
  return (
    <section class="wall-part">
      <h3>{t('live.recent.title')}</h3>
      <Show when={last()} fallback={<p class="wall-word">{t('wall.nothingYet')}</p>}>
        {(text) => <p class="wall-below">{text()}</p>}
      </Show>
      <ol
        class="wall-lines"
        ref={(element) => {
          list = element;
        }}
      >
        <For each={ids()}>{(id) => <RecentLine call={props.snapshot.live.recent[id]} />}</For>
      </ol>
    </section>
  );
}

function RecentLine(props: { call: RecentCall | undefined }) {
  const { t } = useI18n();
  const call = createMemo<RecentCall | undefined>((before) => props.call ?? before);
  const words = () =>
    [...Object.values(call()?.competitors ?? {}), ...Object.values(call()?.keywords ?? {})]
      .sort((a, b) => b.mentions - a.mentions || (a.label < b.label ? -1 : 1))
      .map(({ label }) => label)
      .join(' · ');
  const mood = () => t(`live.recent.${call()?.sentiment ?? 'unknown'}`);
  return (
    <li class="wall-recent">
      <span class="wall-mood">
        <MoodMark mood={call()?.sentiment} />
        <span class="unseen">{mood()}</span>
      </span>
      <bdi class="wall-name">{call()?.sellerName}</bdi>
      <span class="wall-said">{words()}</span>
    </li>
  );
}

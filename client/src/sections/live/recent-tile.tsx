import { byEndedAt, type Live, type Mentioned, type RecentCall } from '@earshot/contracts';
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { agoOf } from './ago.ts';
import { createHeld } from './held.ts';
import { createSlide } from './slide.ts';

type RecentCalls = Live['recent'];

export interface RecentTileProps {
  recent: RecentCalls | undefined;
  nowMs: Accessor<number>;
  condition?: Condition | undefined;
}

/** The calls that ended last, a line each. */
export function RecentTile(props: RecentTileProps) {
  const { t } = useI18n();
  return (
    <Tile
      title={t('live.recent.title')}
      definition={t('live.recent.definition')}
      behind="calls"
      shape="lines"
      data={props.recent}
      condition={props.condition}
      empty={(recent) => (Object.keys(recent).length === 0 ? t('live.recent.empty') : undefined)}
      answer={(recent) => Object.entries(recent).sort(byEndedAt)[0]?.[0] ?? ''}
    >
      {(recent) => <RecentList recent={recent} nowMs={props.nowMs} />}
    </Tile>
  );
}

function RecentList(props: { recent: Accessor<RecentCalls>; nowMs: Accessor<number> }) {
  const { t, plural } = useI18n();
  const [pointed, setPointed] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const newest = createMemo(() =>
    Object.entries(props.recent())
      .sort(byEndedAt)
      .map(([id]) => id),
  );
  const shown = createHeld(newest, () => pointed() || focused());
  const waiting = () => {
    const seen = new Set(shown());
    return newest().filter((id) => !seen.has(id)).length;
  };
  let list: HTMLUListElement | undefined;
  createSlide(() => list, shown);
  return (
    <>
      <Show when={waiting() > 0}>
        <p class="waiting">{plural('live.recent.waiting', waiting())}</p>
      </Show>
      <ul
        class="recent"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to hold the list still, too
        tabIndex={0}
        aria-label={t('live.recent.title')}
        ref={(element) => {
          list = element;
        }}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocusIn={() => setFocused(true)}
        onFocusOut={() => setFocused(false)}
      >
        <For each={shown()}>{(id) => <RecentLine call={() => props.recent()[id]} nowMs={props.nowMs} />}</For>
      </ul>
    </>
  );
}

function RecentLine(props: { call: Accessor<RecentCall | undefined>; nowMs: Accessor<number> }) {
  const { t, format } = useI18n();
  // While the list is held, a call may already have left the newest ones.
  const call = createMemo<RecentCall | undefined>((before) => props.call() ?? before);
  const ago = () => {
    const { unit, count } = agoOf((props.nowMs() - Date.parse(call()?.endedAt ?? '')) / 1_000);
    return unit === 'now' ? t('live.recent.justNow') : t(`live.recent.${unit}`, { count });
  };
  const mentions = createMemo(() =>
    [...byCount(call()?.competitors), ...byCount(call()?.keywords)]
      .map(({ label, mentions: count }) =>
        count === 1 ? label : t('live.recent.mention', { label, count: format().number(count) }),
      )
      .join(' · '),
  );
  const mood = () => t(`live.recent.${call()?.sentiment ?? 'unknown'}`);
  const duration = () => format().duration(call()?.durationSec ?? 0);
  return (
    <li class="line recent-line">
      <span class="line-mark" title={mood()}>
        <MoodMark mood={call()?.sentiment} />
        <span class="unseen">{mood()}</span>
      </span>
      <strong class="line-name">{call()?.sellerName}</strong>
      <span class="line-more" title={t('live.recent.lasted', { duration: duration() })}>
        {duration()}
      </span>
      <span class="line-end">{ago()}</span>
      <Show when={mentions() !== ''}>
        <span class="line-below" title={mentions()}>
          {mentions()}
        </span>
      </Show>
    </li>
  );
}

const byCount = (mentioned: Record<string, Mentioned> | undefined) =>
  Object.values(mentioned ?? {}).sort((a, b) => b.mentions - a.mentions || a.label.localeCompare(b.label));

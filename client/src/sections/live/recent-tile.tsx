import { byEndedAt, type Live, type Mentioned, type RecentCall } from '@earshot/contracts';
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { usePageLinks } from '../page-links.tsx';
import { SellerName } from '../seller-name.tsx';
import { createWholeLines } from '../whole-lines.ts';
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
  const links = usePageLinks();
  return (
    <Tile
      title={t('live.recent.title')}
      definition={t('live.recent.definition')}
      behind="calls"
      // These calls are the newest, whatever period the page shows.
      details={links('/calls', { period: { kind: 'allTime' } })}
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
  createWholeLines(() => list, shown);
  return (
    <>
      <Show when={waiting() > 0}>
        <p class="waiting">{plural('live.recent.waiting', waiting())}</p>
      </Show>
      <ul
        class="recent whole-lines"
        aria-label={t('live.recent.title')}
        ref={(element) => {
          list = element;
        }}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocusIn={() => setFocused(true)}
        onFocusOut={() => setFocused(false)}
      >
        <For each={shown()}>
          {(id) => <RecentLine id={id} call={() => props.recent()[id]} nowMs={props.nowMs} />}
        </For>
      </ul>
    </>
  );
}

function RecentLine(props: { id: string; call: Accessor<RecentCall | undefined>; nowMs: Accessor<number> }) {
  const { t, format } = useI18n();
  const links = usePageLinks();
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
      <SellerName class="line-name" id={call()?.sellerId ?? ''} name={call()?.sellerName ?? ''} />
      <a
        class="line-more line-link"
        href={links(`/calls/${encodeURIComponent(props.id)}`)}
        title={mentions()}
      >
        <span class="unseen">{t('live.recent.open')} </span>
        {duration()}
      </a>
      <span class="line-end">{ago()}</span>
      <Show when={mentions() !== ''}>
        <span class="line-below">{mentions()}</span>
      </Show>
    </li>
  );
}

const byCount = (mentioned: Record<string, Mentioned> | undefined) =>
  Object.values(mentioned ?? {}).sort((a, b) => b.mentions - a.mentions || a.label.localeCompare(b.label));

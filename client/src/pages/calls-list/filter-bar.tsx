import type { TeamOverview } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { useFrame } from '../frame-context.ts';
import './filter-bar.css';
import { type CallsFilter, ORDERS, SENTIMENT_CHOICES } from './filter-url.ts';

interface FilterBarProps {
  filter: CallsFilter;
  /** Changes a part of the filter; `undefined` takes it away. */
  onChange: (change: Record<string, string | undefined>) => void;
  /** A page that is about one seller, or one class, has nothing to choose there. */
  fixed?: readonly ('seller' | 'sentiment')[];
}

/** Narrows a list of calls: who sold, how the customer sounded, what was said, and in which order. */
export function FilterBar(props: FilterBarProps) {
  const { t } = useI18n();
  const frame = useFrame();
  const id = createUniqueId();
  const [isReached, reach] = createSignal(false);
  const team = createRead<TeamOverview>(() =>
    isReached() || props.filter.seller !== undefined
      ? pageUrl('/v1/team', { ...frame.request() })
      : undefined,
  );
  const sellers = () => {
    const known = team.data()?.sellers.map(({ sellerId, name }) => [sellerId, name] as const) ?? [];
    const { seller } = props.filter;
    return seller === undefined || known.some(([sellerId]) => sellerId === seller)
      ? known
      : [...known, [seller, seller] as const];
  };
  const isFree = (part: 'seller' | 'sentiment') => !props.fixed?.includes(part);
  const search = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('q');
    props.onChange({ q: typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined });
  };
  return (
    <search class="filter-bar">
      <form class="filter-search" onSubmit={search}>
        <label class="unseen" for={`${id}-q`}>
          {t('callsFilter.search')}
        </label>
        <input
          id={`${id}-q`}
          type="search"
          name="q"
          maxlength={200}
          placeholder={t('callsFilter.search')}
          value={props.filter.q ?? ''}
        />
        <button type="submit" class="quiet">
          {t('callsFilter.find')}
        </button>
      </form>
      <Show when={isFree('seller')}>
        <label class="filter-choice">
          <span class="unseen">{t('callsFilter.seller')}</span>
          <select
            onFocus={() => reach(true)}
            onPointerDown={() => reach(true)}
            onChange={(event) => props.onChange({ seller: event.currentTarget.value || undefined })}
          >
            <option value="" selected={props.filter.seller === undefined}>
              {t('callsFilter.everyone')}
            </option>
            <For each={sellers()}>
              {([sellerId, name]) => (
                <option value={sellerId} selected={props.filter.seller === sellerId}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <Show when={isFree('sentiment')}>
        <label class="filter-choice">
          <span class="unseen">{t('callsFilter.sentiment')}</span>
          <select onChange={(event) => props.onChange({ sentiment: event.currentTarget.value || undefined })}>
            <option value="" selected={props.filter.sentiment === undefined}>
              {t('callsFilter.anySentiment')}
            </option>
            <For each={SENTIMENT_CHOICES}>
              {(choice) => (
                <option value={choice} selected={props.filter.sentiment === choice}>
                  {t(`callsFilter.sentiments.${choice}`)}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <label class="filter-choice">
        <span class="unseen">{t('callsFilter.order')}</span>
        <select onChange={(event) => props.onChange({ sort: event.currentTarget.value })}>
          <For each={ORDERS}>
            {(order) => (
              <option value={order} selected={(props.filter.sort ?? 'newest') === order}>
                {t(`callsFilter.orders.${order}`)}
              </option>
            )}
          </For>
        </select>
      </label>
    </search>
  );
}

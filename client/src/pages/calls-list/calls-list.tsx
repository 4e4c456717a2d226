import { createWindowVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useFrame } from '../frame-context.ts';
import { CallRow } from './call-row.tsx';
import './calls-list.css';
import { createCallPages } from './create-call-pages.ts';
import type { CallsFilter } from './filter-url.ts';

export interface CallsListProps {
  filter: CallsFilter;
  /** The list's own heading for screen readers. */
  name: string;
}

const PAGE = 50;
/** The next page is asked for so many rows before the end. */
const AHEAD = 20;
/** Rows have one height, in rem; on a narrow page they have two lines more. */
const ROW_REM = { wide: 3.25, narrow: 6 };
const NARROW = '(max-width: 48rem)';

/** Where the calls of a filter are read, as `createCallPages` wants it: with a query, so that a cursor can follow. */
export function callsUrl(request: Parameters<typeof pageUrl>[1], filter: CallsFilter): string {
  return pageUrl('/v1/calls', { ...request, ...filter, limit: PAGE });
}

/** The calls behind a figure, without end. New ones are announced and wait; what is read never moves. */
export function CallsList(props: CallsListProps) {
  const { t, plural, format } = useI18n();
  const frame = useFrame();
  let list: HTMLDivElement | undefined;
  const [margin, setMargin] = createSignal(0);
  const [rem, setRem] = createSignal(16);
  const [isNarrow, setNarrow] = createSignal(false);
  const isAtRest = () =>
    props.filter.sort === undefined &&
    list !== undefined &&
    list.getBoundingClientRect().top >= 0 &&
    !list.contains(document.activeElement);
  const urlOf = (filter: CallsFilter) => callsUrl({ ...frame.request() }, filter);
  const calls = createCallPages({
    url: () => urlOf(props.filter),
    latestUrl: () => urlOf({ ...props.filter, sort: undefined }),
    changes: frame.changes,
    isAtRest,
  });
  const lines = () => calls.pages()?.lines ?? [];
  /** Goes to the beginning of the list as well: what was asked for would come in out of sight. */
  const showWaiting = () => {
    calls.showWaiting();
    list?.scrollIntoView({ block: 'start' });
  };

  onMount(() => {
    const media = matchMedia(NARROW);
    const measure = () => {
      setNarrow(media.matches);
      setRem(Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
      if (list) setMargin(list.getBoundingClientRect().top + scrollY);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    media.addEventListener('change', measure);
    measure();
    onCleanup(() => {
      observer.disconnect();
      media.removeEventListener('change', measure);
    });
  });
  const rowPx = () => rem() * (isNarrow() ? ROW_REM.narrow : ROW_REM.wide);
  const rows = createWindowVirtualizer({
    get count() {
      return lines().length;
    },
    get scrollMargin() {
      return margin();
    },
    estimateSize: () => rowPx(),
    overscan: 10,
  });
  createEffect(() => {
    rowPx();
    rows.measure();
  });
  createEffect(() => {
    const last = rows.getVirtualItems().at(-1)?.index ?? -1;
    if (last >= lines().length - AHEAD && calls.pages()?.next !== undefined) calls.more();
  });

  return (
    <section class="calls-list" aria-label={props.name} aria-busy={calls.isPending()}>
      <div class="calls-news" role="status">
        <Show when={(calls.pages()?.waiting.length ?? 0) > 0}>
          <button type="button" class="main" onClick={showWaiting}>
            {calls.pages()!.isCut
              ? t('callsList.manyWaiting')
              : plural('callsList.waiting', calls.pages()!.waiting.length)}
          </button>
        </Show>
      </div>
      <Show when={calls.failure()}>
        {(failure) => (
          <p class="wrong" role="alert">
            {t(failure().code === 'unreachable' ? 'callsList.unreachable' : 'callsList.refused', {
              code: failure().code,
            })}{' '}
            <button type="button" class="quiet" onClick={() => calls.again()}>
              {t('callsList.again')}
            </button>
          </p>
        )}
      </Show>
      <Show when={calls.pages()} fallback={<CallsGhost />}>
        {(pages) => (
          <Show
            when={pages().lines.length > 0 || pages().next !== undefined}
            fallback={<p class="calls-none">{t('callsList.none')}</p>}
          >
            <ol
              class="calls-rows"
              classList={{ pending: calls.isPending() }}
              ref={(element) => {
                list = element as unknown as HTMLDivElement;
              }}
              style={{ height: `${rows.getTotalSize()}px` }}
              aria-label={props.name}
            >
              <For each={rows.getVirtualItems()}>
                {(row) => (
                  <Show when={lines()[row.index]}>
                    {(call) => (
                      <li
                        class="calls-row"
                        style={{
                          height: `${row.size}px`,
                          transform: `translateY(${row.start - margin()}px)`,
                        }}
                        aria-posinset={row.index + 1}
                        aria-setsize={pages().next === undefined ? lines().length : -1}
                      >
                        <CallRow
                          call={call()}
                          isGone={pages().gone.has(call().callId)}
                          timeZone={frame.timeZone()}
                        />
                      </li>
                    )}
                  </Show>
                )}
              </For>
            </ol>
            <p class="calls-end">
              <Show
                when={pages().searchedBackTo}
                fallback={
                  pages().next === undefined
                    ? plural('callsList.all', lines().length)
                    : plural('callsList.soFar', lines().length)
                }
              >
                {(back) => t('callsList.searchedBackTo', { time: format().date(back(), frame.timeZone()) })}
              </Show>{' '}
              <Show when={pages().next !== undefined}>
                <button
                  type="button"
                  class="quiet"
                  disabled={calls.isReadingMore()}
                  onClick={() => calls.more()}
                >
                  {t(calls.isReadingMore() ? 'app.loading' : 'callsList.more')}
                </button>
              </Show>
            </p>
          </Show>
        )}
      </Show>
    </section>
  );
}

function CallsGhost() {
  return (
    <div class="calls-ghost" aria-hidden="true">
      <For each={Array.from({ length: 8 })}>{() => <span class="ghost-line" />}</For>
    </div>
  );
}

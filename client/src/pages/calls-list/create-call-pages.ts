import type { CallList } from '@earshot/contracts';
import { type Accessor, createEffect, createSignal, on, onCleanup, untrack, useContext } from 'solid-js';
import { AnswersContext, type ReadFailure } from '../../live/read.ts';
import { type CallPages, firstPage, shown, withMore, withNews } from './call-pages.ts';

export interface LiveCallPages {
  /** Undefined before the first answer; while another list is on its way, the one before it. */
  pages: Accessor<CallPages | undefined>;
  /** The lines shown are those of what was asked for before. */
  isPending: Accessor<boolean>;
  isReadingMore: Accessor<boolean>;
  failure: Accessor<ReadFailure | undefined>;
  /** Reads the next page; does nothing at the end or while one is on its way. */
  more: () => void;
  /** Puts what waits into its place. */
  showWaiting: () => void;
  /** Reads everything anew. */
  again: () => void;
}

const isFailure = (answer: object): answer is { failure: ReadFailure } => 'failure' in answer;

/**
 * The calls at `url` (without a cursor), page by page, for as long as the owner lives. On `changes` the first page is read anew; what
 * is new goes to its place where `isAtRest` allows, else it waits.
 */
export function createCallPages(
  url: Accessor<string>,
  changes: Accessor<unknown>,
  isAtRest: () => boolean,
): LiveCallPages {
  const answers = useContext(AnswersContext);
  const [pages, setPages] = createSignal<CallPages>();
  const [shownUrl, setShownUrl] = createSignal<string>();
  const [failure, setFailure] = createSignal<ReadFailure>();
  const [isReadingMore, setReadingMore] = createSignal(false);
  let asking = new AbortController();
  onCleanup(() => asking.abort());

  /** What the server says, unless another list is asked for by then. */
  async function read(address: string): Promise<CallList | undefined> {
    const { signal } = asking;
    const answer = await answers<CallList>(address, signal).catch((): { failure: ReadFailure } => ({
      failure: { code: 'unreachable' },
    }));
    if (signal.aborted) return undefined;
    setFailure(isFailure(answer) ? answer.failure : undefined);
    return isFailure(answer) ? undefined : answer;
  }

  async function begin(address: string) {
    asking.abort();
    asking = new AbortController();
    setReadingMore(false);
    const page = await read(address);
    if (page === undefined) return;
    setPages(firstPage(page));
    setShownUrl(address);
  }

  async function renew() {
    const address = untrack(url);
    if (untrack(shownUrl) !== address) return begin(address);
    const page = await read(address);
    if (page) setPages((now) => now && withNews(now, page, isAtRest()));
  }

  async function more() {
    const next = untrack(pages)?.next;
    if (next === undefined || untrack(isReadingMore) || untrack(shownUrl) !== untrack(url)) return;
    setReadingMore(true);
    const page = await read(`${untrack(url)}&cursor=${encodeURIComponent(next)}`);
    setReadingMore(false);
    if (page) setPages((now) => now && withMore(now, page));
  }

  createEffect(on(url, (address) => void begin(address)));
  createEffect(on(changes, () => void renew(), { defer: true }));
  return {
    pages,
    isPending: () => shownUrl() !== url(),
    isReadingMore,
    failure,
    more: () => void more(),
    showWaiting: () => setPages((now) => now && shown(now)),
    again: () => void begin(untrack(url)),
  };
}

import type { CallList } from '@earshot/contracts';
import { type Accessor, createEffect, createSignal, on, onCleanup, untrack, useContext } from 'solid-js';
import { AnswersContext, type ReadFailure } from '../../live/read.ts';
import { makeUnhurried } from '../../live/unhurried.ts';
import { type CallPages, firstPage, shown, withMore, withNews, withNewsOf } from './call-pages.ts';

export interface ListAsked {
  /** Where the list is read, without a cursor. */
  url: Accessor<string>;
  /** The same calls, the latest first: where the list has another order, this tells what is new. */
  latestUrl: Accessor<string>;
  changes: Accessor<unknown>;
  /** Whether what is new may go to its place at once. */
  isAtRest: () => boolean;
}

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
 * The calls of a list, page by page, for as long as the owner lives. On `changes` the latest ones are read anew, one reading at a time;
 * what is new goes to its place where `isAtRest` allows, else it waits. A list in another order than by time stays as it was read
 * until what waits is asked for: then it is read anew.
 */
export function createCallPages({ url, latestUrl, changes, isAtRest }: ListAsked): LiveCallPages {
  const answers = useContext(AnswersContext);
  const [pages, setPages] = createSignal<CallPages>();
  const [shownUrl, setShownUrl] = createSignal<string>();
  const [failure, setFailure] = createSignal<ReadFailure>();
  const [isReadingMore, setReadingMore] = createSignal(false);
  let asking = new AbortController();
  let begun = Promise.resolve();
  /** Of a list in another order: its latest calls, as they were when it was read, and what came since. */
  let latest: CallPages | undefined;
  onCleanup(() => asking.abort());

  /** What the server says, unless another list is asked for by then. */
  async function ask(
    address: string,
    signal = asking.signal,
  ): Promise<CallList | { failure: ReadFailure } | undefined> {
    const answer = await answers<CallList>(address, signal).catch((): { failure: ReadFailure } => ({
      failure: { code: 'unreachable' },
    }));
    return signal.aborted ? undefined : answer;
  }

  /** The same, with its failure told to the reader. */
  async function read(address: string, signal = asking.signal): Promise<CallList | undefined> {
    const answer = await ask(address, signal);
    if (answer === undefined) return undefined;
    setFailure(isFailure(answer) ? answer.failure : undefined);
    return isFailure(answer) ? undefined : answer;
  }

  async function readFirst(address: string, beside: string) {
    const [page, also] = await Promise.all([read(address), beside === address ? undefined : ask(beside)]);
    if (page === undefined) return;
    latest = also === undefined || isFailure(also) ? undefined : firstPage(also);
    setPages(firstPage(page));
    setShownUrl(address);
  }

  function begin() {
    asking.abort();
    asking = new AbortController();
    setReadingMore(false);
    begun = readFirst(untrack(url), untrack(latestUrl));
    return begun;
  }

  async function renew(given: AbortSignal) {
    const signal = AbortSignal.any([asking.signal, given]);
    await begun;
    if (signal.aborted) return;
    const [address, beside] = [untrack(url), untrack(latestUrl)];
    if (untrack(shownUrl) !== address) return begin();
    const page = await read(beside, signal);
    if (!page) return;
    if (beside === address) {
      setPages((now) => now && withNews(now, page, isAtRest()));
      return;
    }
    const news = latest === undefined ? firstPage(page) : withNews(latest, page, false);
    latest = news;
    setPages((now) => now && withNewsOf(now, news));
  }

  async function more() {
    const next = untrack(pages)?.next;
    if (next === undefined || untrack(isReadingMore) || untrack(shownUrl) !== untrack(url)) return;
    const { signal } = asking;
    setReadingMore(true);
    const page = await read(`${untrack(url)}&cursor=${encodeURIComponent(next)}`);
    // Another list may be reading on by now.
    if (signal.aborted) return;
    setReadingMore(false);
    if (page) setPages((now) => now && withMore(now, page));
  }

  function showWaiting() {
    if (untrack(latestUrl) !== untrack(url) || untrack(pages)?.isCut) void begin();
    else setPages((now) => now && shown(now));
  }

  const renewal = makeUnhurried(renew);
  onCleanup(renewal.stop);
  createEffect(on(url, () => void begin()));
  createEffect(on(changes, renewal.run, { defer: true }));
  return {
    pages,
    isPending: () => shownUrl() !== url(),
    isReadingMore,
    failure,
    more: () => void more(),
    showWaiting,
    again: () => void begin(),
  };
}

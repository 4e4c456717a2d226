import type { CallLine } from '@earshot/contracts';

/** A list of calls as far as it has been read. */
export interface CallPages {
  lines: readonly CallLine[];
  /** Where to go on; undefined at the end. */
  next: string | undefined;
  /** Calls that came in since, newest first: they wait, so that nothing moves under the reader. */
  waiting: readonly CallLine[];
  /** Calls of the list that the newest reading no longer has. */
  gone: ReadonlySet<string>;
  /** How far back a search has looked, where it has not come to an end. */
  searchedBackTo: string | undefined;
}

export interface CallPage {
  calls: readonly CallLine[];
  next?: string | undefined;
  searchedBackTo?: string | undefined;
}

/** The first page, and nothing else. */
export function firstPage({ calls, next, searchedBackTo }: CallPage): CallPages {
  return { lines: calls, next, waiting: [], gone: new Set(), searchedBackTo };
}

/** One page more; a call that is in the list already stays where it is. */
export function withMore(pages: CallPages, { calls, next, searchedBackTo }: CallPage): CallPages {
  const known = new Set([...pages.lines, ...pages.waiting].map(({ callId }) => callId));
  const more = calls.filter(({ callId }) => !known.has(callId));
  return { ...pages, lines: [...pages.lines, ...more], next, searchedBackTo };
}

/**
 * The list after its first page was read anew: what is new above the first line waits, what changed is shown, and what the
 * new page should hold and does not is marked as gone. `isAtRest` says that what is new may go straight to its place.
 */
export function withNews(pages: CallPages, page: CallPage, isAtRest: boolean): CallPages {
  const now = new Map(page.calls.map((call) => [call.callId, call]));
  const known = new Set(pages.lines.map(({ callId }) => callId));
  const added = page.calls.filter(({ callId }) => !known.has(callId));
  const lines = pages.lines.map((line) => now.get(line.callId) ?? line);
  const end = page.next === undefined ? undefined : page.calls.at(-1);
  const gone = new Set(pages.gone);
  for (const line of pages.lines) {
    if (now.has(line.callId)) gone.delete(line.callId);
    else if (end === undefined || isAbove(line, end)) gone.add(line.callId);
  }
  if (!isAtRest) return { ...pages, lines, gone, waiting: added };
  return { ...shown({ ...pages, lines, gone, waiting: added }), searchedBackTo: pages.searchedBackTo };
}

/** The list with what waited in its place, and without what is gone. */
export function shown({ lines, waiting, gone, ...rest }: CallPages): CallPages {
  const standing = lines.filter(({ callId }) => !gone.has(callId));
  return { ...rest, lines: [...waiting, ...standing].sort(byLatestEnd), waiting: [], gone: new Set() };
}

/** The order of lists: the latest end first, then id. */
function byLatestEnd(a: CallLine, b: CallLine): number {
  return Date.parse(b.endedAt) - Date.parse(a.endedAt) || (a.callId < b.callId ? -1 : 1);
}

const isAbove = (line: CallLine, end: CallLine) => byLatestEnd(line, end) <= 0;

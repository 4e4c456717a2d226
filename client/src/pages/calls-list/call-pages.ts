import type { CallLine } from '@earshot/contracts';

/** A list of calls as far as it has been read. */
export interface CallPages {
  lines: readonly CallLine[];
  /** Where to go on; undefined at the end. */
  next: string | undefined;
  /** Calls that came in since, newest first: they wait, so that nothing moves under the reader. */
  waiting: readonly CallLine[];
  /** More came in than wait: between these and the lines calls would be missing, so that only a list read anew can show them. */
  isCut: boolean;
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
  return { lines: calls, next, waiting: [], isCut: false, gone: new Set(), searchedBackTo };
}

/** One page more; a call that is in the list already stays where it is. */
export function withMore(pages: CallPages, { calls, next, searchedBackTo }: CallPage): CallPages {
  const known = idsOf(pages.lines);
  const lines = [...pages.lines, ...calls.filter(({ callId }) => !known.has(callId))];
  return { ...pages, lines, waiting: without(pages.waiting, lines), next, searchedBackTo };
}

/**
 * A list by time after its first page was read anew: what is new among what was read waits, what changed is shown, and what the
 * new page should hold and does not is marked as gone. `isAtRest` says that what is new may go straight to its place.
 */
export function withNews(pages: CallPages, page: CallPage, isAtRest: boolean): CallPages {
  const now = new Map(page.calls.map((call) => [call.callId, call]));
  const read = { ...pages, calls: pages.lines };
  // What lies behind comes with the next page.
  const added = without(page.calls, pages.lines).filter((call) => reaches(read, call));
  const lines = pages.lines.map((line) => now.get(line.callId) ?? line);
  const gone = new Set(pages.gone);
  for (const line of pages.lines) {
    if (now.has(line.callId)) gone.delete(line.callId);
    else if (reaches(page, line)) gone.add(line.callId);
  }
  const [first] = pages.lines;
  const isWhole = first === undefined ? page.next === undefined : reaches(page, first);
  const isCut = pages.isCut || (added.length > 0 && !isWhole);
  // A search that stopped before anything tells nothing of what waits.
  const waiting = added.length > 0 || isWhole ? added : pages.waiting;
  const told = { ...pages, lines, gone, waiting, isCut };
  if (!isAtRest) return told;
  return isCut ? firstPage(page) : shown(told);
}

/**
 * A list in another order after its latest calls by time, which are read beside it, were read anew: of a list that is no longer
 * than a page nobody else could tell what is new, or gone. What is new has no place in it until it is read anew.
 */
export function withNewsOf(pages: CallPages, { lines: latest, waiting, isCut, gone }: CallPages): CallPages {
  const now = new Map([...latest, ...waiting].map((call) => [call.callId, call]));
  const lines = pages.lines.map((line) => now.get(line.callId) ?? line);
  const ids = idsOf(lines);
  return {
    ...{ ...pages, lines, isCut, waiting: without(waiting, lines) },
    gone: new Set([...gone].filter((callId) => ids.has(callId))),
  };
}

/** The list with what waited in its place, and without what is gone. */
export function shown({ lines, waiting, gone, ...rest }: CallPages): CallPages {
  const standing = lines.filter(({ callId }) => !gone.has(callId));
  return { ...rest, lines: [...waiting, ...standing].sort(byLatestEnd), waiting: [], gone: new Set() };
}

/** The order of lists by time: the latest end first, then id. */
function byLatestEnd(a: CallLine, b: CallLine): number {
  return Date.parse(b.endedAt) - Date.parse(a.endedAt) || (a.callId < b.callId ? -1 : 1);
}

/** Whether a reading by time has come as far as the place of a call: if the list has that call, so has the reading. */
function reaches({ calls, next, searchedBackTo }: CallPage, call: CallLine): boolean {
  if (next === undefined) return true;
  // Of calls that ended at that instant only some were looked at.
  if (searchedBackTo !== undefined) return Date.parse(call.endedAt) > Date.parse(searchedBackTo);
  const last = calls.at(-1);
  return last !== undefined && (call.callId === last.callId || byLatestEnd(call, last) < 0);
}

const idsOf = (calls: readonly CallLine[]) => new Set(calls.map(({ callId }) => callId));

function without(calls: readonly CallLine[], known: readonly CallLine[]): CallLine[] {
  const ids = idsOf(known);
  return calls.filter(({ callId }) => !ids.has(callId));
}

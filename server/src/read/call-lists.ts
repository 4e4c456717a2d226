import {
  type CallLine,
  type CallList,
  type CallsQuery,
  PAGE_LIMIT,
  type Period,
  type Scope,
} from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Sight, seesTeam } from '../access/scopes.ts';
import { type LineContext } from '../domain/calls/line.ts';
import { termIndexOf } from '../domain/dashboard/term-index.ts';
import { Turns } from '../operate/turns.ts';
import type { CallPlace } from '../store/call-lists.ts';
import { Store } from '../store/store.ts';
import { windowNow } from '../views/covers.ts';
import { Views } from '../views/views.ts';
import { CallSearch, type Candidate } from './call-search.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { PeriodQuery } from './period-query.ts';
import { countBefore, RankedCalls, type RankedOrder, type RankedPlace } from './ranked-calls.ts';

export interface CallsRequest extends PeriodQuery<CallsQuery> {
  /** Who asks: what a line says beside its call is of what they see as well. */
  sight: Sight;
  /** True once nobody waits for the answer any more. */
  isGone: () => boolean;
}

/** Where a reading goes on: by time behind a call or an instant, in another order behind a call, or, while it is being made, at its beginning. */
const PLACE = z.tuple([z.number(), z.string()]).or(z.tuple([z.number()]));
const RANKED = z.tuple([z.number(), z.number(), z.string()]).or(z.tuple([]));

/** How long a request may look for calls. What takes longer goes on with the next page. */
const SEARCH_MS = 2_000;

/** Lists of finished calls: those that a figure counts, page by page. Rejects as `WarmReads` does. */
@Injectable()
export class CallLists {
  readonly #turns = new Turns({ atATime: 2, maxWaiting: 20, waitSec: SEARCH_MS / 1000 });
  readonly #ranked = new RankedCalls();

  constructor(
    private readonly store: Store,
    private readonly views: Views,
  ) {}

  async list(request: CallsRequest): Promise<CallList> {
    const { q, phrase, sort = 'newest' } = request.rest;
    const isLong = q !== undefined || phrase !== undefined || sort !== 'newest';
    const page = () => (sort === 'newest' ? this.#byTime(request) : this.#byRank(request, sort));
    return isLong ? this.#turns.take(page) : page();
  }

  async #byTime(request: CallsRequest): Promise<CallList> {
    const { cursor, limit = PAGE_LIMIT.usual } = request.rest;
    const search = await this.#search(request);
    const found: Candidate[] = [];
    for await (const candidate of search.matches(cursor === undefined ? undefined : placeOf(cursor))) {
      found.push(candidate);
      if (found.length > limit) break;
    }
    const calls = await this.#lines(search, found.slice(0, limit), request.sight);
    if (found.length > limit) {
      const { endedAtMs, callId } = found[limit - 1]!;
      return { calls, next: cursorOf({ beforeMs: endedAtMs, beforeId: callId }) };
    }
    if (!search.stop) return { calls };
    const { endedAtMs, place } = search.stop;
    return { calls, next: cursorOf(place), searchedBackTo: new Date(endedAtMs).toISOString() };
  }

  /** Goes on behind a call, not after so many: whichever order it is read on in, none comes twice and none is passed over. */
  async #byRank(request: CallsRequest, order: RankedOrder): Promise<CallList> {
    const { cursor, limit = PAGE_LIMIT.usual, ...asked } = request.rest;
    const [rank, endedAtMs, callId] = cursor === undefined ? [] : decodeCursor(cursor, RANKED);
    const after = rank === undefined ? undefined : { rank, endedAtMs: endedAtMs!, callId: callId! };
    const search = await this.#search(request);
    const key = JSON.stringify([request.scope, request.period, asked, search.state.trackers.rev]);
    const wants = cursor === undefined ? 'new' : after ? 'any' : 'begun';
    const ranking = await this.#ranked.of({ key, order, wants }, search);
    if ('searchedBackToMs' in ranking) {
      const searchedBackTo = new Date(ranking.searchedBackToMs).toISOString();
      return { calls: [], next: cursor ?? encodeCursor([]), searchedBackTo };
    }
    const from = after ? countBefore(ranking.places, after) : 0;
    const found = await this.#standing(search, ranking.places, { from, count: limit + 1, request });
    const calls = await this.#lines(
      search,
      found.slice(0, limit).map(({ call }) => call),
      request.sight,
    );
    if (found.length <= limit) return { calls };
    const { place } = found[limit - 1]!;
    return { calls, next: encodeCursor([place.rank, place.endedAtMs, place.callId]) };
  }

  /** The next calls of an order, without those that are gone since it was made, or whose seller has left the team. */
  async #standing(
    { state }: CallSearch,
    places: readonly RankedPlace[],
    { from, count, request }: { from: number; count: number; request: CallsRequest },
  ): Promise<{ place: RankedPlace; call: Candidate }[]> {
    const standing: { place: RankedPlace; call: Candidate }[] = [];
    for (let at = from; at < places.length && standing.length < count; at += count) {
      const some = places.slice(at, at + count);
      const stored = await this.store.calls.many(
        some.map(({ callId }) => callId),
        'contribution',
      );
      for (const place of some) {
        const call = stored.get(place.callId);
        if (call && state.directory.isIn(request.scope, call.contribution.sellerId))
          standing.push({ place, call });
      }
    }
    return standing.slice(0, count);
  }

  async #search({ scope, period, rest, isGone }: CallsRequest): Promise<CallSearch> {
    const { state, fromMs, toMs, sums } = await this.#known(scope, period, rest);
    return new CallSearch({
      ...{ store: this.store, state, asked: rest, isGone, withinMs: SEARCH_MS, scope },
      span: period.kind === 'allTime' ? {} : { fromMs, toMs },
      sums,
    });
  }

  /** The edges of a period, and what its calls come to where a call is held against their mean. */
  async #known(scope: Scope, period: Period, { sentiment }: CallsQuery) {
    const { reads } = this.views;
    if (sentiment !== 'aboveAverageNegative') {
      const { state, nowMs } = await reads.state();
      const { fromMs, toMs } = windowNow(period, state, nowMs);
      return { state, fromMs, toMs, sums: new Map<string, number>() };
    }
    const { state, window } = await reads.window(period);
    const { fromMs, toMs } = window.window;
    return { state, fromMs, toMs, sums: window.sums('current')!.of(scope) };
  }

  /** The lines of calls in their order; one that is gone by now is left out. */
  async #lines(search: CallSearch, found: readonly Candidate[], sight: Sight): Promise<CallLine[]> {
    const documents = await search.documents(found);
    const calls = found.flatMap((each) => {
      const call = documents.get(each.callId);
      return call ? [{ each, call }] : [];
    });
    const { state } = search;
    const context: LineContext = {
      names: state.directory,
      index: termIndexOf(state.trackers),
      dealNames: await dealNamesOf(
        this.store,
        calls.flatMap(({ call }) => call.opportunityId ?? []),
        (sellerId) => seesTeam(sight, state.directory.teamOf(sellerId)),
      ),
    };
    return calls.map(({ each, call }) => search.lineOf(each, call, context));
  }
}

function cursorOf({ beforeMs, beforeId }: CallPlace): string {
  return encodeCursor(beforeId === undefined ? [beforeMs] : [beforeMs, beforeId]);
}

function placeOf(cursor: string): CallPlace {
  const [beforeMs, beforeId] = decodeCursor(cursor, PLACE);
  return beforeId === undefined ? { beforeMs } : { beforeMs, beforeId };
}

/** What deals are called, those of sellers whom whoever asks may see: a call can name the deal of another team. */
async function dealNamesOf(
  { deals }: Store,
  ids: readonly string[],
  isSeen: (sellerId: string) => boolean,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const stored = await deals.find(id);
      if (stored && isSeen(stored.deal.sellerId)) names.set(id, stored.deal.name);
    }),
  );
  return names;
}

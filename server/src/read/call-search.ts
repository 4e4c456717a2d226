import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { CallLine, CallsQuery, Scope } from '@earshot/contracts';
import type { FinishedCall } from '../domain/call.ts';
import { filterFor, trackedTerm } from '../domain/calls/filter.ts';
import { callLineOf, type LineContext } from '../domain/calls/line.ts';
import { placesSaid } from '../domain/calls/places-said.ts';
import { Matcher } from '../domain/matcher.ts';
import type { TrackerSet } from '../domain/trackers.ts';
import { saidOf } from '../domain/words-said.ts';
import type { CallDetail, CallIndex, CallPlace, ListedCall } from '../store/call-lists.ts';
import type { Store } from '../store/store.ts';
import type { NodeState } from '../views/node-state.ts';
import { newestCalls } from './newest-calls.ts';

/** A call that a list holds; its words and its document where they were needed to find it. */
export type Candidate = ListedCall<CallDetail> & {
  words?: ReadonlyMap<string, number>;
  document?: FinishedCall;
};

export interface SearchOptions {
  store: Store;
  state: NodeState;
  asked: CallsQuery;
  scope: Scope;
  span: { fromMs?: number; toMs?: number };
  /** Counters of the scope over the span. */
  sums: ReadonlyMap<string, number>;
  isGone: () => boolean;
  withinMs: number;
}

/** Where a search stopped before its end: how far back it came, and the place to go on from. */
export interface SearchStop {
  endedAtMs: number;
  place: CallPlace;
}

/** Read at once: of texts fewer, since each has to be unpacked and read. */
const BATCH = { contribution: 200, words: 100, document: 50 };

/** Finds the calls of one request, the latest end first, within the time that it has. */
export class CallSearch {
  readonly state: NodeState;
  readonly #options: SearchOptions;
  readonly #saying: Matcher | undefined;
  readonly #untilMs: number;
  #stop: SearchStop | undefined;

  constructor(options: SearchOptions) {
    this.state = options.state;
    this.#options = options;
    const { q } = options.asked;
    this.#saying = q === undefined ? undefined : new Matcher([{ phrases: [q] }]);
    this.#untilMs = performance.now() + options.withinMs;
  }

  /** Undefined where the search came to its end. */
  get stop(): SearchStop | undefined {
    return this.#stop;
  }

  /** The calls that match, behind a place. */
  async *matches(after?: CallPlace): AsyncGenerator<Candidate> {
    const { store, state, asked, scope, span, sums } = this.#options;
    const { trackers, directory: seats } = state;
    const accepts = filterFor(asked, { scope, trackers, seats, sums });
    if (!accepts) return;
    const detail: CallDetail = asked.phrase === undefined ? 'contribution' : 'words';
    const index = narrowest(asked, trackers);
    const calls = newestCalls(store, {
      ...{ index, ...span, with: detail, batch: BATCH[detail] },
      ...(after && { after }),
    });
    let waiting: Candidate[] = [];
    let looked = 0;
    let own = after;
    for await (const call of calls) {
      looked += 1;
      if (seats.isIn(scope, call.contribution.sellerId)) own = placeOf(call);
      if (accepts(call)) waiting.push(call);
      if (this.#saying && waiting.length >= BATCH.document) {
        yield* this.#heard(waiting);
        waiting = [];
      } else if (!this.#saying) {
        yield* waiting;
        waiting = [];
      }
      if (looked % BATCH[detail] === 0) await yieldToOthers();
      if (this.#isOver()) {
        yield* this.#heard(waiting);
        this.#stop = { endedAtMs: call.endedAtMs, place: placeBehind(call, own, after) };
        return;
      }
    }
    yield* this.#heard(waiting);
  }

  /** The documents of some calls; those that are gone by now have none. */
  async documents(found: readonly Candidate[]): Promise<Map<string, FinishedCall>> {
    const known = new Map(found.flatMap(({ callId, document }) => (document ? [[callId, document]] : [])));
    const missing = found.flatMap(({ callId }) => (known.has(callId) ? [] : [callId]));
    const read = await this.#options.store.calls.many(missing, 'document');
    for (const [callId, { call }] of read) known.set(callId, call);
    return known;
  }

  /** A call as the list shows it, with the places that were asked for. */
  lineOf(found: Candidate, call: FinishedCall, context: LineContext): CallLine {
    const line = callLineOf(found, call, context);
    if (this.#saying) return { ...line, found: placesSaid(call, this.#saying) };
    const { phrase } = this.#options.asked;
    if (phrase === undefined) return line;
    const labels = [...(found.words?.keys() ?? [])].map(saidOf).filter((said) => said.phrase === phrase);
    const saying = new Matcher([{ phrases: [phrase, ...labels.map(({ label }) => label)] }]);
    return { ...line, found: placesSaid(call, saying, 'seller') };
  }

  /** Those of some calls in which the words asked for are said. */
  async *#heard(waiting: readonly Candidate[]): AsyncGenerator<Candidate> {
    const saying = this.#saying;
    if (!saying) {
      yield* waiting;
      return;
    }
    const documents = await this.documents(waiting);
    for (const candidate of waiting) {
      const document = documents.get(candidate.callId);
      if (document && placesSaid(document, saying).length > 0) yield { ...candidate, document };
    }
    await yieldToOthers();
  }

  #isOver(): boolean {
    return performance.now() > this.#untilMs || this.#options.isGone();
  }
}

function placeOf({ endedAtMs, callId }: Candidate): CallPlace {
  return { beforeMs: endedAtMs, beforeId: callId };
}

/**
 * Behind the last call that was looked at, without naming one of another scope, whose id is none of the reader's: it is the
 * last one of their own, or the whole instant, of which none of their own was looked at.
 */
function placeBehind(last: Candidate, own: CallPlace | undefined, after: CallPlace | undefined): CallPlace {
  const { endedAtMs } = last;
  const isOfOneInstant = own?.beforeId !== undefined && own.beforeMs === endedAtMs;
  const place = isOfOneInstant ? own : { beforeMs: endedAtMs + 1 };
  const isSame = place.beforeMs === after?.beforeMs && place.beforeId === after.beforeId;
  // More calls of one instant than can be looked at: a search that never goes on would be worse.
  return isSame ? placeOf(last) : place;
}

/** The index with fewest calls in it among those that hold every call asked for. */
function narrowest(asked: CallsQuery, trackers: TrackerSet): CallIndex {
  const { customer, opportunity, brand, term, seller, sentiment } = asked;
  if (customer !== undefined) return { kind: 'customer', id: customer };
  if (opportunity !== undefined) return { kind: 'deal', id: opportunity };
  if (brand !== undefined) return { kind: 'brand', id: brand };
  const tracked = term === undefined ? undefined : trackedTerm(trackers, term);
  if (tracked) return { kind: 'term', id: tracked.id, rev: tracked.rev };
  if (seller !== undefined) return { kind: 'seller', id: seller };
  if (sentiment === 'positive' || sentiment === 'neutral' || sentiment === 'negative')
    return { kind: 'mood', class: sentiment };
  return { kind: 'ended' };
}

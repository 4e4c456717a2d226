import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Scope, TrackerInput, TrackerTryAnswer } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { FinishedCall } from '../domain/call.ts';
import { callLineOf } from '../domain/calls/line.ts';
import { placesSaid } from '../domain/calls/places-said.ts';
import { COUNTER } from '../domain/contribution.ts';
import { termIndexOf } from '../domain/dashboard/term-index.ts';
import { Matcher } from '../domain/matcher.ts';
import { countingSegments } from '../domain/segments.ts';
import { Turns } from '../operate/turns.ts';
import type { ListedCall } from '../store/call-lists.ts';
import { Store } from '../store/store.ts';
import { Views } from '../views/views.ts';
import { newestCalls } from './newest-calls.ts';

/** So many of the latest calls are listened to, within so long, and so many of them are shown. */
const CALLS = 500;
const WITHIN_MS = 2_000;
const EXAMPLES = 20;
const BATCH = 50;
const CLASSES = ['positive', 'neutral', 'negative'] as const;

/** What a tracker would have heard, had it been there. Rejects as `WarmReads` does. */
@Injectable()
export class TrackerTries {
  readonly #turns = new Turns({ atATime: 2, maxWaiting: 20, waitSec: WITHIN_MS / 1000 });

  constructor(
    private readonly store: Store,
    private readonly views: Views,
  ) {}

  try(
    input: Pick<TrackerInput, 'phrases' | 'team'>,
    { withinMs = WITHIN_MS } = {},
  ): Promise<TrackerTryAnswer> {
    return this.#turns.take(() => this.#listen(input, withinMs));
  }

  async #listen(
    { phrases, team }: Pick<TrackerInput, 'phrases' | 'team'>,
    withinMs: number,
  ): Promise<TrackerTryAnswer> {
    const { state } = await this.views.reads.state();
    const scope: Scope = team === undefined ? 'all' : `team:${team}`;
    const until = performance.now() + withinMs;
    const isOver = () => performance.now() >= until;
    const hearing = new Hearing(phrases);
    const context = { names: state.directory, index: termIndexOf(state.trackers), dealNames: new Map() };
    const batches = inBatches(
      newestCalls(this.store, { index: { kind: 'ended' }, with: 'contribution', batch: BATCH }),
      { accepts: (call) => state.directory.isIn(scope, call.contribution.sellerId), isOver },
    );
    for await (const batch of batches) {
      const documents = await this.store.calls.many(
        batch.map(({ callId }) => callId),
        'document',
      );
      for (const listed of batch.slice(0, CALLS - hearing.answer.calls)) {
        const call = documents.get(listed.callId)?.call;
        if (!call || !hearing.hears(listed, call) || hearing.answer.examples.length === EXAMPLES) continue;
        const found = placesSaid(call, hearing.matcher, 'customer');
        hearing.answer.examples.push({ ...callLineOf(listed, call, context), found });
      }
      await yieldToOthers();
      if (hearing.answer.calls >= CALLS || isOver()) break;
    }
    return hearing.answer;
  }
}

/** Adds up what is heard of some phrases, as a tracker of them would. */
class Hearing {
  readonly matcher: Matcher;
  readonly #each: Matcher;
  readonly answer: TrackerTryAnswer;

  constructor(phrases: readonly string[]) {
    this.matcher = new Matcher([{ phrases }]);
    this.#each = new Matcher(phrases.map((phrase) => ({ phrases: [phrase] })));
    this.answer = {
      ...{ calls: 0, mentioningCalls: 0, mentions: 0 },
      sentiment: { positive: 0, neutral: 0, negative: 0 },
      byPhrase: phrases.map((phrase) => ({ phrase, mentions: 0 })),
      examples: [],
    };
  }

  /** Listens to one call more; whether its customer says any of it. */
  hears({ contribution }: ListedCall, call: FinishedCall): boolean {
    const { answer } = this;
    answer.calls += 1;
    let mentions = 0;
    for (const { speaker, text } of countingSegments(call.segments))
      if (speaker === 'customer') mentions += this.#count(text);
    if (mentions === 0) return false;
    answer.mentions += mentions;
    answer.mentioningCalls += 1;
    const sentiment = CLASSES.find((name) => contribution.counters.has(COUNTER[name]));
    if (sentiment) answer.sentiment[sentiment] += 1;
    return true;
  }

  /** Mentions in a text, each counted for the phrase that stands there. */
  #count(text: string): number {
    const found = this.matcher.find(text);
    if (found.length === 0) return 0;
    const places = new Map(
      this.#each.find(text).map(({ entry, start, end }) => [`${start} ${end}`, entry] as const),
    );
    for (const { start, end } of found) {
      const entry = places.get(`${start} ${end}`);
      if (entry !== undefined) this.answer.byPhrase[entry]!.mentions += 1;
    }
    return found.length;
  }
}

/** The calls that are accepted, until time is over: also where next to none is, and thousands are read for it. */
async function* inBatches(
  calls: AsyncIterable<ListedCall>,
  { accepts, isOver }: { accepts: (call: ListedCall) => boolean; isOver: () => boolean },
): AsyncGenerator<ListedCall[]> {
  let batch: ListedCall[] = [];
  for await (const call of calls) {
    if (accepts(call)) batch.push(call);
    if (isOver()) break;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

import type { CallFigures, CallSummary, SentimentClass } from '@earshot/contracts';
import type { FinishedCall } from '../call.ts';
import { COUNTER } from '../contribution.ts';
import type { TrackerSet } from '../trackers.ts';
import { type FoundCall, negativityOf } from './filter.ts';
import { type LineContext, sellerOf } from './line.ts';
import { brandMentionsOf, termMentionsOf } from './mentions.ts';
import type { ListenedFor, Transcript } from './transcript.ts';

export interface SummaryContext extends LineContext {
  trackers: TrackerSet;
  timeZone: string;
}

type Whole = Omit<CallSummary, 'usual' | 'opportunity'>;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const CLASSES: readonly SentimentClass[] = ['positive', 'neutral', 'negative'];

/** What a call's transcript is listened to for: the terms of its seller's team, and the brands that it counts. */
export function listenedForIn(found: FoundCall, { names, index, trackers }: SummaryContext): ListenedFor {
  const team = names.teamWithName(found.contribution.sellerId)?.id;
  return {
    terms: trackers.trackers.filter((term) => term.team === undefined || term.team === team),
    known: found.brands.filter(({ id }) => !index.settledBrands.has(id) && !names.isSeller(id)),
  };
}

/**
 * One call: its figures as they are counted, and its transcript with every place that something is said about, heard for what
 * `listenedForIn` tells. `found` is what is stored of it beside its document.
 */
export function summaryOf(
  found: FoundCall,
  call: FinishedCall,
  context: SummaryContext,
  transcript: Transcript,
): Whole {
  const { terms, known } = listenedForIn(found, context);
  const mentions = termMentionsOf(found.contribution, terms, transcript.segments);
  const { customer, channel, language } = call;
  return {
    callId: found.callId,
    seller: sellerOf(call.sellerId, context.names),
    ...(customer && { customer }),
    startedAt: new Date(call.startedAtMs).toISOString(),
    endedAt: new Date(call.endedAtMs).toISOString(),
    durationSec: (call.endedAtMs - call.startedAtMs) / 1000,
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
    timeZone: context.timeZone,
    ...(found.isRetired && { textRemoved: true }),
    figures: figuresOf(found.contribution.counters, transcript.score),
    segments: transcript.segments,
    trackersRev: context.trackers.rev,
    keywords: mentions.filter(({ kind }) => kind === 'keyword').map(({ mention }) => mention),
    competitors: mentions.filter(({ kind }) => kind === 'competitor').map(({ mention }) => mention),
    brands: brandMentionsOf(found.contribution, known, transcript.segments),
  };
}

/** The figures of one call by what it has put into the counters. */
function figuresOf(counters: ReadonlyMap<string, number>, score: number | undefined): CallFigures {
  const count = (counter: string) => counters.get(counter) ?? 0;
  const [talkMs, listenMs] = [count(COUNTER.talkMs), count(COUNTER.listenMs)];
  const durationMs = count(COUNTER.durationMs);
  const sentiment = CLASSES.find((name) => counters.has(COUNTER[name]));
  const negativity = negativityOf(counters);
  return {
    talkSec: talkMs / 1000,
    listenSec: listenMs / 1000,
    ...(talkMs + listenMs > 0 && { talkRatio: talkMs / (talkMs + listenMs) }),
    switches: count(COUNTER.switches),
    ...(durationMs > 0 && { switchRate: (count(COUNTER.switches) * HOUR_MS) / durationMs }),
    ...(talkMs > 0 && { talkingSpeedWpm: (count(COUNTER.words) * MINUTE_MS) / talkMs }),
    ...(count(COUNTER.pauses) > 0 && {
      pauseSec: count(COUNTER.pauseMs) / (1000 * count(COUNTER.pauses)),
    }),
    longestMonologueSec: count(COUNTER.monologueMs) / 1000,
    longestStorySec: count(COUNTER.storyMs) / 1000,
    questions: count(COUNTER.questionsSeller),
    customerQuestions: count(COUNTER.questionsCustomer),
    interruptions: count(COUNTER.interruptions),
    ...(sentiment && { sentiment }),
    ...(sentiment && score !== undefined && { score }),
    ...(negativity !== undefined && { negativity: negativity / 100 }),
  };
}

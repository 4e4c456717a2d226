import type { SpeechSegment } from './call.ts';
import {
  interruptions,
  longestMonologueMs,
  pauses,
  questions,
  sellerSpeech,
  spokenMs,
  switches,
} from './call-metrics.ts';
import { addInto, COUNTER, type Counters } from './contribution.ts';

/** What the way in which a call is led adds to the figures, by its counting segments in their order. */
export function talkCounters(segments: readonly SpeechSegment[]): Counters {
  const { words, talkMs } = sellerSpeech(segments);
  const pause = pauses(segments);
  const counters: Counters = new Map();
  // Without those that are 0.
  addInto(
    counters,
    new Map([
      [COUNTER.talkMs, talkMs],
      [COUNTER.listenMs, spokenMs(segments, 'customer')],
      [COUNTER.switches, switches(segments)],
      [COUNTER.words, words],
      [COUNTER.pauseMs, pause.sumMs],
      [COUNTER.pauses, pause.count],
      [COUNTER.interruptions, interruptions(segments)],
      [COUNTER.questionsSeller, questions(segments, 'seller')],
      [COUNTER.questionsCustomer, questions(segments, 'customer')],
      [COUNTER.monologueMs, longestMonologueMs(segments, 'seller')],
      [COUNTER.storyMs, longestMonologueMs(segments, 'customer')],
    ]),
  );
  return counters;
}

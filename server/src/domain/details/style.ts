import type { StyleFigures } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import { classesOf } from './sentiment.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * How someone sells, from what their calls, engagements and deals add up to: one seller (`sellers` 1), or several taken together.
 * Ratios are of sums, engagement is a mean a seller, questions and stretches of speech are means a call.
 */
export function styleOf(counters: ReadonlyMap<string, number>, sellers = 1): StyleFigures {
  const count = (counter: string) => counters.get(counter) ?? 0;
  const calls = count(COUNTER.calls);
  const durationMs = count(COUNTER.durationMs);
  const [talkMs, listenMs] = [count(COUNTER.talkMs), count(COUNTER.listenMs)];
  const meetingCallsMs = count(COUNTER.meetingCallsMs);
  const engagedSec = (ms: number) => (sellers === 0 ? 0 : ms / (1000 * sellers));
  const figures: StyleFigures = {
    sellers,
    calls,
    callSec: durationMs / 1000,
    sentiment: classesOf(counters),
    engagement: {
      emailSec: engagedSec(count(COUNTER.engagedMs('email'))),
      phoneSec: engagedSec(count(COUNTER.engagedMs('phone')) + durationMs - meetingCallsMs),
      meetingSec: engagedSec(count(COUNTER.engagedMs('meeting')) + meetingCallsMs),
    },
    revenueWon: count(COUNTER.wonCents),
    dealsWon: count(COUNTER.dealsWon),
  };
  const put = (figure: Optional, over: number, under: number) => {
    if (under > 0) figures[figure] = over / under;
  };
  put('talkRatio', talkMs, talkMs + listenMs);
  put('switchRate', count(COUNTER.switches) * HOUR_MS, durationMs);
  put('talkingSpeedWpm', count(COUNTER.words) * MINUTE_MS, talkMs);
  put('pauseSec', count(COUNTER.pauseMs), 1000 * count(COUNTER.pauses));
  put('longestMonologueSec', count(COUNTER.monologueMs), 1000 * calls);
  put('longestStorySec', count(COUNTER.storyMs), 1000 * calls);
  put('questions', count(COUNTER.questionsSeller), calls);
  put('customerQuestions', count(COUNTER.questionsCustomer), calls);
  put('interruptions', count(COUNTER.interruptions), calls);
  return figures;
}

type Optional =
  | ('talkRatio' | 'switchRate' | 'talkingSpeedWpm' | 'pauseSec' | 'longestMonologueSec' | 'longestStorySec')
  | ('questions' | 'customerQuestions' | 'interruptions');

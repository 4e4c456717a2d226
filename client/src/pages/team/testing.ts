import type { StyleFigures } from '@earshot/contracts';
import fc from 'fast-check';

const count = fc.nat(500);
const amount = fc.double({ min: 0, max: 100_000, noNaN: true });
const ratio = fc.double({ min: 0, max: 1, noNaN: true });

/** Figures of one seller as the server may give them: what has nothing to be made from is absent. */
export const anyFigures: fc.Arbitrary<StyleFigures> = fc.record(
  {
    sellers: fc.constant(1),
    calls: count,
    callSec: amount,
    talkRatio: ratio,
    switchRate: amount,
    talkingSpeedWpm: amount,
    pauseSec: amount,
    longestMonologueSec: amount,
    longestStorySec: amount,
    questions: amount,
    customerQuestions: amount,
    interruptions: amount,
    sentiment: fc.record({ positive: count, neutral: count, negative: count }),
    engagement: fc.record({ emailSec: amount, phoneSec: amount, meetingSec: amount }),
    revenueWon: fc.nat(),
    dealsWon: count,
  },
  { requiredKeys: ['sellers', 'calls', 'callSec', 'sentiment', 'engagement', 'revenueWon', 'dealsWon'] },
);

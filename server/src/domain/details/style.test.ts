import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addInto, COUNTER, type Counters } from '../contribution.ts';
import { styleOf } from './style.ts';

const NAMES = [
  ...[COUNTER.calls, COUNTER.durationMs, COUNTER.talkMs, COUNTER.listenMs, COUNTER.switches, COUNTER.words],
  ...[COUNTER.pauseMs, COUNTER.pauses, COUNTER.interruptions, COUNTER.questionsSeller],
  ...[COUNTER.questionsCustomer, COUNTER.monologueMs, COUNTER.storyMs, COUNTER.positive, COUNTER.negative],
  ...[COUNTER.engagedMs('email'), COUNTER.dealsWon, COUNTER.wonCents],
];
const anyCounters: fc.Arbitrary<Counters> = fc
  .dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 5_000_000 }), { noNullPrototype: true })
  .map((counters) => new Map(Object.entries(counters)));

describe('figures of style', () => {
  it('are ratios of sums, means a call and means a seller', () => {
    const counters = new Map([
      ...([
        [COUNTER.calls, 4],
        [COUNTER.durationMs, 7_200_000],
        [COUNTER.talkMs, 1_800_000],
        [COUNTER.listenMs, 3_600_000],
        [COUNTER.switches, 90],
        [COUNTER.words, 4_500],
        [COUNTER.pauseMs, 6_000],
        [COUNTER.pauses, 8],
        [COUNTER.interruptions, 6],
      ] as const),
      ...([
        [COUNTER.questionsSeller, 10],
        [COUNTER.questionsCustomer, 2],
        [COUNTER.monologueMs, 240_000],
        [COUNTER.storyMs, 100_000],
        [COUNTER.meetingCallsMs, 1_200_000],
        [COUNTER.engagedMs('email'), 300_000],
        [COUNTER.positive, 3],
        [COUNTER.wonCents, 12_345],
        [COUNTER.dealsWon, 1],
      ] as const),
    ]);
    expect(styleOf(counters, 2)).toEqual({
      ...{ sellers: 2, calls: 4, callSec: 7_200, talkRatio: 1 / 3, switchRate: 45, talkingSpeedWpm: 150 },
      ...{ pauseSec: 0.75, longestMonologueSec: 60, longestStorySec: 25 },
      ...{ questions: 2.5, customerQuestions: 0.5, interruptions: 1.5 },
      sentiment: { positive: 3, neutral: 0, negative: 0 },
      engagement: { emailSec: 150, phoneSec: 3_000, meetingSec: 600 },
      ...{ revenueWon: 12_345, dealsWon: 1 },
    });
  });

  it('of nothing are zeros, and what has nothing to be made from is absent', () => {
    for (const sellers of [0, 1])
      expect(styleOf(new Map(), sellers)).toEqual({
        ...{ sellers, calls: 0, callSec: 0, sentiment: { positive: 0, neutral: 0, negative: 0 } },
        engagement: { emailSec: 0, phoneSec: 0, meetingSec: 0 },
        ...{ revenueWon: 0, dealsWon: 0 },
      });
  });

  it('of several lie between the least and the greatest of each', () => {
    fc.assert(
      fc.property(fc.array(anyCounters, { minLength: 1, maxLength: 6 }), (sellers) => {
        const sum: Counters = new Map();
        for (const counters of sellers) addInto(sum, counters);
        const all = styleOf(sum, sellers.length);
        const each = sellers.map((counters) => styleOf(counters));
        for (const figure of [
          'talkRatio',
          'switchRate',
          'pauseSec',
          'questions',
          'longestStorySec',
        ] as const) {
          const values = each.map((one) => one[figure]).filter((value) => value !== undefined);
          if (all[figure] === undefined || values.length < sellers.length) continue;
          expect(all[figure]).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-12));
          expect(all[figure]).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-12));
        }
      }),
    );
  });
});

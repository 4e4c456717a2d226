import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCall } from '../testing/any-call.ts';
import { callSentiment, spokenMs } from './call-metrics.ts';
import { retiredCall } from './retired-call.ts';
import { countingSegments } from './segments.ts';
import { englishAnalyser } from './sentiment.ts';

const scored = (segments: ReturnType<typeof countingSegments>) =>
  segments
    .filter(({ speaker }) => speaker === 'customer')
    .flatMap(({ startMs, endMs, sentimentThousandths: scoreThousandths }) =>
      scoreThousandths === undefined ? [] : [{ lengthMs: endMs - startMs, scoreThousandths }],
    );

it('a call without its text still tells who spoke how long, and nothing of what was said', () => {
  fc.assert(
    fc.property(anyCall, (call) => {
      const retired = retiredCall(call, englishAnalyser);
      const counting = countingSegments(call.segments);
      expect(retired.segments.map(({ text }) => text)).toEqual(counting.map(() => ''));
      for (const speaker of ['seller', 'customer'] as const)
        expect(spokenMs(retired.segments, speaker)).toBe(spokenMs(counting, speaker));
      expect({ ...retired, segments: [] }).toEqual({ ...call, segments: [] });
    }),
  );
});

it('it sounds as it did: with the transcript’s scores, else with those that were told of the text', () => {
  const said = (text: string, sentimentThousandths?: number) => ({
    ...{ speaker: 'customer' as const, startMs: 0, endMs: 1_000, text },
    ...(sentimentThousandths !== undefined && { sentimentThousandths }),
  });
  const call = { callId: 'c', sellerId: 's', startedAtMs: 0, endedAtMs: 1_000, language: 'en' };
  const bad = retiredCall(
    { ...call, segments: [said('This is a terrible, awful product.')] },
    englishAnalyser,
  );
  expect(callSentiment(scored(bad.segments))?.class).toBe('negative');
  const own = retiredCall({ ...call, segments: [said('This is terrible.', 900)] }, englishAnalyser);
  expect(callSentiment(scored(own.segments))?.class).toBe('positive');
});

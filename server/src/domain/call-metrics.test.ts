import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCall } from '../testing/any-call.ts';
import type { SpeechSegment } from './call.ts';
import * as metrics from './call-metrics.ts';
import { countingSegments, spokenText } from './segments.ts';

const said = (side: 's' | 'c', startMs: number, endMs: number, text = 'word'): SpeechSegment => ({
  speaker: side === 's' ? 'seller' : 'customer',
  startMs,
  endMs,
  text,
});

const everyMetric = (segments: readonly SpeechSegment[]) => ({
  talkMs: metrics.spokenMs(segments, 'seller'),
  listenMs: metrics.spokenMs(segments, 'customer'),
  switches: metrics.switches(segments),
  monologueMs: metrics.longestMonologueMs(segments, 'seller'),
  storyMs: metrics.longestMonologueMs(segments, 'customer'),
  interruptions: metrics.interruptions(segments),
  pauses: metrics.pauses(segments),
  speech: metrics.sellerSpeech(segments),
  asked: metrics.questions(segments, 'seller'),
});

describe('counting segments', () => {
  test('a segment of tags alone counts for nothing, and words between tags count', () => {
    const texts = ['<INAUDIBLE_SPEECH/>', '[noise] …', '<UNIN/> <laugh>', '<UNSURE>OK</UNSURE>', '3 < 5'];
    const counting = countingSegments(texts.map((text, i) => said('c', i, i + 1, text)));
    expect(counting.map((segment) => segment.text.trim())).toEqual(['OK', '3 < 5']);
  });

  test('a place in the spoken text is the same place in the transcript', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '[', ']', 'a', '/', ' ') }), (text) => {
        const spoken = spokenText(text);
        expect(spoken.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) expect([text[i], ' ']).toContain(spoken[i]);
      }),
    );
  });

  test('they lie in order of start, end, customer first, text', () => {
    const ordered = [
      said('s', 0, 1),
      said('c', 0, 2),
      said('s', 0, 2, 'a'),
      said('s', 0, 2, 'b'),
      said('c', 1, 1),
    ];
    expect(countingSegments(ordered.toReversed())).toEqual(ordered);
  });

  test('the order in which segments arrive changes no metric', () => {
    const shuffled = anyCall.chain(({ segments }) =>
      fc.tuple(fc.constant(segments), fc.shuffledSubarray(segments, { minLength: segments.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(everyMetric(countingSegments(other))).toEqual(everyMetric(countingSegments(given)));
      }),
    );
  });
});

describe('figures of time', () => {
  const call = [said('c', 0, 10), said('s', 5, 6), said('s', 8, 20), said('c', 22, 30), said('s', 31, 33)];

  test('talk and listen are summed lengths, overlaps counted for both', () => {
    expect([metrics.spokenMs(call, 'seller'), metrics.spokenMs(call, 'customer')]).toEqual([15, 18]);
  });

  test('a switch is a change of speaker', () => expect(metrics.switches(call)).toBe(3));

  test('a monologue runs from its first start to its last end, across pauses', () => {
    expect(metrics.longestMonologueMs(call, 'seller')).toBe(15);
    expect(metrics.longestMonologueMs(call, 'customer')).toBe(10);
    expect(metrics.longestMonologueMs([], 'seller')).toBe(0);
  });

  test('a pause is a gap before the seller speaks again; an overlap is none', () => {
    expect(metrics.pauses(call)).toEqual({ sumMs: 1, count: 2 });
  });

  test('an interruption starts after a customer’s start and before their end', () => {
    fc.assert(
      fc.property(anyCall, ({ segments }) => {
        const counting = countingSegments(segments);
        const customers = counting.filter((segment) => segment.speaker === 'customer');
        const expected = counting.filter(
          ({ speaker, startMs }) =>
            speaker === 'seller' && customers.some((c) => c.startMs < startMs && startMs < c.endMs),
        );
        expect(metrics.interruptions(counting)).toBe(expected.length);
      }),
    );
    expect(metrics.interruptions(call)).toBe(2);
  });
});

describe('what is asked and how fast', () => {
  const asked = (text: string) => metrics.questions([said('s', 0, 1, text)], 'seller');

  test('a question is a sentence that ends in a question mark, Greek and full-width ones too', () => {
    expect(asked('Really?! Why? See a?b. "Who?" he said.')).toBe(3);
    expect(asked('Τι κάνετε; Καλά; και εσείς')).toBe(2);
    expect(asked('one; two; three')).toBe(0);
    expect(asked('元気ですか？はい')).toBe(1);
  });

  test('words are those of UAX 29', () => {
    expect(metrics.sellerSpeech([said('s', 0, 500, "It's 3.5 half-baked, C++!"), said('c', 0, 9)])).toEqual({
      words: 5,
      talkMs: 500,
    });
  });
});

describe('sentiment of a call', () => {
  const scored = (...pairs: [number, number][]) =>
    metrics.callSentiment(pairs.map(([lengthMs, scoreThousandths]) => ({ lengthMs, scoreThousandths })));

  test('a call without customer speech is not analysed', () => expect(scored()).toBeUndefined());

  test('scores are weighted by length, and a bound belongs to its class', () => {
    expect(scored([100, 50])?.class).toBe('positive');
    expect(scored([100, 49])?.class).toBe('neutral');
    expect(scored([100, -50])?.class).toBe('negative');
    expect(scored([1, 1000], [99, -60])?.class).toBe('neutral');
    expect(scored([1, 1000], [199, -60])?.class).toBe('negative');
  });

  test('negativity is the share of negative time, in percent, half up', () => {
    expect(scored([1, -1000], [199, 0])?.negativityPercent).toBe(1);
    expect(scored([1, -1000], [200, 0])?.negativityPercent).toBe(0);
    expect(scored([7, -50], [0, 900])?.negativityPercent).toBe(100);
  });

  test('where all lengths are 0, segments count alike', () => {
    expect(scored([0, -900], [0, 100], [0, 100])).toEqual({ class: 'negative', negativityPercent: 33 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCall } from '../../testing/any-call.ts';
import { type Analysers, analyseCall, compilePlan, planOf } from '../analysis.ts';
import type { FinishedCall } from '../call.ts';
import { COUNTER } from '../contribution.ts';
import { termIndexOf } from '../dashboard/term-index.ts';
import type { TrackerSet } from '../trackers.ts';
import type { FoundCall } from './filter.ts';
import { callLineOf } from './line.ts';
import { listenedForIn, summaryOf } from './summary.ts';
import { transcriptOf } from './transcript.ts';

const TRACKERS: TrackerSet = {
  rev: 2,
  trackers: [
    { id: 'price', rev: 1, kind: 'keyword', label: 'Price', phrases: ['price', 'half price', 'τιμή'] },
    { id: 'cpp', rev: 2, kind: 'competitor', label: 'C++', phrases: ['C++', 'R&D'] },
    { id: 'ours', rev: 2, kind: 'keyword', label: 'Ours', phrases: ['great'], team: 'a' },
  ],
};
const ANALYSERS: Analysers = {
  sentiment: {
    understands: (_, language) => language !== 'el',
    scoreOf: (text) => 100 * (text.split('great').length - text.split('terrible').length),
  },
  phrases: () => new Map(),
  brands: {
    find: (texts) => {
      const mentions = texts.flatMap((text, segment) =>
        [...text.matchAll(/東京/g)].map(({ index }) => ({ segment, start: index, end: index + 2 })),
      );
      return mentions.length === 0 ? [] : [{ id: 'tokyo', label: '東京', mentions }];
    },
  },
};
const PLAN = compilePlan(planOf(TRACKERS, TRACKERS, 1), ANALYSERS);
const CONTEXT = {
  ...{ index: termIndexOf(TRACKERS), trackers: TRACKERS, timeZone: 'UTC', dealNames: new Map() },
  names: {
    sellerName: (id: string) => (id === 'ann' ? 'Ann' : undefined),
    teamWithName: (id: string) => (id === 'ann' ? { id: 'a', name: 'Team A' } : undefined),
    isSeller: () => false,
  },
};
const heard = (found: FoundCall, call: FinishedCall) =>
  summaryOf(found, call, CONTEXT, transcriptOf(call, { ...listenedForIn(found, CONTEXT), ...ANALYSERS }));
const summary = (call: FinishedCall) => {
  const { contribution, brands } = analyseCall(call, PLAN);
  const found = { callId: call.callId, contribution, brands };
  return { counters: contribution.counters, summary: heard(found, call) };
};
const callOf = (text: string, more: Partial<FinishedCall> = {}): FinishedCall => ({
  ...{ callId: 'c', sellerId: 'ann', startedAtMs: 0, endedAtMs: 60_000 },
  segments: [{ speaker: 'customer', startMs: 0, endMs: 1000, text }],
  ...more,
});

describe('the summary of a call', () => {
  it('marks every mention that is counted, and counts no other', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        const { counters, summary: read } = summary(call);
        for (const [list, kind] of [
          [read.keywords, 'keyword'],
          [read.competitors, 'competitor'],
        ] as const)
          for (const { id, mentions, sellerMentions } of list) {
            const { rev } = TRACKERS.trackers.find((term) => term.id === id)!;
            const marked = (speaker: string) =>
              read.segments
                .filter((segment) => segment.speaker === speaker)
                .flatMap(({ marks }) => marks.filter((mark) => mark.kind === kind && mark.id === id)).length;
            expect(mentions).toBe(counters.get(COUNTER.mentions(id, rev)) ?? 0);
            expect([marked('customer'), marked('seller')]).toEqual([mentions, sellerMentions]);
          }
        const tokyo = read.segments.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'brand'));
        expect(tokyo.length).toBe(counters.get(COUNTER.brandMentions('tokyo')) ?? 0);
      }),
    );
  });

  it('has as many questions, and the sentiment, that are counted', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        const { counters, summary: read } = summary(call);
        const asked = (speaker: string) =>
          read.segments
            .filter((segment) => segment.speaker === speaker)
            .flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'question')).length;
        expect([asked('seller'), asked('customer')]).toEqual([
          read.figures.questions,
          read.figures.customerQuestions,
        ]);
        const { score, sentiment } = read.figures;
        expect(sentiment === undefined).toBe(score === undefined);
        if (score !== undefined && Math.abs(Math.abs(score) - 0.05) > 1e-9)
          expect(sentiment).toBe(score <= -0.05 ? 'negative' : score >= 0.05 ? 'positive' : 'neutral');
        if (sentiment) expect(counters.get(COUNTER[sentiment])).toBe(1);
      }),
    );
  });

  it('every mark lies within its text, which is as it was said', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        const { summary: read } = summary(call);
        expect(read.segments.map(({ text }) => text).sort()).toEqual(
          call.segments.map(({ text }) => text).sort(),
        );
        for (const { text, marks, counts } of read.segments) {
          if (!counts) expect(marks).toEqual([]);
          for (const { start, end } of marks) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
    );
  });

  it('a term of another team is not marked', () => {
    expect(summary(callOf('great')).summary.keywords.map(({ id }) => id)).toEqual(['ours']);
    expect(summary(callOf('great', { sellerId: 'bob' })).summary.keywords).toEqual([]);
  });

  it('a call whose text was removed says so, and keeps its figures', () => {
    const call = callOf('What does the price include?');
    const { contribution, brands } = analyseCall(call, PLAN);
    const removed = { ...call, segments: call.segments.map((segment) => ({ ...segment, text: '' })) };
    const read = heard({ callId: 'c', contribution, brands, isRetired: true }, removed);
    expect(read).toMatchObject({ textRemoved: true, figures: { customerQuestions: 1 } });
    expect(read.keywords).toEqual([
      { id: 'price', label: 'Price', mentions: 1, sellerMentions: 0, segments: [] },
    ]);
  });

  it('a call that was sent without words has lost none, in its summary and in lists', () => {
    const call = callOf('');
    const { contribution, brands } = analyseCall(call, PLAN);
    const found = { callId: 'c', contribution, brands };
    expect(heard(found, call)).not.toHaveProperty('textRemoved');
    expect(callLineOf(found, call, CONTEXT)).not.toHaveProperty('textRemoved');
    expect(callLineOf({ ...found, isRetired: true }, call, CONTEXT)).toHaveProperty('textRemoved', true);
  });
});

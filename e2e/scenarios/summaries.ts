import type { CallMention, CallSummary, MARK_KINDS } from '@earshot/contracts';
import { expect } from 'vitest';
import { inThousandths, type OracleCall } from '../oracle/call.ts';
import type { OracleSummary } from '../oracle/call-summary.ts';
import { isSpoken, withoutNotes } from '../oracle/speech.ts';
import { canonical } from './comparison.ts';

type Kind = (typeof MARK_KINDS)[number];

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What the customer says counts; of a term that only the seller says nothing does. */
const counted = (mentions: readonly CallMention[]) =>
  mentions
    .filter(({ mentions }) => mentions > 0)
    .map(({ id, label, mentions }) => ({ id, label, mentions }))
    .toSorted(byId);

/** A call as it is opened must be the oracle's, and everything that it counts must be marked in its transcript. */
export function expectSummary(summary: CallSummary, due: OracleSummary, call: OracleCall): void {
  const { segments, trackersRev: _rev, keywords, competitors, brands, ...rest } = summary;
  const lists = { keywords: counted(keywords), competitors: counted(competitors), brands: counted(brands) };
  const is = canonical({ ...rest, ...lists });
  if (is !== canonical(due)) expect(JSON.parse(is), call.callId).toEqual(JSON.parse(canonical(due)));

  expect(segments).toHaveLength(call.told.segments.length);
  expect(segments.filter(({ counts }) => counts)).toHaveLength(call.spoken.length);
  for (const { text, counts, marks } of segments) {
    expect(counts).toBe(isSpoken(withoutNotes(text)));
    if (!counts) expect(marks).toEqual([]);
  }
  const startsMs = segments.map(({ startSec }) => inThousandths(startSec));
  expect(startsMs).toEqual(startsMs.toSorted((a, b) => a - b));

  expectMarks(summary, 'keyword', keywords);
  expectMarks(summary, 'competitor', competitors);
  expectMarks(summary, 'brand', brands);
  const questions = (speaker: string) =>
    segments
      .filter((segment) => segment.speaker === speaker)
      .flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'question')).length;
  expect([questions('seller'), questions('customer')], call.callId).toEqual([
    call.questions,
    call.customerQuestions,
  ]);
}

/** Marks by kind are the mentions that are counted, side by side, in the segments that they name. */
function expectMarks({ segments, callId }: CallSummary, kind: Kind, terms: readonly CallMention[]): void {
  const marked = segments.flatMap(({ speaker, marks }, i) =>
    marks.filter((mark) => mark.kind === kind).map((mark) => ({ ...mark, speaker, i })),
  );
  expect(new Set(marked.map(({ id }) => id)), callId).toEqual(new Set(terms.map(({ id }) => id)));
  for (const { id, label, mentions, sellerMentions, segments: named } of terms) {
    const places = marked.filter((mark) => mark.id === id);
    const ofSeller = places.filter(({ speaker }) => speaker === 'seller').length;
    const about = `${kind} ${id} of ${callId}`;
    expect(ofSeller, about).toBe(sellerMentions);
    expect(kind === 'brand' ? places.length : places.length - ofSeller, about).toBe(mentions);
    expect(named, about).toEqual([...new Set(places.map(({ i }) => i))]);
    expect(places.every((place) => place.label === label && place.start < place.end)).toBe(true);
  }
}

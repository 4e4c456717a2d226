import { type EarshotEvent, eventSchema, trackerInputSchema } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { sentence } from './grammar/sentence.ts';
import { TOPICS } from './grammar/topics.ts';
import { Random } from './random.ts';
import { salesTeam } from './sales-team.ts';
import { DEFAULT_TRACKERS } from './trackers.ts';

const startMs = Date.parse('2026-11-24T12:00:00Z');
const options = { startMs, sellers: 18, historyDays: 28, callsPerDay: 12, timeZone: 'Europe/Athens' };
const ofSeed = (seed: string) => salesTeam({ ...options, seed });

function liveEvents(seed: string, seconds: number): EarshotEvent[] {
  const floor = ofSeed(seed).floor();
  const events: EarshotEvent[] = [];
  while (floor.nextAtMs < startMs + seconds * 1000) events.push(...[floor.advance() ?? []].flat());
  return [...events, ...floor.hangUpAt(startMs + seconds * 1000)];
}

const pastOf = (seed: string) =>
  ofSeed(seed)
    .history()
    .map(({ make }) => make());
const allOf = (seed: string) => [...ofSeed(seed).roster, ...pastOf(seed), ...liveEvents(seed, 600)];
const events = allOf('1');
const finished = events.flatMap((event) => (event.type === 'call.finished' ? [event.data] : []));
const segments = finished.flatMap((call) => call.segments);

describe('the generated team', () => {
  it('is the same for the same seed and start, and another for another seed', () => {
    expect(allOf('1')).toEqual(events);
    const wordsOf = (all: EarshotEvent[]) =>
      all.flatMap(({ type, data }) => (type === 'call.finished' ? data.segments : [])).slice(0, 9);
    expect(wordsOf(allOf('2'))).not.toEqual(wordsOf(events));
  });

  it('sends only what the contract allows, unchanged by it', () => {
    for (const event of events) expect(eventSchema.parse(event)).toEqual(event);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });

  it('has nothing after the start in its history, and no call before it', () => {
    const history = pastOf('1');
    expect(Math.max(...history.map((event) => Date.parse(event.time)))).toBeLessThanOrEqual(startMs);
    const calls = history.filter(({ type }) => type === 'call.finished');
    expect(Math.min(...calls.map((event) => Date.parse(event.time)))).toBeGreaterThan(
      startMs - 29 * 86_400_000,
    );
  });

  it('speaks in many sentences, in two languages, and without a slot left open', () => {
    const sentences = new Set(segments.flatMap((segment) => segment.text.split(/(?<=[.?!;]) /)));
    expect(sentences.size).toBeGreaterThan(1_000);
    expect([...sentences].filter((text) => /[{}()|]/.test(text))).toEqual([]);
    const greek = finished.filter((call) => call.language === 'el-GR').length / finished.length;
    expect(greek).toBeGreaterThan(0.05);
    expect(greek).toBeLessThan(0.5);
  });

  it('talks over each other, leaves odd segments in, and scores only some calls', () => {
    const overlaps = finished.flatMap(({ segments: all }) =>
      all.filter((segment, i) => i > 0 && segment.start < all[i - 1]!.end),
    );
    expect(overlaps.length / segments.length).toBeGreaterThan(0.05);
    expect(segments.some((segment) => segment.start === segment.end)).toBe(true);
    expect(segments.some((segment) => !/[\p{L}\p{N}]/u.test(segment.text))).toBe(true);
    const scored = finished.filter((call) =>
      call.segments.some((segment) => segment.sentiment !== undefined),
    );
    expect(scored.length / finished.length).toBeGreaterThan(0.03);
    expect(scored.length / finished.length).toBeLessThan(0.3);
  });

  it('has live calls of at most two minutes that begin before they end, an event every two to four seconds', () => {
    const live = liveEvents('1', 600);
    const started = new Set(
      live.flatMap((event) => (event.type === 'call.started' ? [event.data.callId] : [])),
    );
    for (const event of live) {
      if (event.type !== 'call.finished') continue;
      expect(started.has(event.data.callId)).toBe(true);
      const lastsMs = Date.parse(event.data.endedAt) - Date.parse(event.data.startedAt);
      expect(lastsMs).toBeLessThan(120_000);
    }
    expect(live.filter((event) => event.type === 'call.finished')).toHaveLength(started.size);
    expect(600 / live.length).toBeGreaterThan(2);
    expect(600 / live.length).toBeLessThan(4);
  });
});

describe('default trackers', () => {
  it('are at least 22 keywords and 8 competitors, each as the contract allows', () => {
    for (const { id: _, ...tracker } of DEFAULT_TRACKERS)
      expect(trackerInputSchema.parse(tracker)).toEqual(tracker);
    expect(DEFAULT_TRACKERS.filter(({ kind }) => kind === 'keyword').length).toBeGreaterThanOrEqual(22);
    expect(DEFAULT_TRACKERS.filter(({ kind }) => kind === 'competitor').length).toBeGreaterThanOrEqual(8);
    expect(new Set(DEFAULT_TRACKERS.map(({ id }) => id)).size).toBe(DEFAULT_TRACKERS.length);
  });

  it('are heard in what customers say', () => {
    const spoken = segments.map((segment) => segment.text.toLowerCase()).join('\n');
    const isHeard = ({ phrases }: { phrases: string[] }) =>
      phrases.some((phrase) => spoken.includes(phrase.toLowerCase()));
    expect(DEFAULT_TRACKERS.filter((tracker) => !isHeard(tracker)).map(({ id }) => id)).toEqual([]);
  });

  it('have for every topic lines of every mood in both languages', () => {
    for (const { lines } of TOPICS)
      for (const { good, plain, bad, seller } of [lines.en, lines.el])
        for (const templates of [good, plain, bad, seller]) expect(templates.length).toBeGreaterThan(0);
  });
});

it('a sentence is one of its alternatives with its words in place', () => {
  const made = new Set(
    Array.from({ length: 50 }, (_, i) =>
      sentence('(a|b) {x}(c|)', new Random(String(i)), (name) => `<${name}>`),
    ),
  );
  expect(made).toEqual(new Set(['a <x>c', 'b <x>c', 'a <x>', 'b <x>']));
});

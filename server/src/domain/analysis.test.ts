import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCall } from '../testing/any-call.ts';
import { type Analysers, analyseCall, analyseTermsAnew, compilePlan, planNamed, planOf } from './analysis.ts';
import type { FinishedCall, SpeechSegment } from './call.ts';
import { finishedCallOf } from './call-of-event.ts';
import type { TrackedTerm, TrackerSet } from './trackers.ts';

const term = (id: string, rev: number, more: Partial<TrackedTerm> = {}): TrackedTerm => ({
  id,
  rev,
  kind: 'keyword',
  label: id,
  phrases: [id],
  ...more,
});
const setOf = (rev: number, ...trackers: TrackedTerm[]): TrackerSet => ({ rev, trackers });
const brandIn = (texts: readonly string[], name: string) => {
  const mentions = texts.flatMap((text, segment) =>
    [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
      ...{ segment, start: index, end: index + name.length },
    })),
  );
  return mentions.length === 0
    ? []
    : [{ id: name.replace('-', ''), label: ` ${name.toUpperCase()}\n`, mentions }];
};
const ANALYSERS: Analysers = {
  sentiment: {
    understands: (_, language) => language !== 'el',
    scoreOf: (text) =>
      text.includes('τιμή') ? undefined : 100 * (text.split('great').length - text.split('terrible').length),
  },
  phrases: () => new Map(),
  brands: { find: (texts) => ['great', 'half-price'].flatMap((id) => brandIn(texts, id)) },
};
const compiled = (shown: TrackerSet, newest = shown) => compilePlan(planOf(shown, newest, 1), ANALYSERS);
const contributionOf = (...given: Parameters<typeof analyseCall>) => analyseCall(...given).contribution;

const callOf = (
  ...segments: [SpeechSegment['speaker'], number, number, string, number?][]
): FinishedCall => ({
  callId: 'c',
  sellerId: 'ann',
  startedAtMs: 1000,
  endedAtMs: 61_000,
  segments: segments.map(([speaker, startMs, endMs, text, score]) => ({
    speaker,
    startMs,
    endMs,
    text,
    ...(score !== undefined && { sentimentThousandths: score }),
  })),
});

describe('a plan', () => {
  test('is named by analyser and sets, and holds one set where the newest is shown', () => {
    expect(planOf(setOf(4), setOf(4), 1)).toEqual({ name: '1:4', sets: [setOf(4)] });
    expect(planOf(setOf(4), setOf(5), 1)).toEqual({ name: '1:4+5', sets: [setOf(4), setOf(5)] });
    expect(planNamed('1:4+5')).toEqual({ analyserVersion: 1, revs: [4, 5] });
    expect(planNamed('2:0')).toEqual({ analyserVersion: 2, revs: [0] });
  });
});

describe('what a call adds', () => {
  test('times, switches and sentiment, at its end, for its seller', () => {
    const call = callOf(
      ['seller', 0, 1000, 'hello'],
      ['customer', 900, 4900, 'fine', -60],
      ['customer', 5000, 5001, '[x]'],
    );
    expect(contributionOf(call, compiled(setOf(0)))).toEqual({
      sellerId: 'ann',
      atMs: 61_000,
      counters: new Map([
        ['calls', 1],
        ['ms', 60_000],
        ['talk', 1000],
        ['listen', 4000],
        ['switches', 1],
        ['wd', 1],
        ['mo', 1000],
        ['st', 4000],
        ['neg', 1],
        ['n|100', 1],
      ]),
    });
  });

  test('nothing of sentiment where the customer says nothing, and no zeros', () => {
    const call = { ...callOf(['seller', 0, 0, 'hello']), endedAtMs: 1000 };
    expect(contributionOf(call, compiled(setOf(0))).counters).toEqual(
      new Map([
        ['calls', 1],
        ['wd', 1],
      ]),
    );
  });

  test('how its seller leads it: words, pauses, interruptions, questions of each side, the longest run of each', () => {
    const call = callOf(
      ['customer', 0, 1000, 'Who? Why? <b>So</b>'],
      ['seller', 1300, 2000, "It's half-price."],
      ['seller', 2100, 2500, 'OK?'],
      ['customer', 2500, 5000, '[cough] yes'],
      ['seller', 4000, 4500, 'Wait'],
      ['customer', 5000, 5100, 'no'],
      ['seller', 5100, 5200, 'right'],
    );
    const { counters } = contributionOf(call, compiled(setOf(0)));
    const names = ['wd', 'pa', 'pn', 'in', 'qs', 'qc', 'mo', 'st'];
    expect(names.map((name) => counters.get(name))).toEqual([6, 300, 3, 1, 1, 2, 1200, 2500]);
  });

  test('the score that a segment brings stands before the analyser’s', () => {
    const countersOf = (call: FinishedCall) => contributionOf(call, compiled(setOf(0))).counters;
    expect(countersOf(callOf(['customer', 0, 1, 'terrible'])).get('neg')).toBe(1);
    expect(countersOf(callOf(['customer', 0, 1, 'terrible', 900])).get('pos')).toBe(1);
  });
});

describe('terms', () => {
  const termCounters = (call: FinishedCall, ...sets: [TrackerSet, TrackerSet?]) =>
    Object.fromEntries(
      [...contributionOf(call, compiled(...sets)).counters].filter(([name]) => /^(m|c|s|ck|cb)\|/.test(name)),
    );
  const call = callOf(
    ['customer', 0, 1, 'price price <UNIN/> acme'],
    ['customer', 1, 2, 'price'],
    ['seller', 2, 3, 'discount globex'],
  );

  test('count mentions by customers, and never what the seller says', () => {
    const set = setOf(3, term('price', 2), term('discount', 1), term('acme', 3, { kind: 'competitor' }));
    expect(termCounters(call, set)).toEqual({
      'm|price|2': 3,
      'c|price|2': 1,
      's|price|2|u': 1,
      'm|acme|3': 1,
      'c|acme|3': 1,
      's|acme|3|u': 1,
      'ck|3': 1,
      'cb|3': 1,
    });
  });

  test('that mean the same in both sets of a plan are counted once, the unions for both', () => {
    const shown = setOf(3, term('price', 2), term('acme', 3));
    const newest = setOf(4, term('price', 2, { label: 'Price!' }), term('acme', 4, { phrases: ['globex'] }));
    expect(termCounters(call, shown, newest)).toEqual({
      'm|price|2': 3,
      'c|price|2': 1,
      's|price|2|u': 1,
      'm|acme|3': 1,
      'c|acme|3': 1,
      's|acme|3|u': 1,
      'ck|3': 1,
      'ck|4': 1,
    });
  });

  test('of a team join the union by team, unless one of the whole organisation is mentioned', () => {
    const ofTeams = [
      term('price', 1, { team: 'a' }),
      term('acme', 1, { team: 'b' }),
      term('list', 1, { team: 'c' }),
    ];
    const unions = (set: TrackerSet) =>
      Object.keys(termCounters(call, set)).filter((name) => name.startsWith('ck'));
    expect(unions(setOf(1, ...ofTeams))).toEqual(['ck|1|a', 'ck|1|b']);
    expect(unions(setOf(1, ...ofTeams, term('org', 1, { phrases: ['acme'] })))).toEqual(['ck|1']);
  });

  test('counted under two sets are those counted under each alone', () => {
    const phrases = fc.uniqueArray(fc.constantFrom('price', 'half price', 'C++', 'R&D', 'τιμη'), {
      minLength: 1,
    });
    const trackers = fc
      .array(fc.record({ phrases, team: fc.constantFrom('', 'a', 'b'), isOld: fc.boolean() }), {
        maxLength: 4,
      })
      .map((list) =>
        list.map(({ phrases, team, isOld }, i) =>
          term(`t${i}`, isOld ? 1 : 2, { phrases, ...(team && { team }) }),
        ),
      );
    fc.assert(
      fc.property(anyCall, trackers, (given, newer) => {
        const shown = setOf(1, ...newer.filter((t) => t.rev === 1), term('gone', 1, { phrases: ['great'] }));
        const newest = { ...setOf(2, ...newer), dismissed: ['great'] };
        const both = contributionOf(given, compiled(shown, newest)).counters;
        const apart = [shown, newest].flatMap((set) => [...contributionOf(given, compiled(set)).counters]);
        expect(both).toEqual(new Map(apart));
      }),
    );
  });
});

describe('brands', () => {
  const call = callOf(['customer', 0, 1, 'price great acme'], ['seller', 1, 2, 'great great half-price']);
  const countersOf = (pattern: RegExp, ...sets: [TrackerSet, TrackerSet?]) =>
    [...contributionOf(call, compiled(...sets)).counters].filter(([name]) => pattern.test(name));
  const competitor = (id: string, more: Partial<TrackedTerm> = {}) =>
    term(id, 1, { kind: 'competitor', ...more });

  test('are counted from either side, tracked or not, dismissed or not', () => {
    const expected = [
      ['b|great', 3],
      ['bc|great', 1],
      ['b|halfprice', 1],
      ['bc|halfprice', 1],
    ];
    const settled = { ...setOf(1, competitor('half-price', { team: 'north' })), dismissed: ['great'] };
    for (const set of [setOf(0), settled]) expect(countersOf(/^bc?\|/, set)).toEqual(expected);
    expect(analyseCall(call, compiled(setOf(0))).brands).toEqual([
      { id: 'great', label: 'GREAT' },
      { id: 'halfprice', label: 'HALF-PRICE' },
    ]);
  });

  test('join the union of competitors of each set under which one of them is news', () => {
    const unions = (...sets: [TrackerSet, TrackerSet?]) => countersOf(/^cb/, ...sets).map(([name]) => name);
    const tracked = {
      ...setOf(2, competitor('x', { phrases: ['nobody', 'Half-Price'] })),
      dismissed: ['great'],
    };
    expect(unions(setOf(1))).toEqual(['cb|1']);
    expect(unions({ ...setOf(1), dismissed: ['great', 'halfprice'] })).toEqual([]);
    expect(unions({ ...setOf(1), dismissed: ['great'] })).toEqual(['cb|1']);
    expect(unions(tracked)).toEqual([]);
    expect(unions(tracked, setOf(3))).toEqual(['cb|3']);
    expect(unions({ ...setOf(4), dismissed: ['great', 'halfprice'] }, setOf(5))).toEqual(['cb|5']);
  });

  test('of the whole organisation take the call out of the unions by team', () => {
    const ofTeam = setOf(1, competitor('acme', { team: 'north' }));
    const names = (set: TrackerSet) => countersOf(/^cb/, set).map(([name]) => name);
    expect(names({ ...ofTeam, dismissed: ['great', 'halfprice'] })).toEqual(['cb|1|north']);
    expect(names(ofTeam)).toEqual(['cb|1']);
  });
});

test('what a call mentions bears the call’s class, where it is analysed, and nothing else does', () => {
  const plan = compiled(setOf(1, term('price', 1), term('great', 1, { kind: 'competitor', team: 'a' })));
  const letter = { pos: 'p', neu: 'u', neg: 'n' };
  fc.assert(
    fc.property(anyCall, (call) => {
      const { counters } = contributionOf(call, plan);
      const names = [...counters.keys()];
      const classes = names.flatMap((name) => letter[name as keyof typeof letter] ?? []);
      const expected = names.flatMap((name) => {
        const [, kind, id] = /^(b?c)\|(.*)$/.exec(name) ?? [];
        return kind ? classes.map((of) => `${kind.replace('c', 's')}|${id}|${of}`) : [];
      });
      expect(names.filter((name) => /^b?s\|/.test(name)).sort()).toEqual(expected.sort());
      for (const name of expected) expect(counters.get(name)).toBe(1);
    }),
  );
});

test('a call that is listened to anew for other terms adds what it would under them from the start', () => {
  const trackers = fc
    .array(fc.constantFrom('price', 'great', 'R&D', 'τιμη', 'Half-Price'), { maxLength: 3 })
    .map((phrases) =>
      phrases.map((phrase, i) =>
        term(`t${i}`, 1, { phrases: [phrase], kind: 'competitor', ...(i > 1 && { team: 'a' }) }),
      ),
    );
  fc.assert(
    fc.property(anyCall, trackers, trackers, fc.boolean(), (call, before, after, isDismissed) => {
      const plan = compiled({ ...setOf(2, ...after), ...(isDismissed && { dismissed: ['great'] }) });
      const known = analyseCall(call, compiled(setOf(0, ...before), setOf(1)));
      expect(analyseTermsAnew(call, known, plan)).toEqual(analyseCall(call, plan));
    }),
  );
});

describe('sentiment', () => {
  const classOf = (call: FinishedCall) =>
    ['pos', 'neu', 'neg'].filter((name) => contributionOf(call, compiled(setOf(0))).counters.has(name));

  test('leaves out what the analyser cannot tell: one text, or a customer', () => {
    const call = callOf(['customer', 0, 1, 'terrible'], ['customer', 1, 9, 'τιμή']);
    expect(classOf(call)).toEqual(['neg']);
    expect(classOf({ ...call, language: 'el' })).toEqual([]);
    expect(classOf(callOf(['customer', 0, 1, 'τιμή']))).toEqual([]);
  });

  test('counts the scores that a transcript brings, in any language', () => {
    const call = callOf(['customer', 0, 1, 'terrible'], ['customer', 1, 9, 'τιμή', 500]);
    expect(classOf({ ...call, language: 'el' })).toEqual(['pos']);
  });
});

test('the time of a meeting is told from that on the phone', () => {
  const call = callOf(['customer', 0, 1, 'price']);
  const meetingMs = (channel: string) =>
    contributionOf({ ...call, channel }, compiled(setOf(0))).counters.get('cm');
  expect([meetingMs('meeting'), meetingMs('phone')]).toEqual([60_000, undefined]);
});

test('the order in which segments arrive changes nothing', () => {
  const plan = compiled(setOf(1, term('price', 1), term('τιμή', 1, { kind: 'competitor' })));
  fc.assert(
    fc.property(
      anyCall.chain((call) =>
        fc.tuple(fc.constant(call), fc.shuffledSubarray(call.segments, { minLength: call.segments.length })),
      ),
      ([call, segments]) => {
        expect(contributionOf({ ...call, segments }, plan)).toEqual(contributionOf(call, plan));
      },
    ),
  );
});

const REAL_CALLS = new URL('../../../../shared/data/primock-public.ndjson.gz', import.meta.url);

test('real consultations with overlaps and tags add what their transcripts say', (context) => {
  if (!existsSync(REAL_CALLS)) return context.skip(`${REAL_CALLS.pathname} is not here`);
  const plan = compiled(setOf(1, term('pain', 1), term('doctor', 1, { team: 'a' })));
  const lines = gunzipSync(readFileSync(REAL_CALLS)).toString().trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    const { id, startedAt, durationSec, seller, segments } = JSON.parse(line);
    const endedAt = new Date(Date.parse(startedAt) + durationSec * 1000).toISOString();
    const { counters } = contributionOf(
      finishedCallOf({ callId: id, seller, startedAt, endedAt, segments }),
      plan,
    );
    expect(counters.get('calls')).toBe(1);
    expect(counters.get('talk')! + counters.get('listen')!).toBeLessThan(1.5 * counters.get('ms')!);
    expect(counters.get('switches')!).toBeGreaterThan(10);
    expect(counters.get('switches')!).toBeLessThan(segments.length);
    const classes = ['pos', 'neu', 'neg'].map((name) => counters.get(name) ?? 0);
    expect(classes.reduce((a, b) => a + b)).toBe(1);
    for (const value of counters.values()) expect(Number.isSafeInteger(value) && value > 0).toBe(true);
  }
});

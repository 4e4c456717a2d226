import type { SentimentClass, TrackerKind } from '@earshot/contracts';
import { type BrandFinder, brandsHeard, type NamedBrand } from './brands-heard.ts';
import type { FinishedCall, SpeechSegment } from './call.ts';
import { callSentiment, type ScoredSegment } from './call-metrics.ts';
import { addInto, COUNTER, type Contribution, type Counters } from './contribution.ts';
import { Matcher } from './matcher.ts';
import { countingSegments } from './segments.ts';
import type { SentimentAnalyser } from './sentiment.ts';
import { talkCounters } from './talk-counters.ts';
import { type AnalysisPlan, settledBrandsOf, type TrackedTerm, type TrackerSet } from './trackers.ts';
import { encodeWords, type PhraseExtractor, wordsSaid } from './words-said.ts';

/** The plan of a moment: one set where the newest is the one shown, else both. */
export function planOf(shown: TrackerSet, newest: TrackerSet, analyserVersion: number): AnalysisPlan {
  const sets = shown.rev === newest.rev ? [shown] : [shown, newest];
  return { sets, name: `${analyserVersion}:${sets.map((set) => set.rev).join('+')}` };
}

/** The inverse of a plan's name: which analyser, and the revisions of its sets. */
export function planNamed(name: string): { analyserVersion: number; revs: number[] } {
  const [version = '', revs = ''] = name.split(':');
  return { analyserVersion: Number(version), revs: revs.split('+').map(Number) };
}

/** What listens to a call. */
export interface Analysers {
  sentiment: SentimentAnalyser;
  phrases: PhraseExtractor;
  brands: BrandFinder;
}

/** A plan made ready: analysing many calls under it builds nothing anew. */
export interface CompiledPlan {
  name: string;
  analysers: Analysers;
  matcher: Matcher;
  /** What the matcher's entries are. */
  terms: { term: TrackedTerm; setRevs: number[] }[];
  /** By the revision of a set: brands that are no news under it. */
  settledBrands: ReadonlyMap<number, ReadonlySet<string>>;
}

/** What a finished call says. */
export interface CallAnalysis {
  contribution: Contribution;
  /** What its seller says, as `encodeWords` writes it. */
  words: string;
  brands: NamedBrand[];
}

/** A term that means the same in both sets of the plan is one entry, counted once. */
export function compilePlan(plan: AnalysisPlan, analysers: Analysers): CompiledPlan {
  const byMeaning = new Map<string, { term: TrackedTerm; setRevs: number[] }>();
  for (const set of plan.sets) {
    for (const term of set.trackers) {
      const meaning = COUNTER.mentions(term.id, term.rev);
      const known = byMeaning.get(meaning);
      if (known) known.setRevs.push(set.rev);
      else byMeaning.set(meaning, { term, setRevs: [set.rev] });
    }
  }
  const terms = [...byMeaning.values()];
  return {
    name: plan.name,
    analysers,
    terms,
    matcher: new Matcher(terms.map(({ term }) => term)),
    settledBrands: new Map(plan.sets.map((set) => [set.rev, settledBrandsOf(set)])),
  };
}

/** The channel whose calls are meetings; all others are phone calls. */
const MEETING = 'meeting';

/** What a finished call says, and what it adds to the figures under a plan. */
export function analyseCall(call: FinishedCall, plan: CompiledPlan): CallAnalysis {
  const segments = countingSegments(call.segments);
  const counters = talkCounters(segments);
  counters.set(COUNTER.calls, 1);
  const durationMs = call.endedAtMs - call.startedAtMs;
  if (durationMs > 0) counters.set(COUNTER.durationMs, durationMs);
  if (durationMs > 0 && call.channel === MEETING) counters.set(COUNTER.meetingCallsMs, durationMs);

  const customer = segments.filter(({ speaker }) => speaker === 'customer');
  const { scored, mentions } = listenTo(customer, plan, call.language);
  const sentiment = callSentiment(scored);
  if (sentiment) {
    counters.set(COUNTER[sentiment.class], 1);
    counters.set(COUNTER.negativity(sentiment.negativityPercent), 1);
  }
  addTerms(counters, mentions, plan.terms);
  const heard = brandsHeard(segments.map(textOf), plan.analysers.brands, call.customer);
  addInto(counters, heard.counters);
  if (sentiment) for (const { id } of heard.brands) counters.set(COUNTER.brandClass(id, sentiment.class), 1);
  addBrandUnions(counters, heard.brands, plan);
  return {
    contribution: { sellerId: call.sellerId, atMs: call.endedAtMs, counters },
    words: encodeWords(
      wordsSaid(segments, plan.analysers.phrases, { tag: call.language, mood: sentiment?.class }),
    ),
    brands: heard.brands,
  };
}

/** The counters that a plan's sets of trackers make. */
const OF_SETS = /^(?:m|c|s|ck|cb)\|/;

/** The same for a call that was analysed under other sets of trackers: only terms are listened for anew. */
export function analyseTermsAnew(call: FinishedCall, known: CallAnalysis, plan: CompiledPlan): CallAnalysis {
  const { contribution, words, brands } = known;
  const counters: Counters = new Map([...contribution.counters].filter(([name]) => !OF_SETS.test(name)));
  const customer = countingSegments(call.segments).filter(({ speaker }) => speaker === 'customer');
  addTerms(counters, mentionsIn(customer, plan.matcher), plan.terms);
  addBrandUnions(counters, brands, plan);
  return { contribution: { ...contribution, counters }, words, brands };
}

/**
 * The same for one whose text was removed: nothing can be listened for, so that a term keeps the mentions that were counted for it
 * at its present meaning, and a newer one has none.
 */
export function analyseTermsKept(known: CallAnalysis, plan: CompiledPlan): CallAnalysis {
  const { contribution, words, brands } = known;
  const counters: Counters = new Map([...contribution.counters].filter(([name]) => !OF_SETS.test(name)));
  const mentions = new Map<number, number>();
  for (const [entry, { term }] of plan.terms.entries()) {
    const count = contribution.counters.get(COUNTER.mentions(term.id, term.rev));
    if (count !== undefined) mentions.set(entry, count);
  }
  addTerms(counters, mentions, plan.terms);
  addBrandUnions(counters, brands, plan);
  return { contribution: { ...contribution, counters }, words, brands };
}

/** How often each entry of a matcher is mentioned. */
function mentionsIn(segments: readonly SpeechSegment[], matcher: Matcher): Map<number, number> {
  const mentions = new Map<number, number>();
  for (const { text } of segments) addMentions(mentions, text, matcher);
  return mentions;
}

function addMentions(mentions: Map<number, number>, text: string, matcher: Matcher): void {
  for (const { entry } of matcher.find(text)) mentions.set(entry, (mentions.get(entry) ?? 0) + 1);
}

/**
 * The customer's segments with their scores, the transcript's own, else the analyser's, and how often each entry of the matcher is
 * mentioned. Segments whose words the analyser cannot tell, being in another language, are left out rather than guessed.
 */
function listenTo(
  customer: readonly SpeechSegment[],
  { analysers: { sentiment }, matcher }: CompiledPlan,
  language: string | undefined,
): { scored: ScoredSegment[]; mentions: Map<number, number> } {
  const isAsked = customer.some(({ sentimentThousandths }) => sentimentThousandths === undefined);
  const isUnderstood = isAsked && sentiment.understands(customer.map(textOf), language);
  const scored: ScoredSegment[] = [];
  const mentions = new Map<number, number>();
  // Text by text, since the words of the last one are kept.
  for (const { startMs, endMs, text, sentimentThousandths } of customer) {
    const scoreThousandths = sentimentThousandths ?? (isUnderstood ? sentiment.scoreOf(text) : undefined);
    if (scoreThousandths !== undefined) scored.push({ lengthMs: endMs - startMs, scoreThousandths });
    addMentions(mentions, text, matcher);
  }
  return { scored, mentions };
}

const textOf = ({ text }: SpeechSegment) => text;

const CLASSES: readonly SentimentClass[] = ['positive', 'neutral', 'negative'];

/** Adds what the mentioned terms make; the call's class, where it has one, is in its counters by then. */
function addTerms(
  counters: Counters,
  mentions: ReadonlyMap<number, number>,
  terms: CompiledPlan['terms'],
): void {
  const mentioned = [...mentions.keys()].map((entry) => terms[entry]!);
  const sentiment = CLASSES.find((name) => counters.has(COUNTER[name]));
  for (const [entry, count] of mentions) {
    const { id, rev } = terms[entry]!.term;
    counters.set(COUNTER.mentions(id, rev), count);
    counters.set(COUNTER.mentioningCalls(id, rev), 1);
    if (sentiment) counters.set(COUNTER.mentioningClass(id, rev, sentiment), 1);
  }
  for (const rev of new Set(mentioned.flatMap(({ setRevs }) => setRevs))) {
    const ofSet = mentioned.filter(({ setRevs }) => setRevs.includes(rev)).map(({ term }) => term);
    for (const kind of ['keyword', 'competitor'] as const) {
      for (const counter of unionCounters(ofSet, kind, rev)) counters.set(counter, 1);
    }
  }
}

/** A call that mentions a brand that is news counts as one of the whole organisation, so no more by team. */
function addBrandUnions(counters: Counters, brands: readonly NamedBrand[], plan: CompiledPlan): void {
  for (const [rev, settled] of plan.settledBrands) {
    if (brands.every(({ id }) => settled.has(id))) continue;
    const byTeam = COUNTER.callsWithTeamBrands(rev, '');
    for (const counter of counters.keys()) if (counter.startsWith(byTeam)) counters.delete(counter);
    counters.set(COUNTER.callsWithBrands(rev), 1);
  }
}

/** A call that mentions a term of the whole organisation counts in every scope; one that does not, by team. */
function unionCounters(mentioned: readonly TrackedTerm[], kind: TrackerKind, setRev: number): string[] {
  const [ofAll, ofTeam] =
    kind === 'keyword'
      ? [COUNTER.callsWithKeywords, COUNTER.callsWithTeamKeywords]
      : [COUNTER.callsWithBrands, COUNTER.callsWithTeamBrands];
  const teams = mentioned.filter((term) => term.kind === kind).map((term) => term.team);
  if (teams.includes(undefined)) return [ofAll(setRev)];
  return teams.flatMap((team) => (team === undefined ? [] : [ofTeam(setRev, team)]));
}

import type { TrackerKind } from '@earshot/contracts';
import type { FinishedCall } from './call.ts';
import { callSentiment, type ScoredSegment, spokenMs, switches } from './call-metrics.ts';
import { COUNTER, type Contribution, type Counters } from './contribution.ts';
import { Matcher } from './matcher.ts';
import { countingSegments } from './segments.ts';
import type { SentimentAnalyser } from './sentiment.ts';
import type { AnalysisPlan, TrackedTerm, TrackerSet } from './trackers.ts';

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

/** A plan made ready: analysing many calls under it builds nothing anew. */
export interface CompiledPlan {
  name: string;
  analyser: SentimentAnalyser;
  matcher: Matcher;
  /** What the matcher's entries are. */
  terms: { term: TrackedTerm; setRevs: number[] }[];
}

/** A term that means the same in both sets of the plan is one entry, counted once. */
export function compilePlan(plan: AnalysisPlan, analyser: SentimentAnalyser): CompiledPlan {
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
  return { name: plan.name, analyser, terms, matcher: new Matcher(terms.map(({ term }) => term)) };
}

/** What a finished call adds to the figures under a plan. */
export function analyseCall(call: FinishedCall, plan: CompiledPlan): Contribution {
  const segments = countingSegments(call.segments);
  const counters: Counters = new Map([[COUNTER.calls, 1]]);
  const add = (counter: string, value: number) => {
    if (value !== 0) counters.set(counter, value);
  };
  add(COUNTER.durationMs, call.endedAtMs - call.startedAtMs);
  add(COUNTER.talkMs, spokenMs(segments, 'seller'));
  add(COUNTER.listenMs, spokenMs(segments, 'customer'));
  add(COUNTER.switches, switches(segments));

  const scored: ScoredSegment[] = [];
  const mentions = new Map<number, number>();
  for (const { speaker, startMs, endMs, text, sentimentThousandths } of segments) {
    if (speaker !== 'customer') continue;
    const scoreThousandths = sentimentThousandths ?? plan.analyser.scoreOf(text, call.language);
    scored.push({ lengthMs: endMs - startMs, scoreThousandths });
    for (const { entry } of plan.matcher.find(text)) mentions.set(entry, (mentions.get(entry) ?? 0) + 1);
  }
  const sentiment = callSentiment(scored);
  if (sentiment) {
    add(COUNTER[sentiment.class], 1);
    add(COUNTER.negativity(sentiment.negativityPercent), 1);
  }
  addTerms(counters, mentions, plan.terms);
  return { sellerId: call.sellerId, atMs: call.endedAtMs, counters };
}

function addTerms(
  counters: Counters,
  mentions: ReadonlyMap<number, number>,
  terms: CompiledPlan['terms'],
): void {
  const mentioned = [...mentions.keys()].map((entry) => terms[entry]!);
  for (const [entry, count] of mentions) {
    const { id, rev } = terms[entry]!.term;
    counters.set(COUNTER.mentions(id, rev), count);
    counters.set(COUNTER.mentioningCalls(id, rev), 1);
  }
  for (const rev of new Set(mentioned.flatMap(({ setRevs }) => setRevs))) {
    const ofSet = mentioned.filter(({ setRevs }) => setRevs.includes(rev)).map(({ term }) => term);
    for (const kind of ['keyword', 'competitor'] as const) {
      for (const counter of unionCounters(ofSet, kind, rev)) counters.set(counter, 1);
    }
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

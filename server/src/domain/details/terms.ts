import {
  byMentions,
  MAX_TERM_DETAILS,
  type SentimentClass,
  type SentimentCounts,
  type Term,
  type TermDetails,
  type TermListDetails,
} from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import { brandCandidatesOf } from '../dashboard/brands.ts';
import type { DashboardInput } from '../dashboard/input.ts';
import { isShownIn, type TermGroup, termIndexOf } from '../dashboard/term-index.ts';
import { isHeardThroughout, shown, sinceOf } from '../dashboard/terms.ts';
import { periodInfo } from '../dashboard.ts';
import type { TrackerSet } from '../trackers.ts';
import { over, type Summed } from './input.ts';
import { classesOf } from './sentiment.ts';
import { stepsOf } from './series.ts';

/** One term on its way into the list: nothing is made of those that fall to the cut. */
interface Counted {
  id: string;
  term: Term;
  details: () => Omit<TermDetails, keyof Term | 'id'>;
}

/** A term by the names of its counters. */
interface Counters {
  mentions: string;
  calls: string;
  sentiment: (one: SentimentClass) => string;
}

type TrackedInput = Summed & { trackers: TrackerSet };
type BrandsInput = TrackedInput & Pick<DashboardInput, 'firstHeard' | 'people'>;

/**
 * Everything about the tracked terms of a kind that the scope's page shows: those with a mention in the period or, since a fall
 * to nothing is news, in the one before.
 */
export function trackedDetailsOf(list: 'keywords' | 'competitors', input: TrackedInput): TermListDetails {
  const index = termIndexOf(input.trackers);
  const counted: Counted[] = [];
  for (const group of list === 'keywords' ? index.keyword : index.competitor)
    if (isShownIn(group, input.scope)) counted.push(...countedIn(group, input));
  return listOf(list, counted, input);
}

/** The same of the names that nobody tracks and that are new in the period. */
export function brandDetailsOf(input: BrandsInput): TermListDetails {
  const { window, sums, previous, steps, scope } = input;
  const at = { now: sums.of(scope), before: window.previous && previous?.of(scope), scope, steps };
  const counted: Counted[] = [];
  for (const { id, first, mentions, calls } of brandCandidatesOf(input, termIndexOf(input.trackers))) {
    if (!at.now.get(mentions)) continue;
    const counters = { mentions, calls, sentiment: (one: SentimentClass) => COUNTER.brandClass(id, one) };
    const { term, details } = countedBy(first.label, counters, at);
    const firstHeardAt = new Date(first.atMs).toISOString();
    counted.push({ id, term, details: () => ({ ...details(), firstHeardAt }) });
  }
  return listOf('brands', counted, input);
}

function* countedIn({ team, terms }: TermGroup, input: TrackedInput): Iterable<Counted> {
  // A team's own terms count only in its calls, whoever looks.
  const scope = team ?? input.scope;
  const before = input.window.previous && input.previous?.of(scope);
  const at = { now: input.sums.of(scope), before, scope, steps: input.steps };
  for (const { term, mentions, calls } of terms) {
    const ofTerm = isHeardThroughout(input.window.previous, term) ? at : { ...at, before: undefined };
    if (!ofTerm.now.get(mentions) && !ofTerm.before?.get(mentions)) continue;
    const sentiment = (one: SentimentClass) => COUNTER.mentioningClass(term.id, term.rev, one);
    const counted = countedBy(term.label, { mentions, calls, sentiment }, ofTerm);
    yield { id: term.id, term: { ...counted.term, ...sinceOf(term) }, details: counted.details };
  }
}

interface At extends Pick<Summed, 'scope' | 'steps'> {
  now: ReadonlyMap<string, number>;
  before: ReadonlyMap<string, number> | undefined;
}

function countedBy(
  label: string,
  counters: Counters,
  { now, before, scope, steps }: At,
): Omit<Counted, 'id'> {
  const count = (counter: string) => now.get(counter) ?? 0;
  const previousMentions = before && (before.get(counters.mentions) ?? 0);
  return {
    term: shown({ label, mentions: count(counters.mentions), previousMentions }, count(counters.calls)),
    details: () => {
      const inSteps = steps.map((step) => step.of(scope));
      const sentiment: SentimentCounts = {
        positive: count(counters.sentiment('positive')),
        neutral: count(counters.sentiment('neutral')),
        negative: count(counters.sentiment('negative')),
      };
      const series = { mentions: over(inSteps, counters.mentions), calls: over(inSteps, counters.calls) };
      return { sentiment, series };
    },
  };
}

function listOf(
  list: 'keywords' | 'competitors' | 'brands',
  counted: Counted[],
  { scope, window, timeZone, sums, series }: Summed,
): TermListDetails {
  const now = sums.of(scope);
  const most = counted.sort((a, b) => byMentions([a.id, a.term], [b.id, b.term]));
  return {
    ...{ scope, period: periodInfo(window, timeZone), list },
    calls: now.get(COUNTER.calls) ?? 0,
    sentiment: classesOf(now),
    total: counted.length,
    steps: stepsOf(series),
    terms: most.slice(0, MAX_TERM_DETAILS).map(({ id, term, details }) => ({ id, ...term, ...details() })),
  };
}

import type { Scope, TrackerKind } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import { settledBrandsOf, type TrackedTerm, type TrackerSet } from '../trackers.ts';

/** A tracked term with the names of its counters, made once: a view looks hundreds of them up for every change. */
export interface IndexedTerm {
  term: TrackedTerm;
  mentions: string;
  calls: string;
}

/** The tracked terms of the whole organisation, or those of one team. */
export interface TermGroup {
  team: Scope | undefined;
  terms: IndexedTerm[];
}

/** The counters whose sum is how many calls mention any term of a kind. */
export interface UnionCounters {
  everyone: string;
  teams: { team: Scope; counter: string }[];
}

export interface TermIndex {
  keyword: TermGroup[];
  competitor: TermGroup[];
  callsWithKeywords: UnionCounters;
  callsWithBrands: UnionCounters;
  /** By the name of the term's mention counter. */
  byMentions: ReadonlyMap<string, IndexedTerm>;
  /** Brands that are no news: tracked by anyone, or dismissed. By brand id. */
  settledBrands: ReadonlySet<string>;
}

/** Whether a scope's page shows a group: a team's own terms are no other team's. */
export function isShownIn({ team }: TermGroup, scope: Scope): boolean {
  return team === undefined || scope === 'all' || scope === team;
}

const indexes = new WeakMap<TrackerSet, TermIndex>();

/** The index of a tracker set, made once a set (a set is never changed: a change makes a new one). */
export function termIndexOf(set: TrackerSet): TermIndex {
  let index = indexes.get(set);
  if (index === undefined) {
    index = indexed(set);
    indexes.set(set, index);
  }
  return index;
}

function indexed(set: TrackerSet): TermIndex {
  const { rev, trackers } = set;
  const terms = trackers.map((term) => ({
    term,
    mentions: COUNTER.mentions(term.id, term.rev),
    calls: COUNTER.mentioningCalls(term.id, term.rev),
  }));
  const teams = (kind: TrackerKind) => [
    ...new Set(trackers.flatMap((one) => (one.kind === kind && one.team !== undefined ? [one.team] : []))),
  ];
  const groups = (kind: TrackerKind): TermGroup[] =>
    [undefined, ...teams(kind)].map((team) => ({
      team: team === undefined ? undefined : `team:${team}`,
      terms: terms.filter(({ term }) => term.kind === kind && term.team === team),
    }));
  return {
    keyword: groups('keyword'),
    competitor: groups('competitor'),
    callsWithKeywords: {
      everyone: COUNTER.callsWithKeywords(rev),
      teams: teams('keyword').map((team) => ({
        team: `team:${team}`,
        counter: COUNTER.callsWithTeamKeywords(rev, team),
      })),
    },
    callsWithBrands: {
      everyone: COUNTER.callsWithBrands(rev),
      teams: teams('competitor').map((team) => ({
        team: `team:${team}`,
        counter: COUNTER.callsWithTeamBrands(rev, team),
      })),
    },
    byMentions: new Map(terms.map((one) => [one.mentions, one])),
    settledBrands: settledBrandsOf(set),
  };
}

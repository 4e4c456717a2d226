import type { Term, Tracker, TrackerKind } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import { byText, mentionsIn, type World } from './world.ts';

/** Calls of the period, and of the one before it where there is one. */
export interface NowAndBefore {
  now: OracleCall[];
  before: OracleCall[] | undefined;
}

/** The 20 tracked terms of a kind that are mentioned most, and how that was before. */
export function termsOf(world: World, kind: TrackerKind, seen: NowAndBefore): Record<string, Term> {
  return Object.fromEntries(allTermsOf(world, kind, seen).slice(0, 20));
}

/** All of them that are mentioned now or were before, in their order. */
export function allTermsOf(world: World, kind: TrackerKind, { now, before }: NowAndBefore): [string, Term][] {
  const countsOf = (tracker: Tracker, calls: OracleCall[]) =>
    calls.flatMap((call) =>
      mentionsIn(world, call, kind).flatMap(([t, count]) => (t === tracker ? count : [])),
    );
  return world.trackers
    .filter((tracker) => tracker.kind === kind)
    .map((tracker): [string, Term] => {
      const counts = countsOf(tracker, now);
      const mentions = counts.reduce((a, b) => a + b, 0);
      const previousMentions = before && countsOf(tracker, before).reduce((a, b) => a + b, 0);
      const term = { label: tracker.label.normalize('NFC'), mentions, calls: counts.length };
      return [tracker.id, { ...term, ...changeOf(mentions, previousMentions) }];
    })
    .filter(([, term]) => term.mentions > 0 || (term.previousMentions ?? 0) > 0)
    .toSorted(
      ([idA, a], [idB, b]) => b.mentions - a.mentions || byText(a.label, b.label) || byText(idA, idB),
    );
}

/** How mentions compare with those before; nothing where there is no before. */
export function changeOf(
  mentions: number,
  previousMentions: number | undefined,
): Partial<Pick<Term, 'previousMentions' | 'trend' | 'isNew'>> {
  if (previousMentions === undefined) return {};
  if (previousMentions > 0)
    return { previousMentions, trend: (mentions - previousMentions) / previousMentions };
  return { previousMentions, ...(mentions > 0 && { isNew: true }) };
}

import { randomInt } from 'node:crypto';
import type { Tracker, TrackerChange, TrackerInput } from '@earshot/contracts';
import type { TrackedTerm, TrackerSet } from '../domain/trackers.ts';

/*
 * Changes to the set of trackers. Each gives the next revision of the set, or the same set where nothing changes. A
 * term takes the new revision where calls must be counted for it anew; under another label it keeps its own.
 */

/** The set with this tracker in it, in place of one with the same id. */
export function put(set: TrackerSet, id: string, input: TrackerInput): TrackerSet {
  const before = set.trackers.find((term) => term.id === id);
  const rev = set.rev + 1;
  const meansTheSame = before !== undefined && meaningOf(before) === meaningOf(input);
  if (meansTheSame && before.label === input.label) return set;
  const { kind, label, phrases, team } = input;
  const termRev = meansTheSame ? before.rev : rev;
  const term: TrackedTerm = {
    id,
    kind,
    label,
    phrases,
    ...(team === undefined ? {} : { team }),
    rev: termRev,
    ...(meansTheSame && before.knownSinceMs !== undefined && { knownSinceMs: before.knownSinceMs }),
  };
  const trackers =
    before === undefined ? [...set.trackers, term] : set.trackers.map((old) => (old === before ? term : old));
  return { ...set, rev, trackers };
}

/** The set with one tracker changed; undefined where there is none with this id. */
export function change(set: TrackerSet, id: string, wanted: TrackerChange): TrackerSet | undefined {
  const before = set.trackers.find((term) => term.id === id);
  if (before === undefined) return undefined;
  const { kind, label, phrases, team } = before;
  return put(set, id, {
    kind,
    label: wanted.label ?? label,
    phrases: wanted.phrases ?? phrases,
    team: wanted.team === undefined ? team : (wanted.team ?? undefined),
  });
}

/** The set without a tracker; undefined where there is none with this id. */
export function without(set: TrackerSet, id: string): TrackerSet | undefined {
  const trackers = set.trackers.filter((term) => term.id !== id);
  return trackers.length === set.trackers.length ? undefined : { ...set, rev: set.rev + 1, trackers };
}

/** The set under which a name is no brand. */
export function dismissed(set: TrackerSet, brandId: string): TrackerSet {
  const before = set.dismissed ?? [];
  return before.includes(brandId) ? set : { ...set, rev: set.rev + 1, dismissed: [...before, brandId] };
}

/** The set under which a name may be a brand again. */
export function restored(set: TrackerSet, brandId: string): TrackerSet {
  const { dismissed: before = [], ...rest } = set;
  if (!before.includes(brandId)) return set;
  const after = before.filter((id) => id !== brandId);
  return { ...rest, rev: set.rev + 1, ...(after.length > 0 && { dismissed: after }) };
}

/** The set whose new terms say since when they count, where the texts of earlier calls have been removed. */
export function countedSince(set: TrackerSet, textsFromMs: number | undefined): TrackerSet {
  if (textsFromMs === undefined) return set;
  const trackers = set.trackers.map((term) =>
    term.rev === set.rev ? { ...term, knownSinceMs: textsFromMs } : term,
  );
  return { ...set, trackers };
}

/** A tracker as it is shown outside: without its revision. */
export function trackerOf({ rev: _rev, knownSinceMs: _since, ...tracker }: TrackedTerm): Tracker {
  return tracker;
}

/** A new id that people can recognise in an address: the label's Latin letters and digits, and a random end. */
export function newTrackerId(label: string): string {
  const slug = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `${slug || 'tracker'}-${randomInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')}`;
}

function meaningOf({ kind, phrases, team }: TrackerInput): string {
  return JSON.stringify([kind, phrases, team ?? null]);
}

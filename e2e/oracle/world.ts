import type { EarshotEvent, Tracker, TrackerKind } from '@earshot/contracts';
import { heard, type OracleCall, type ScoreOf } from './call.ts';
import { type Standing, standingAfter } from './standing.ts';

export interface OracleInput {
  /** In any order and with repetitions: only the set counts. */
  events: readonly EarshotEvent[];
  trackers: readonly Tracker[];
  timeZone: string;
  setUpAtMs: number;
  /** Scores of segments that come without a sentiment; where none is given, every segment must have one. */
  scoreOf?: ScoreOf;
}

/** All that the figures are computed from, once. */
export interface World {
  standing: Standing;
  calls: OracleCall[];
  trackers: readonly Tracker[];
  timeZone: string;
  setUpAtMs: number;
}

const unscored: ScoreOf = () => {
  throw new Error('a segment has no sentiment, and no scores were given');
};

/** Works out what stands after a set of events, and every call's own figures. */
export function worldOf(input: OracleInput): World {
  const standing = standingAfter(input.events);
  const listening = { trackers: input.trackers, scoreOf: input.scoreOf ?? unscored };
  const calls = standing.finished.map((call) => heard(call, listening));
  return { ...input, standing, calls };
}

/** The mentions in a call of the trackers that listen to it: everyone's, and its seller's present team's. */
export function mentionsIn(world: World, call: OracleCall, kind: TrackerKind): [Tracker, number][] {
  const team = world.standing.sellers.get(call.sellerId)?.team;
  return world.trackers
    .filter((tracker) => tracker.kind === kind && (tracker.team === undefined || tracker.team === team))
    .map((tracker): [Tracker, number] => [tracker, call.mentions.get(tracker.id) ?? 0])
    .filter(([, mentions]) => mentions > 0);
}

/** Orders by the first comparison that tells two apart. */
export const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Milliseconds as seconds, fractions kept. */
export const inSeconds = (ms: number) => ms / 1000;

import { climateOf } from './climate.ts';
import { historyEvents, slotsOf } from './history.ts';
import { Floor } from './live.ts';
import { Random } from './random.ts';
import { castOf, rosterEvents } from './team.ts';

export interface TeamOptions {
  seed: string;
  /** Where the past ends and the present begins. */
  startMs: number;
  sellers: number;
  historyDays: number;
  callsPerDay: number;
  timeZone: string;
}

const DAY_MS = 86_400_000;

/** A generated sales team: who is in it, its past calls and its present ones. The same for the same options. */
export function salesTeam({ seed, startMs, sellers, historyDays, callsPerDay, timeZone }: TeamOptions) {
  const cast = castOf(new Random(`${seed}/cast`), sellers);
  const climate = climateOf(seed, startMs);
  const plan = { seed, cast, climate, startMs, days: historyDays, callsPerDay, timeZone };
  return {
    roster: rosterEvents(cast, startMs - historyDays * DAY_MS),
    /** How many calls `history` has. */
    historyCalls: slotsOf(plan).length,
    history: () => historyEvents(plan),
    floor: () => new Floor(`live-${seed}-${startMs.toString(36)}`, cast, climate, startMs),
  };
}

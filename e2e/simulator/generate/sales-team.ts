import type { Targets } from '@earshot/contracts';
import { climateOf } from './climate.ts';
import { dealEvent, stepAt } from './deal.ts';
import { DealBook } from './deal-book.ts';
import { dealsOf } from './deal-course.ts';
import { historyOf } from './history.ts';
import { Floor } from './live.ts';
import { LiveDeals } from './live-deals.ts';
import { Random } from './random.ts';
import { targetsOf } from './targets.ts';
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
/** A team without a history still has deals: those of so many days. */
const DEAL_DAYS = 60;
/** Deals are begun for so many of a day's calls, but no seller begins more than one in a few days. */
const DEALS_PER_CALL = 0.075;
const DEALS_PER_SELLER = 0.3;

/** A generated sales team: who is in it, its past and its present. The same for the same options. */
export function salesTeam({ seed, startMs, sellers, historyDays, callsPerDay, timeZone }: TeamOptions) {
  const cast = castOf(new Random(`${seed}/cast`), sellers);
  const climate = climateOf(seed, startMs);
  const dealsPerDay = Math.min(callsPerDay * DEALS_PER_CALL, sellers * DEALS_PER_SELLER);
  const bookOf = (days: number) =>
    new DealBook(
      dealsOf({ ...{ seed, cast, startMs, timeZone, dealsPerDay }, fromMs: startMs - days * DAY_MS }),
    );
  const book = bookOf(historyDays || DEAL_DAYS);
  const name = `live-${seed}-${startMs.toString(36)}`;
  return {
    roster: rosterEvents(cast, startMs - historyDays * DAY_MS),
    history: () =>
      historyOf({ ...{ seed, cast, climate, book, startMs, callsPerDay, timeZone }, days: historyDays }),
    /** How every deal of late stands at the start: for a server that knows no history, or an old one. */
    deals: () => book.deals.map((deal) => dealEvent(deal, stepAt(deal, startMs)!)),
    /** What the team is to win in a quarter. */
    targets: (): Targets => targetsOf(bookOf(DEAL_DAYS).deals, { startMs, days: DEAL_DAYS }),
    floor: () =>
      new Floor({
        ...{ name, cast, climate, startMs },
        deals: new LiveDeals({ name, cast, book, startMs, timeZone }),
      }),
  };
}

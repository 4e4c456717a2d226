import type { EarshotEvent } from '@earshot/contracts';
import type { Temporal } from 'temporal-polyfill';
import { channelOf, finishedEvent } from './call-events.ts';
import type { Climate } from './climate.ts';
import { converse } from './conversation.ts';
import { dealEvent } from './deal.ts';
import type { DealBook } from './deal-book.ts';
import { engagementEvent, engagementsOn } from './engagements.ts';
import { Random } from './random.ts';
import type { Cast } from './team.ts';
import { datesUntil } from './working-time.ts';

export interface HistoryPlan {
  seed: string;
  cast: Cast;
  climate: Climate;
  book: DealBook;
  /** The history ends here. */
  startMs: number;
  days: number;
  callsPerDay: number;
  timeZone: string;
}

/** How busy each hour of a working day is, from 8 in the morning on. */
const BUSY = [2, 6, 9, 8, 5, 3, 6, 8, 7, 4, 1];
const FIRST_HOUR = 8;

/** Calls plan to last at least this, and at most so much more. */
const SHORTEST_MS = 75_000;
const VARIES_MS = 800_000;
/** What is planned is overrun by a last turn and the good-byes. */
const LONGEST_MS = SHORTEST_MS + VARIES_MS + 120_000;
/** How many of a seller's calls are about one of the seller's deals, where there are any. */
const ABOUT_A_DEAL = 0.65;

/** An event that can be made, and when it happens: a call where it begins. */
interface Happening {
  atMs: number;
  make: () => EarshotEvent;
}

/** What happened in the days before `startMs`, in order: calls, steps of deals, engagements. */
export function historyOf(plan: HistoryPlan): Happening[] {
  const dates = datesUntil(plan.startMs, plan.days, plan.timeZone);
  const past = [...dates.flatMap((date) => callsOn(date, plan)), ...engagements(dates, plan), ...deals(plan)];
  return past.toSorted((a, b) => a.atMs - b.atMs);
}

/** The calls of a date that end before `startMs`; those of working days in working hours. */
function callsOn(date: Temporal.PlainDate, plan: HistoryPlan): Happening[] {
  const random = new Random(`${plan.seed}/day/${date}`);
  const share = date.dayOfWeek > 5 ? 0.06 : random.between(0.75, 1.25);
  return Array.from({ length: Math.round(plan.callsPerDay * share) }, (_, i) => {
    const hour = FIRST_HOUR + random.weighted([...BUSY.keys()], (index) => BUSY[index]!);
    const second = random.whole(0, 3_599);
    const plainTime = { hour, minute: Math.floor(second / 60), second: second % 60 };
    const atMs = date.toZonedDateTime({ timeZone: plan.timeZone, plainTime }).epochMilliseconds;
    return { atMs, make: () => callOf(plan, { atMs, name: `${date}-${i + 1}` }) };
  }).filter(({ atMs }) => atMs < plan.startMs - LONGEST_MS);
}

function engagements(
  dates: Temporal.PlainDate[],
  { seed, cast, book, timeZone, startMs }: HistoryPlan,
): Happening[] {
  const of = { seed, sellers: cast.sellers, book, timeZone };
  return dates
    .flatMap((date) => engagementsOn(date, of))
    .filter(({ endedAtMs }) => endedAtMs <= startMs)
    .map((engagement) => ({ atMs: engagement.endedAtMs, make: () => engagementEvent(engagement) }));
}

function deals({ book, startMs }: HistoryPlan): Happening[] {
  return book.deals.flatMap((deal) =>
    deal.steps
      .filter(({ atMs }) => atMs <= startMs)
      .map((step) => ({ atMs: step.atMs, make: () => dealEvent(deal, step) })),
  );
}

function callOf(
  { seed, cast, climate, book }: HistoryPlan,
  { atMs, name }: { atMs: number; name: string },
): EarshotEvent {
  const random = new Random(`${seed}/call/${name}`);
  const seller = random.weighted(cast.sellers, (one) => one.diligence);
  const deals = random.chance(ABOUT_A_DEAL) ? book.workedOn(seller, atMs) : [];
  const deal = deals.length > 0 ? random.pick(deals) : undefined;
  const customer = deal?.customer ?? random.pick(cast.customers);
  const lengthMs = SHORTEST_MS + random.next() ** 2 * VARIES_MS;
  const callId = `sim-${seed}-${name}`;
  const parties = { seller, customer, ...(deal && { deal }) };
  const conversation = converse(random, { ...parties, climate, atMs }, lengthMs);
  return finishedEvent({ callId, ...parties, startedAtMs: atMs, channel: channelOf(random) }, conversation);
}

import type { EarshotEvent } from '@earshot/contracts';
import { Temporal } from 'temporal-polyfill';
import { channelOf, finishedEvent } from './call-events.ts';
import type { Climate } from './climate.ts';
import { converse } from './conversation.ts';
import { Random } from './random.ts';
import type { Cast } from './team.ts';

export interface HistoryPlan {
  seed: string;
  cast: Cast;
  climate: Climate;
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

interface Slot {
  atMs: number;
  name: string;
}

/** When the calls begin that end before `startMs`, in order; those of working days in working hours. */
export function slotsOf(plan: HistoryPlan): Slot[] {
  const today = Temporal.Instant.fromEpochMilliseconds(plan.startMs).toZonedDateTimeISO(plan.timeZone);
  const dates = Array.from({ length: plan.days + 1 }, (_, i) =>
    today.toPlainDate().subtract({ days: plan.days - i }),
  );
  const slots = dates.flatMap((date) => {
    const random = new Random(`${plan.seed}/day/${date}`);
    const share = date.dayOfWeek > 5 ? 0.06 : random.between(0.75, 1.25);
    return Array.from({ length: Math.round(plan.callsPerDay * share) }, (_, i) => {
      const hour = FIRST_HOUR + random.weighted([...BUSY.keys()], (index) => BUSY[index]!);
      const second = random.whole(0, 3_599);
      const plainTime = { hour, minute: Math.floor(second / 60), second: second % 60 };
      const { epochMilliseconds } = date.toZonedDateTime({ timeZone: plan.timeZone, plainTime });
      return { atMs: epochMilliseconds, name: `${date}-${i + 1}` };
    }).toSorted((a, b) => a.atMs - b.atMs);
  });
  return slots.filter(({ atMs }) => atMs < plan.startMs - LONGEST_MS);
}

/** The finished calls of the days before `startMs`. */
export function* historyEvents(plan: HistoryPlan): Generator<EarshotEvent> {
  for (const slot of slotsOf(plan)) yield callOf(plan, slot);
}

function callOf({ seed, cast, climate }: HistoryPlan, { atMs, name }: Slot): EarshotEvent {
  const random = new Random(`${seed}/call/${name}`);
  const seller = random.weighted(cast.sellers, (one) => one.diligence);
  const customer = random.pick(cast.customers);
  const lengthMs = SHORTEST_MS + random.next() ** 2 * VARIES_MS;
  const callId = `sim-${seed}-${name}`;
  const conversation = converse(random, { seller, customer, climate, atMs }, lengthMs);
  return finishedEvent(
    { callId, seller, customer, startedAtMs: atMs, channel: channelOf(random) },
    conversation,
  );
}

import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';

/** No zone has ever been further from UTC than this. */
const FARTHEST_OFFSET_MS = 16 * HOUR_MS;
/** Far more days than a node looks at; what is forgotten is computed again. */
const MAX_CACHED_DAYS = 20_000;

/** One UTC day of a zone: its offset before and from `changesAt` on (in (start, end], or Infinity for never). */
interface OffsetDay {
  beforeMs: number;
  changesAt: number;
  afterMs: number;
}

/**
 * Local time of one IANA zone, in epoch milliseconds and in day numbers of `calendar`. Offsets are asked of Intl once a
 * day of UTC and kept, in whole minutes: the only zone with seconds in its offset since 1970 is Monrovia's until 1972.
 */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsetDays = new Map<number, OffsetDay>();
  readonly #dayStarts = new Map<number, number>();

  /** Throws a RangeError where Intl does not know the name; `zoneOf` shares zones. */
  constructor(readonly name: string) {
    if (!/^[A-Za-z]/.test(name)) throw new RangeError('not an IANA time zone');
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /** Local time less UTC at an instant. */
  offsetMsAt(atMs: number): number {
    const day = this.#offsetDay(Math.floor(atMs / DAY_MS));
    return atMs < day.changesAt ? day.beforeMs : day.afterMs;
  }

  /**
   * The local hour's beginning: the last instant, not after this one, at which the clock shows minute 0 or has been
   * moved. So a repeated hour is an hour of its own, and a clock moved by half an hour makes a shorter one.
   */
  hourStart(atMs: number): number {
    const full = this.#clockHourStart(atMs);
    return this.#changeIn(full, atMs) ?? full;
  }

  /** The next local hour's beginning after an instant. */
  hourEnd(atMs: number): number {
    const full = this.#clockHourStart(atMs) + HOUR_MS;
    return this.#changeIn(atMs, full) ?? full;
  }

  /**
   * The local day that an instant lies in. Days follow each other: where a clock is moved back over midnight, the
   * date that has begun goes on while the clock shows the end of the one before once more.
   */
  dayOf(atMs: number): number {
    const shown = Math.floor((atMs + this.offsetMsAt(atMs)) / DAY_MS);
    return atMs < this.dayStart(shown + 1) ? shown : shown + 1;
  }

  /**
   * The first instant at which the clock has reached a day: its midnight, or, where that is skipped, the instant of
   * the change. A day that is skipped whole begins where the next one does.
   */
  dayStart(day: number): number {
    let start = this.#dayStarts.get(day);
    if (start === undefined) {
      start = this.#firstReaching(day * DAY_MS);
      remember(this.#dayStarts, day, start);
    }
    return start;
  }

  #clockHourStart(atMs: number): number {
    const local = atMs + this.offsetMsAt(atMs);
    return atMs - (local - Math.floor(local / HOUR_MS) * HOUR_MS);
  }

  /** The first instant at which local time, written as if it were UTC, is at least `localMs`. */
  #firstReaching(localMs: number): number {
    let since = localMs - FARTHEST_OFFSET_MS;
    for (;;) {
      const until = this.#changeIn(since, localMs + FARTHEST_OFFSET_MS) ?? Infinity;
      const reached = Math.max(since, localMs - this.offsetMsAt(since));
      if (reached < until) return reached;
      since = until;
    }
  }

  /** The first change of offset in (afterMs, upToMs]. */
  #changeIn(afterMs: number, upToMs: number): number | undefined {
    for (let day = Math.floor(afterMs / DAY_MS); day * DAY_MS <= upToMs; day++) {
      const { changesAt } = this.#offsetDay(day);
      if (changesAt > afterMs && changesAt <= upToMs) return changesAt;
    }
    return undefined;
  }

  #offsetDay(utcDay: number): OffsetDay {
    let day = this.#offsetDays.get(utcDay);
    if (day === undefined) {
      day = this.#readOffsetDay(utcDay * DAY_MS);
      remember(this.#offsetDays, utcDay, day);
    }
    return day;
  }

  #readOffsetDay(startMs: number): OffsetDay {
    const beforeMs = this.#readOffsetMs(startMs);
    const afterMs = this.#readOffsetMs(startMs + DAY_MS);
    if (beforeMs === afterMs) return { beforeMs, changesAt: Infinity, afterMs };
    let minute = 0;
    let changed = DAY_MS / MINUTE_MS;
    while (changed - minute > 1) {
      const middle = (minute + changed) >> 1;
      if (this.#readOffsetMs(startMs + middle * MINUTE_MS) === beforeMs) minute = middle;
      else changed = middle;
    }
    return { beforeMs, changesAt: startMs + changed * MINUTE_MS, afterMs };
  }

  #readOffsetMs(atMs: number): number {
    const [, sign, hours, minutes, seconds] =
      /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?$/.exec(this.#format.format(atMs)) ?? [];
    const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Math.round(Number(seconds ?? 0) / 60);
    return (sign === '-' ? -size : size) * MINUTE_MS || 0;
  }
}

function remember<T>(cache: Map<number, T>, key: number, value: T): void {
  if (cache.size >= MAX_CACHED_DAYS) cache.clear();
  cache.set(key, value);
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, made once; throws a RangeError on an unknown one. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = new Zone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** Whether a name is an IANA time zone that this Node knows. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** An instant as RFC 3339 text, milliseconds or a date. */
export type Instant = string | number | Date;

const RELATIVE_STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** From here on money is shortened, in whole units of the currency. */
const SHORT_MONEY_FROM = 10_000;

const two = (n: number) => String(n).padStart(2, '0');

/** A method in newer browsers, a property in older ones, nothing in some: Monday there, as ISO 8601 has it. */
type WeekAware = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

function weekStartOf(tag: string): number {
  const locale: WeekAware = new Intl.Locale(tag);
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** How one language writes figures and times. Zones are IANA names; where none is given, the reader's own. */
export type Formats = ReturnType<typeof createFormats>;

/** @param locale a BCP 47 tag, with a region where the reader's is known, such as `en-GB`. */
export function createFormats(locale: string) {
  const made = new Map<string, Intl.DateTimeFormat>();
  /** Making a formatter costs a thousand times what using one does. */
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
    made.set(key, known);
    return known;
  };
  const inZone = (timeZone?: string) => (timeZone === undefined ? {} : { timeZone });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const change = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const hoursOf = (digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const [fewHours, manyHours] = [hoursOf(1), hoursOf(0)];
  const minute = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  });
  const moneys = new Map<string, Intl.NumberFormat>();
  const moneyFormat = (currency: string | undefined, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify([currency, options]);
    const inCurrency = currency === undefined ? {} : ({ style: 'currency', currency } as const);
    const known = moneys.get(key) ?? new Intl.NumberFormat(locale, { ...inCurrency, ...options });
    moneys.set(key, known);
    return known;
  };
  const shortMoney = (cents: number, currency: string | undefined) =>
    moneyFormat(
      currency,
      Math.abs(cents) < 100 * SHORT_MONEY_FROM
        ? { maximumFractionDigits: 0 }
        : { notation: 'compact', maximumSignificantDigits: 3 },
    );
  const fewRate = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const relation = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const listing = new Intl.ListFormat(locale, { type: 'conjunction' });

  return {
    locale,
    /** A count: `12,345`. */
    number: (count: number) => whole.format(count),
    /** A count where room is short: `12.3K`. */
    compact: (count: number) => short.format(count),
    /** A ratio 0…1: `27%`. */
    percent: (ratio: number) => share.format(ratio),
    /** A trend: `+12%`, `−3%`, `0%`. */
    signedPercent: (trend: number) => change.format(trend).replace('-', '−'),
    /** A figure of any size: whole from 10 on, one decimal below: `84`, `7.5`. */
    rate: (value: number) => (value < 10 ? fewRate : whole).format(value),
    /** Cents to the last one: `€412,345`, `€12.50`; without a currency just the figure. */
    money: (cents: number, currency?: string) =>
      moneyFormat(currency, {
        minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
        maximumFractionDigits: 2,
      }).format(cents / 100),
    /** Cents where room is short: `€9,120`, `€412K`, `€1.24M`. */
    shortMoney: (cents: number, currency?: string) => shortMoney(cents, currency).format(cents / 100),
    /** The same in its parts, so that what is not a digit can be set smaller. */
    shortMoneyParts: (cents: number, currency?: string) =>
      shortMoney(cents, currency).formatToParts(cents / 100),
    /** Seconds as `h:mm:ss`, or `m:ss` under an hour. */
    duration(seconds: number): string {
      const s = Math.max(0, Math.floor(seconds));
      const [h, m] = [Math.floor(s / 3_600), Math.floor((s % 3_600) / 60)];
      return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
    },
    /** Seconds as hours without a unit: one decimal under 100, none above. */
    hours: (seconds: number) => (seconds < 360_000 ? fewHours : manyHours).format(seconds / 3_600),
    /** Seconds as whole minutes with their unit, something never as nothing: `42 min`. */
    minutes: (seconds: number) => minute.format(Math.max(seconds > 0 ? 1 : 0, Math.round(seconds / 60))),
    /** `24 Nov 2026`. */
    date: (at: Instant, timeZone?: string) =>
      dates({ dateStyle: 'medium', ...inZone(timeZone) }).format(new Date(at)),
    /** A local date `YYYY-MM-DD` as `24 Nov`. */
    day: (localDate: string) =>
      dates({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${localDate}T00:00:00Z`)),
    /** A local date `YYYY-MM-DD` in full: `Tuesday 24 November 2026`. */
    fullDay: (localDate: string) =>
      dates({ dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${localDate}T00:00:00Z`)),
    /** A local month `YYYY-MM` as `November 2026`. */
    month: (localMonth: string) =>
      dates({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${localMonth}-01T00:00:00Z`),
      ),
    /** The weekday of a local date: `Tuesday`, or `T`. */
    weekday: (localDate: string, weekday: 'long' | 'narrow') =>
      dates({ weekday, timeZone: 'UTC' }).format(new Date(`${localDate}T00:00:00Z`)),
    /** The day on which the week begins, 1 (Monday) to 7 (Sunday). */
    weekStart: weekStartOf(locale),
    /** `09:31`. */
    time: (at: Instant, timeZone?: string) =>
      dates({ hour: '2-digit', minute: '2-digit', ...inZone(timeZone) }).format(new Date(at)),
    /** `09:31:07`. */
    exactTime: (at: Instant, timeZone?: string) =>
      dates({ timeStyle: 'medium', ...inZone(timeZone) }).format(new Date(at)),
    /** The day of an instant as `24 Nov`. */
    dayAt: (at: Instant, timeZone?: string) =>
      dates({ day: 'numeric', month: 'short', ...inZone(timeZone) }).format(new Date(at)),
    /** The month of an instant as `Nov 2026`. */
    monthAt: (at: Instant, timeZone?: string) =>
      dates({ month: 'short', year: 'numeric', ...inZone(timeZone) }).format(new Date(at)),
    /** The name of an instant's month: `November`. */
    monthNameAt: (at: Instant, timeZone?: string) =>
      // Asked for alone, Greek months come as they stand in a date.
      dates({ month: 'long', year: 'numeric', ...inZone(timeZone) })
        .formatToParts(new Date(at))
        .find(({ type }) => type === 'month')?.value ?? '',
    /** `1–24 Nov 2026`. */
    span: (from: Instant, to: Instant, timeZone?: string) =>
      dates({ dateStyle: 'medium', ...inZone(timeZone) }).formatRange(new Date(from), new Date(to)),
    /** How long ago: `3 minutes ago`. Negative seconds lie ahead. */
    ago(seconds: number): string {
      const [unit, size] = RELATIVE_STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1];
      return relation.format(-Math.trunc(seconds / size), unit);
    },
    /** `price, support and delivery`. */
    list: (items: string[]) => listing.format(items),
  };
}

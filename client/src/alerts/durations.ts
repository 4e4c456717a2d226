const [HOUR_MIN, DAY_MIN] = [60, 24 * 60];

/** Lengths of time that a rule offers, in minutes: within which a figure changes, and for how long a rule is silent. */
export const WITHIN_MIN: readonly number[] = [
  15,
  60,
  3 * HOUR_MIN,
  8 * HOUR_MIN,
  DAY_MIN,
  3 * DAY_MIN,
  7 * DAY_MIN,
];
export const PAUSE_MIN: readonly number[] = [15, 60, 4 * HOUR_MIN, DAY_MIN, 7 * DAY_MIN, 30 * DAY_MIN];

/** The lengths offered, and one that was chosen elsewhere in its place among them. */
export function offered(lengths: readonly number[], chosen: number): number[] {
  return lengths.includes(chosen) ? [...lengths] : [...lengths, chosen].sort((a, b) => a - b);
}

/** Minutes in the largest unit that they are a whole number of: `90 minutes`, `3 hours`, `7 days`. */
export function durationText(minutes: number, locale: string): string {
  const [unit, size] =
    minutes % DAY_MIN === 0
      ? ['day', DAY_MIN]
      : minutes % HOUR_MIN === 0
        ? ['hour', HOUR_MIN]
        : ['minute', 1];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'long' });
  return format.format(minutes / (size as number));
}

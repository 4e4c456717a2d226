import type { ScreenShow } from '@earshot/contracts';

const DAY_MIN = 24 * 60;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** How many minutes of the local day have gone at an instant. */
export function minuteOfDay(atMs: number, timeZone: string): number {
  const known =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  clocks.set(timeZone, known);
  const [hour = 0, minute = 0] = known.format(new Date(atMs)).split(':').map(Number);
  return hour * 60 + minute;
}

const minuteOf = (timeOfDay: string) => {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  return hour * 60 + minute;
};

/** Whether a minute of the day lies from one time of day on and before another, over midnight too; between two equal times is nothing. */
export function isBetween(minute: number, from: string, to: string): boolean {
  const span = (minuteOf(to) - minuteOf(from) + DAY_MIN) % DAY_MIN;
  return (minute - minuteOf(from) + DAY_MIN) % DAY_MIN < span;
}

/** Light or dark, at a minute of the organisation's day. */
export function themeAt(
  { theme, lightFrom, darkFrom }: Pick<ScreenShow, 'theme' | 'lightFrom' | 'darkFrom'>,
  minute: number,
): 'light' | 'dark' {
  if (theme !== 'byTime') return theme;
  return isBetween(minute, lightFrom, darkFrom) ? 'light' : 'dark';
}

/** How much of its light a screen gives, 0…1, at a minute of the organisation's day. */
export function lightAt({ dim }: Pick<ScreenShow, 'dim'>, minute: number): number {
  return dim !== undefined && isBetween(minute, dim.from, dim.to) ? dim.percent / 100 : 1;
}

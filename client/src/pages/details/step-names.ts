import type { SeriesSteps } from '@earshot/contracts';
import type { Formats } from '../../i18n/index.tsx';

/** How the steps of a series are called: short for an axis, in full for reading out. */
export interface StepNames {
  short: (step: number) => string;
  full: (step: number) => string;
}

/** Names in the organisation's zone, since the steps are its hours, days and months. */
export function stepNames({ unit, from }: SeriesSteps, format: Formats, timeZone?: string): StepNames {
  const at = (step: number) => from[step] ?? '';
  const named = (name: (instant: string) => string) => (step: number) =>
    from[step] === undefined ? '' : name(at(step));
  switch (unit) {
    case 'hour':
      return {
        short: named((instant) => format.time(instant, timeZone)),
        full: named((instant) => `${format.dayAt(instant, timeZone)} ${format.time(instant, timeZone)}`),
      };
    case 'day':
      return {
        short: named((instant) => format.dayAt(instant, timeZone)),
        full: named((instant) => format.date(instant, timeZone)),
      };
    case 'month':
      return {
        short: named((instant) => format.monthAt(instant, timeZone)),
        full: named((instant) => format.monthAt(instant, timeZone)),
      };
  }
}

/** The span that some steps make up, as a custom period. */
export function periodOfSteps({ from, to }: SeriesSteps, first: number, last: number) {
  return { kind: 'custom', from: from[first]!, to: from[last + 1] ?? to } as const;
}

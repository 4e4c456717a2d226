import type { SeriesSteps } from '@earshot/contracts';
import { type Formats, useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { stepNames } from '../details/step-names.ts';
import type { Course } from './courses.ts';

/** How a course over time is called and written. */
export function createCourseWords() {
  const { t, format } = useI18n();
  const money = useMoney();
  return {
    name: (course: Course) => t(`teamPage.courses.${course}`),
    written(course: Course, value: number): string {
      if (course === 'won') return money.short(Math.round(value));
      if (course === 'calls') return format().compact(value);
      return course === 'switchRate' ? format().rate(value) : format().percent(value);
    },
  };
}

/** How joined steps are called: by where they begin on an axis, by their span when read out. */
export function spanNames(steps: SeriesSteps, format: Formats, timeZone: string) {
  const names = stepNames(steps, format, timeZone);
  if (steps.unit === 'hour') return names;
  const full = (step: number) => {
    const from = steps.from[step];
    // The last instant of a span still belongs to it; its end does not.
    return from === undefined
      ? ''
      : format.span(from, Date.parse(steps.from[step + 1] ?? steps.to) - 1, timeZone);
  };
  return { short: names.short, full };
}

import type { SeriesSteps, StyleSeries } from '@earshot/contracts';
import { createMemo } from 'solid-js';
import { Lines, type LineTone } from '../../charts/lines/lines.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { periodOfSteps } from '../details/step-names.ts';
import { useFrame } from '../frame-context.ts';
import { createCourseWords, spanNames } from './course-words.ts';
import { type Course, isSum, valuesOf } from './courses.ts';

interface CourseChartProps {
  /** What the chart shows, for screen readers. */
  name: string;
  course: Course;
  steps: SeriesSteps;
  timeZone: string;
  lines: readonly { id: string; label: string; tone: LineTone; series: StyleSeries }[];
  /** The value that the axis must reach, for charts side by side. */
  top?: number | undefined;
  areNamed?: boolean;
}

/** The course of one figure for one or several; a span that is chosen becomes the page's period. */
export function CourseChart(props: CourseChartProps) {
  const { t, format } = useI18n();
  const frame = useFrame();
  const words = createCourseWords();
  const names = createMemo(() => spanNames(props.steps, format(), props.timeZone));
  const lines = createMemo(() =>
    props.lines.map(({ id, label, tone, series }) => ({
      id,
      label,
      tone,
      values: valuesOf(props.course, series),
    })),
  );
  const told = (value: number | undefined) =>
    value === undefined ? t('teamPage.nothingThen') : words.written(props.course, value);
  return (
    <Lines
      name={props.name}
      steps={props.steps}
      lines={lines()}
      format={(value) => words.written(props.course, value)}
      stepName={(step) => names().short(step)}
      describe={(step) =>
        `${names().full(step)}: ${format().list(
          lines().map(({ label, values }) => `${label} ${told(values[step])}`),
        )}`
      }
      isWhole={isSum(props.course)}
      areNamed={props.areNamed !== false}
      {...(props.top !== undefined && { top: props.top })}
      onChoose={(first, last) => frame.choose({ period: periodOfSteps(props.steps, first, last) })}
    />
  );
}

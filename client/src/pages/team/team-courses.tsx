import type { TeamOverview, TeamRow } from '@earshot/contracts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { SellerName } from '../../sections/seller-name.tsx';
import { createRows } from '../rows.ts';
import { CourseChart } from './course-chart.tsx';
import { CourseChoice } from './course-choice.tsx';
import { createCourseWords } from './course-words.ts';
import { type Course, isSum, joined, valuesOf } from './courses.ts';

/** A seller's chart has so many points: fewer than the team's, since one seller has fewer calls. */
const POINTS = 8;
/** So many charts are drawn before they are asked for. */
const FIRST = 12;

interface TeamCoursesProps {
  overview: TeamOverview;
  /** In the order to show. */
  sellers: readonly TeamRow[];
  course: Course;
  onChoose: (course: Course) => void;
}

/** A figure over time: of the team, and of each seller against it, all sellers on one scale. */
export function TeamCourses(props: TeamCoursesProps) {
  const { t, plural } = useI18n();
  const words = createCourseWords();
  const [all, showAll] = createSignal(false);
  const sellers = createRows(
    () => (all() ? props.sellers : props.sellers.slice(0, FIRST)),
    ({ sellerId }) => sellerId,
  );
  const charts = createMemo(() => {
    const { steps, series } = props.overview;
    const join = joined(steps, POINTS);
    return {
      steps: join.steps,
      team: join.series(series.team),
      sellers: new Map(Object.entries(series.sellers).map(([id, own]) => [id, join.series(own)])),
    };
  });
  const top = createMemo(() => {
    const lines = [...charts().sellers.values()].flatMap((series) => valuesOf(props.course, series));
    return Math.max(0, ...lines.map((value) => value ?? 0));
  });
  const timeZone = () => props.overview.period.timeZone;
  return (
    <>
      <CourseChoice course={props.course} onChoose={props.onChoose} />
      <div class="team-course">
        <CourseChart
          name={t('teamPage.chartOfTeam', { figure: words.name(props.course) })}
          course={props.course}
          steps={props.overview.steps}
          timeZone={timeZone()}
          lines={[
            {
              id: 'team',
              label: t('teamPage.wholeTeam'),
              tone: toneOf(props.course),
              series: props.overview.series.team,
            },
          ]}
        />
      </div>
      <p class="course-note">
        {t(isSum(props.course) ? 'teamPage.alone' : 'teamPage.besideTeam')}
        <Show when={charts().steps.from.length < props.overview.steps.from.length}>
          {' '}
          {t(`teamPage.joined.${props.overview.steps.unit}`)}
        </Show>
      </p>
      <ul class="seller-courses">
        <For each={sellers.ids()}>
          {(id) => <Show when={sellers.row(id)}>{(seller) => <SellerCourse of={seller()} />}</Show>}
        </For>
      </ul>
      <Show when={!all() && props.sellers.length > FIRST}>
        <button type="button" class="quiet seller-courses-more" onClick={() => showAll(true)}>
          {plural('teamPage.showAll', props.sellers.length)}
        </button>
      </Show>
    </>
  );

  function SellerCourse(course: { of: TeamRow }) {
    const team = () => ({
      id: 'team',
      label: t('teamPage.wholeTeam'),
      tone: 'quiet' as const,
      series: charts().team,
    });
    return (
      <li>
        <h3>
          <SellerName id={course.of.sellerId} name={course.of.name} />
        </h3>
        <Show when={charts().sellers.get(course.of.sellerId)}>
          {(own) => (
            <CourseChart
              name={t('teamPage.chartOf', { figure: words.name(props.course), name: course.of.name })}
              course={props.course}
              steps={charts().steps}
              timeZone={timeZone()}
              lines={[
                // Sums of a whole team would press one seller's flat.
                ...(isSum(props.course) ? [] : [team()]),
                { id: 'own', label: course.of.name, tone: 'strong' as const, series: own() },
              ]}
              top={top()}
              areNamed={false}
            />
          )}
        </Show>
      </li>
    );
  }
}

/** Sentiment is drawn in its colour, all else in the accent. */
function toneOf(course: Course) {
  return course === 'negative' || course === 'positive' ? course : 'strong';
}

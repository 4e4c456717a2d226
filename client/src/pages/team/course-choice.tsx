import { For } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import '../calls-list/filter-bar.css';
import { createCourseWords } from './course-words.ts';
import { COURSES, type Course } from './courses.ts';

/** Which figure is followed over time. */
export function CourseChoice(props: { course: Course; onChoose: (course: Course) => void }) {
  const { t } = useI18n();
  const words = createCourseWords();
  return (
    <label class="filter-choice course-choice">
      <span class="unseen">{t('teamPage.figure')}</span>
      <select onChange={(event) => props.onChoose(event.currentTarget.value as Course)}>
        <For each={COURSES}>
          {(course) => (
            <option value={course} selected={props.course === course}>
              {words.name(course)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

import { For, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { Choice } from './day-range.ts';
import { addDays, type LocalDate, type LocalMonth, startOfWeek, weeksOf } from './days.ts';

interface MonthGridProps {
  month: LocalMonth;
  weekStart: number;
  today: LocalDate;
  /** The one day that the Tab key reaches. */
  focused: LocalDate;
  choice: Choice;
  onChoose: (day: LocalDate) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One month of a calendar, a week a row. */
export function MonthGrid(props: MonthGridProps) {
  const { t, format } = useI18n();
  const weekdays = () => {
    const monday = startOfWeek('2026-01-05', props.weekStart);
    return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
  };
  const isEnd = (day: LocalDate) => day === props.choice.first || day === props.choice.last;
  const isWithin = (day: LocalDate) => {
    const { first, last } = props.choice;
    return first !== undefined && last !== undefined && first <= day && day <= last;
  };
  const spoken = (day: LocalDate) => {
    const text = format().fullDay(day);
    if (day === props.choice.first) return t('calendar.chosenFrom', { day: text });
    return day === props.choice.last ? t('calendar.chosenTo', { day: text }) : text;
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move in it, so it is a grid of days.
    <table class="month" role="grid" onKeyDown={(event) => props.onKeyDown(event)}>
      <caption>{format().month(props.month)}</caption>
      <thead>
        <tr>
          <For each={weekdays()}>
            {(day) => (
              <th scope="col" abbr={format().weekday(day, 'long')}>
                {format().weekday(day, 'narrow')}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={weeksOf(props.month, props.weekStart)}>
          {(week) => (
            <tr>
              <For each={week}>
                {(day) => (
                  <Show when={day} fallback={<td />}>
                    {(date) => (
                      <td classList={{ within: isWithin(date()) }}>
                        <button
                          type="button"
                          data-day={date()}
                          classList={{ end: isEnd(date()), today: date() === props.today }}
                          tabIndex={date() === props.focused ? 0 : -1}
                          aria-label={spoken(date())}
                          aria-pressed={isEnd(date()) || isWithin(date())}
                          aria-current={date() === props.today ? 'date' : undefined}
                          onClick={() => props.onChoose(date())}
                        >
                          {Number(date().slice(8))}
                        </button>
                      </td>
                    )}
                  </Show>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

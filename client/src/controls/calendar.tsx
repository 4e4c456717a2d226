import { createMemo, createSignal, For, onMount } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import './calendar.css';
import { type Choice, choose, type DayRange, isTooLong, moveByKey } from './day-range.ts';
import { addMonths, countDays, type LocalDate, monthOf, nextMonth } from './days.ts';
import { MonthGrid } from './month-grid.tsx';

interface CalendarProps {
  today: LocalDate;
  timeZone: string;
  /** The range shown at first. */
  range?: DayRange | undefined;
  onApply: (range: DayRange) => void;
  onCancel: () => void;
}

/** Two months side by side, to choose a range of days from, by pointer or keys. */
export function Calendar(props: CalendarProps) {
  const { t, plural, format } = useI18n();
  const [choice, setChoice] = createSignal<Choice>(props.range ?? {});
  const [focused, setFocused] = createSignal(props.range?.last ?? props.today);
  const [month, setMonth] = createSignal(nextMonth(monthOf(focused()), -1));
  const weekStart = createMemo(() => format().weekStart);
  let root!: HTMLDivElement;
  let apply!: HTMLButtonElement;

  const range = (): DayRange | undefined => {
    const { first, last } = choice();
    return first !== undefined && last !== undefined ? { first, last } : undefined;
  };
  const tooLong = () => {
    const days = range();
    return days !== undefined && isTooLong(days);
  };
  const word = () => {
    const days = range();
    if (days === undefined) return t(choice().first === undefined ? 'calendar.first' : 'calendar.last');
    if (tooLong()) return t('calendar.tooLong');
    const span = format().span(days.first, days.last, 'UTC');
    return `${span} · ${plural('calendar.days', countDays(days.first, days.last))}`;
  };

  function focus(day: LocalDate) {
    setFocused(day);
    const reached = monthOf(day);
    if (reached < month()) setMonth(reached);
    else if (reached > nextMonth(month())) setMonth(nextMonth(reached, -1));
    root.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }

  function turn(months: number) {
    setMonth(nextMonth(month(), months));
    const day = focused();
    if (monthOf(day) < month() || monthOf(day) > nextMonth(month())) setFocused(addMonths(day, months));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.day === undefined) return;
    const day = moveByKey(focused(), event, weekStart());
    if (day === undefined) return;
    event.preventDefault();
    focus(day);
  }

  function onChoose(day: LocalDate) {
    setFocused(day);
    setChoice(choose(choice(), day));
    if (range() !== undefined && !tooLong()) apply.focus();
  }

  // Only now is the panel about to be seen, and what is not seen cannot have the focus.
  onMount(() => requestAnimationFrame(() => focus(focused())));

  return (
    <div ref={root} class="calendar">
      <div class="calendar-turn">
        <button type="button" class="quiet" aria-label={t('calendar.previousMonth')} onClick={() => turn(-1)}>
          ‹
        </button>
        <button type="button" class="quiet" aria-label={t('calendar.nextMonth')} onClick={() => turn(1)}>
          ›
        </button>
      </div>
      <div class="calendar-months">
        <For each={[month(), nextMonth(month())]}>
          {(shown) => (
            <MonthGrid
              month={shown}
              weekStart={weekStart()}
              today={props.today}
              focused={focused()}
              choice={choice()}
              onChoose={onChoose}
              onKeyDown={onKeyDown}
            />
          )}
        </For>
      </div>
      <div class="calendar-foot">
        <p class="calendar-word" role="status" classList={{ wrong: tooLong() }}>
          {word()}
        </p>
        <p class="calendar-zone">
          {t('calendar.zone', { zone: props.timeZone })}
          <span class="unseen">{t('calendar.keys')}</span>
        </p>
        <button type="button" class="quiet" onClick={() => props.onCancel()}>
          {t('calendar.cancel')}
        </button>
        <button
          ref={apply}
          type="button"
          class="main"
          disabled={range() === undefined || tooLong()}
          onClick={() => {
            const days = range();
            if (days !== undefined) props.onApply(days);
          }}
        >
          {t('calendar.apply')}
        </button>
      </div>
    </div>
  );
}

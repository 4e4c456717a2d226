import type { Period } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { Calendar } from './calendar.tsx';
import { boundsOf, daysOf } from './day-range.ts';
import { localDateOf } from './days.ts';
import './period-picker.css';
import { Popover } from './popover.tsx';
import { FIXED_KINDS, PERIOD_NAMES } from './request-url.ts';

interface PeriodPickerProps {
  period: Period;
  /** The organisation's, in which days begin and end; undefined until the first figures tell it. */
  timeZone: string | undefined;
  nowMs: () => number;
  onChoose: (period: Period) => void;
}

/** Which span of time the page shows: five fixed ones, or days chosen from a calendar. */
export function PeriodPicker(props: PeriodPickerProps) {
  const { t, format } = useI18n();
  const custom = () => (props.period.kind === 'custom' ? props.period : undefined);
  const days = () => {
    const period = custom();
    return period !== undefined && props.timeZone !== undefined ? daysOf(period, props.timeZone) : undefined;
  };
  const customName = () => {
    const chosen = days();
    return chosen === undefined ? t('period.custom') : format().span(chosen.first, chosen.last, 'UTC');
  };

  return (
    <fieldset class="segments">
      <legend class="unseen">{t('bar.period')}</legend>
      <For each={FIXED_KINDS}>
        {(kind) => (
          <button
            type="button"
            class="segment"
            aria-pressed={props.period.kind === kind}
            onClick={() => props.onChoose({ kind })}
          >
            {t(PERIOD_NAMES[kind])}
          </button>
        )}
      </For>
      <Popover
        title={t('calendar.title')}
        width={36}
        class="segment"
        pressed={custom() !== undefined}
        disabled={props.timeZone === undefined}
        button={customName()}
      >
        {(close) => (
          <Show when={props.timeZone}>
            {(timeZone) => (
              <Calendar
                today={localDateOf(props.nowMs(), timeZone())}
                timeZone={timeZone()}
                range={days()}
                onCancel={close}
                onApply={(range) => {
                  close();
                  props.onChoose({ kind: 'custom', ...boundsOf(range, timeZone()) });
                }}
              />
            )}
          </Show>
        )}
      </Popover>
    </fieldset>
  );
}

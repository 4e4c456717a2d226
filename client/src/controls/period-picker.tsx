import type { Period } from '@earshot/contracts';
import { type Accessor, createSignal, For, Show } from 'solid-js';
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
  const { t } = useI18n();
  const customName = createCustomName(props);
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
        pressed={props.period.kind === 'custom'}
        disabled={props.timeZone === undefined}
        button={customName()}
      >
        {(close) => <Days {...props} close={close} />}
      </Popover>
    </fieldset>
  );
}

/** The same where there is room for one button: the choices stand in its panel. */
export function PeriodSheet(props: PeriodPickerProps) {
  const { t } = useI18n();
  const customName = createCustomName(props);
  const name = () => (props.period.kind === 'custom' ? customName() : t(PERIOD_NAMES[props.period.kind]));
  const [picksDays, setPicksDays] = createSignal(false);
  return (
    <Popover
      title={t('bar.period')}
      buttonLabel={`${t('bar.period')}: ${name()}`}
      width={36}
      class="sheet-button"
      button={<span>{name()}</span>}
    >
      {(close) => (
        <Show
          when={picksDays()}
          fallback={
            <ul class="sheet-choices">
              <For each={FIXED_KINDS}>
                {(kind) => (
                  <li>
                    <button
                      type="button"
                      class="sheet-choice"
                      aria-pressed={props.period.kind === kind}
                      onClick={() => {
                        close();
                        props.onChoose({ kind });
                      }}
                    >
                      {t(PERIOD_NAMES[kind])}
                    </button>
                  </li>
                )}
              </For>
              <li>
                <button
                  type="button"
                  class="sheet-choice"
                  aria-pressed={props.period.kind === 'custom'}
                  disabled={props.timeZone === undefined}
                  onClick={() => setPicksDays(true)}
                >
                  {customName()}
                </button>
              </li>
            </ul>
          }
        >
          <Days
            {...props}
            close={() => {
              setPicksDays(false);
              close();
            }}
          />
        </Show>
      )}
    </Popover>
  );
}

/** The days that are chosen, or that some can be. */
function createCustomName(props: PeriodPickerProps): Accessor<string> {
  const { t, format } = useI18n();
  return () => {
    const chosen = daysIn(props);
    return chosen === undefined ? t('period.custom') : format().span(chosen.first, chosen.last, 'UTC');
  };
}

const daysIn = ({ period, timeZone }: PeriodPickerProps) =>
  period.kind === 'custom' && timeZone !== undefined ? daysOf(period, timeZone) : undefined;

function Days(props: PeriodPickerProps & { close: () => void }) {
  return (
    <Show when={props.timeZone}>
      {(timeZone) => (
        <Calendar
          today={localDateOf(props.nowMs(), timeZone())}
          timeZone={timeZone()}
          range={daysIn(props)}
          onCancel={() => props.close()}
          onApply={(range) => {
            props.close();
            props.onChoose({ kind: 'custom', ...boundsOf(range, timeZone()) });
          }}
        />
      )}
    </Show>
  );
}

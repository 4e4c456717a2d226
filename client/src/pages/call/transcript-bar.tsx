import { createUniqueId, For, Show } from 'solid-js';
import { MarkIcon } from '../../charts/timeline/mark-shape.tsx';
import { useI18n } from '../../i18n/index.tsx';
import type { Reading } from './create-reading.ts';
import { byPlace, KINDS, type Place } from './places.ts';

/** Which marks are shown, the way from one to the next, and the search. */
export function TranscriptBar(props: { reading: Reading; hasText: boolean }) {
  const { t, format } = useI18n();
  const id = createUniqueId();
  const { reading } = props;
  const isEmpty = () => reading.query().trim() === '';
  return (
    <header class="call-part-head">
      <h2>{t('callPage.transcript')}</h2>
      <Show when={props.hasText}>
        <search class="said-search">
          <label class="unseen" for={`${id}-find`}>
            {t('callPage.find')}
          </label>
          <input
            id={`${id}-find`}
            type="search"
            maxlength={200}
            placeholder={t('callPage.find')}
            value={reading.query()}
            onInput={(event) => reading.search(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              reading.stepFound(event.shiftKey ? -1 : 1);
            }}
          />
          <Show when={!isEmpty()}>
            <Stepper
              list={reading.found()}
              here={reading.here()}
              previous={t('callPage.previousFound')}
              next={t('callPage.nextFound')}
              onStep={reading.stepFound}
            />
          </Show>
        </search>
      </Show>
      <fieldset class="said-kinds" aria-label={t('callPage.marks')}>
        <For each={KINDS}>
          {(kind) => (
            <Show when={reading.counts()[kind] > 0}>
              <button
                type="button"
                class="said-kind"
                aria-pressed={reading.kinds().has(kind)}
                onClick={() => reading.toggle(kind)}
              >
                <MarkIcon kind={kind} />
                {t(`callPage.kinds.${kind}`)}{' '}
                <span class="said-count">{format().number(reading.counts()[kind])}</span>
              </button>
            </Show>
          )}
        </For>
        <Show when={reading.places().length > 0}>
          <Stepper
            list={reading.places()}
            here={reading.here()}
            previous={t('callPage.previousMark')}
            next={t('callPage.nextMark')}
            onStep={reading.stepMark}
          />
        </Show>
        <Show when={props.hasText}>
          <label class="said-only">
            <input
              type="checkbox"
              checked={reading.isOnlyMarked()}
              onChange={(event) => reading.showOnlyMarked(event.currentTarget.checked)}
            />
            {t('callPage.onlyMarked')}
          </label>
        </Show>
      </fieldset>
    </header>
  );
}

interface StepperProps {
  list: readonly Place[];
  here: Place | undefined;
  previous: string;
  next: string;
  onStep: (direction: 1 | -1) => void;
}

function Stepper(props: StepperProps) {
  const { t, plural, format } = useI18n();
  const place = () => {
    const { here } = props;
    return here === undefined ? -1 : props.list.findIndex((each) => byPlace(each, here) === 0);
  };
  return (
    <span class="stepper">
      <button
        type="button"
        class="icon"
        disabled={props.list.length === 0}
        onClick={() => props.onStep(-1)}
        aria-label={props.previous}
        title={props.previous}
      >
        ↑
      </button>
      <button
        type="button"
        class="icon"
        disabled={props.list.length === 0}
        onClick={() => props.onStep(1)}
        aria-label={props.next}
        title={props.next}
      >
        ↓
      </button>
      <span class="stepper-place" role="status">
        {place() < 0
          ? plural('callPage.places', props.list.length)
          : t('callPage.placeOf', {
              place: format().number(place() + 1),
              all: format().number(props.list.length),
            })}
      </span>
    </span>
  );
}

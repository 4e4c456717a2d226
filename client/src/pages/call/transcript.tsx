import type { CallSummary } from '@earshot/contracts';
import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, For, on, onMount, Show } from 'solid-js';
import type { Span } from '../../charts/timeline/timeline-layout.ts';
import { useI18n } from '../../i18n/index.tsx';
import type { Reading } from './create-reading.ts';
import './transcript.css';
import { TranscriptBar } from './transcript-bar.tsx';
import { TranscriptRow } from './transcript-row.tsx';

interface TranscriptProps {
  call: CallSummary;
  reading: Reading;
  onView: (span: Span | undefined) => void;
  /** What scrolls, once it is there. */
  ref: (box: HTMLElement) => void;
}

/** A guess at the height of a row, until it is measured: so many letters fill a line. */
const LETTERS_A_LINE = 80;
const LINE_REM = 1.25;
const HEAD_REM = 2.5;

/** What was said, however long: only what is on screen is drawn. */
export function Transcript(props: TranscriptProps) {
  const { t } = useI18n();
  let box: HTMLElement | undefined;
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const segments = () => props.call.segments;
  const { reading } = props;
  const at = (row: number) => segments()[reading.rows()[row] ?? -1];
  const rows = createVirtualizer<HTMLElement, HTMLLIElement>({
    get count() {
      return reading.rows().length;
    },
    getScrollElement: () => box ?? null,
    getItemKey: (row) => reading.rows()[row] ?? row,
    estimateSize: (row) =>
      remPx * (HEAD_REM + LINE_REM * Math.max(1, Math.ceil((at(row)?.text.length ?? 0) / LETTERS_A_LINE))),
    overscan: 6,
    onChange: () => queueMicrotask(tell),
  });
  createEffect(
    on(reading.jump, (jump) => {
      if (jump === undefined) return;
      const row = rowOf(reading.rows(), jump.segment);
      if (row >= 0) queueMicrotask(() => rows.scrollToIndex(row, { align: 'center' }));
    }),
  );
  /** Tells which part of the call is on screen. */
  function tell() {
    const seen = rows.range;
    const [first, last] = [seen && at(seen.startIndex), seen && at(seen.endIndex)];
    props.onView(
      first && last ? { from: first.startSec, to: Math.max(first.endSec, last.endSec) } : undefined,
    );
  }
  onMount(() => queueMicrotask(tell));
  return (
    <section class="panel call-transcript" aria-label={t('callPage.transcript')}>
      <TranscriptBar reading={reading} hasText={!props.call.textRemoved && segments().length > 0} />
      <Show when={!props.call.textRemoved} fallback={<p class="panel-empty">{t('callPage.textRemoved')}</p>}>
        <Show when={segments().length > 0} fallback={<p class="panel-empty">{t('callPage.nothingSaid')}</p>}>
          <Show when={reading.rows().length === 0}>
            <p class="panel-empty">{t('callPage.noneMarked')}</p>
          </Show>
          <section
            class="said-box"
            ref={(element) => {
              box = element;
              props.ref(element);
            }}
            tabindex="0"
            aria-label={t('callPage.transcriptKeys')}
          >
            <ol class="said-rows" style={{ height: `${rows.getTotalSize()}px` }}>
              <For each={rows.getVirtualItems()}>
                {(row) => (
                  <Show when={at(row.index)}>
                    {(said) => (
                      <li
                        class="said-row"
                        data-index={row.index}
                        ref={(element) => queueMicrotask(() => rows.measureElement(element))}
                        style={{ transform: `translateY(${row.start}px)` }}
                        aria-posinset={reading.rows()[row.index]! + 1}
                        aria-setsize={segments().length}
                      >
                        <TranscriptRow
                          call={props.call}
                          said={said()}
                          index={reading.rows()[row.index]!}
                          reading={reading}
                        />
                      </li>
                    )}
                  </Show>
                )}
              </For>
            </ol>
          </section>
        </Show>
      </Show>
    </section>
  );
}

/** The row of a segment, or of the last one shown before it. */
function rowOf(rows: readonly number[], segment: number): number {
  const exact = rows.indexOf(segment);
  return exact >= 0
    ? exact
    : Math.max(
        0,
        rows.findLastIndex((index) => index <= segment),
      );
}

import type { CallSummary } from '@earshot/contracts';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { Overview } from '../../charts/timeline/overview.tsx';
import { Timeline } from '../../charts/timeline/timeline.tsx';
import type { Span, Speech, TimelineMark } from '../../charts/timeline/timeline-layout.ts';
import { isZoomed, movedTo, withMoment, zoomed } from '../../charts/timeline/zoom.ts';
import { useI18n } from '../../i18n/index.tsx';
import type { OwnNote, Reading } from './create-reading.ts';
import { KINDS, segmentAt } from './places.ts';

interface TimelinePartProps {
  call: CallSummary;
  notes: readonly OwnNote[];
  reading: Reading;
  /** What the transcript shows. */
  inView: Span | undefined;
}

/** Page Up and Page Down move by so much. */
const PAGE_SEC = 60;
/** A read-out has room for so much of what is said. */
const LETTERS = 90;

/** The call from left to right, and its zoom. */
export function TimelinePart(props: TimelinePartProps) {
  const { t, format } = useI18n();
  const segments = () => props.call.segments;
  const whole = createMemo((): Span => {
    const ends = segments().reduce((last, { endSec }) => Math.max(last, endSec), 0);
    return { from: 0, to: Math.max(1, props.call.durationSec, ends) };
  });
  const [view, setView] = createSignal(whole());
  createEffect(on(whole, (next) => setView(next), { defer: true }));
  createEffect(on(props.reading.at, (at) => setView((now) => withMoment(now, whole(), at))));
  const speech = createMemo((): Speech[] =>
    segments().map(({ speaker, startSec, endSec, counts, sentiment }) => ({
      ...{ lane: speaker, from: startSec, to: endSec },
      tone: counts || props.call.textRemoved ? (sentiment ?? 'plain') : 'silent',
    })),
  );
  const marks = createMemo((): TimelineMark[] => [
    ...segments().flatMap(({ marks, startSec, endSec, text }) =>
      marks.map(({ kind, start }) => ({
        row: kind,
        // Words are taken to be said evenly.
        at: startSec + ((endSec - startSec) * start) / Math.max(1, text.length),
      })),
    ),
    ...props.notes.flatMap(({ atSec }) => (atSec === undefined ? [] : [{ row: 'note', at: atSec }])),
  ]);
  const rows = () =>
    KINDS.filter((kind) => props.reading.kinds().has(kind) && props.reading.counts()[kind] > 0).map(
      (kind) => ({
        kind,
        name: t(`callPage.kinds.${kind}`),
      }),
    );
  const customer = () => props.call.customer?.name ?? t('callPage.customer');
  const saidAt = (sec: number) => segments()[segmentAt(segments(), sec)];
  const describe = (sec: number) => {
    const said = saidAt(sec);
    const time = format().duration(sec);
    if (said === undefined) return time;
    const who = said.speaker === 'seller' ? props.call.seller.name : customer();
    if (said.text === '') return `${time} ${who}`;
    return t('callPage.moment', { time, who, text: beginning(said.text) });
  };
  const zoom = (factor: number, around: number) => setView((now) => zoomed(now, whole(), { factor, around }));
  const { reading } = props;
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => void> = {
      ArrowRight: () => reading.goToSegment(reading.segment() + 1),
      ArrowLeft: () => reading.goToSegment(reading.segment() - 1),
      PageUp: () => reading.goTo(Math.max(0, reading.at() - PAGE_SEC)),
      PageDown: () => reading.goTo(Math.min(whole().to, reading.at() + PAGE_SEC)),
      Home: () => reading.goTo(0),
      End: () => reading.goToSegment(segments().length - 1),
      '+': () => zoom(0.5, reading.at()),
      '=': () => zoom(0.5, reading.at()),
      '-': () => zoom(2, reading.at()),
      '0': () => setView(whole()),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <section class="panel call-timeline" aria-label={t('callPage.timeline')}>
      <header class="call-part-head">
        <h2>{t('callPage.timeline')}</h2>
        <p class="timeline-key">
          <span>
            <i class="tone-positive" /> {t('callPage.moods.positive')}
          </span>
          <span>
            <i class="tone-neutral" /> {t('callPage.moods.neutral')}
          </span>
          <span>
            <i class="tone-negative" /> {t('callPage.moods.negative')}
          </span>
          <span>
            <i class="tone-both" /> {t('callPage.both')}
          </span>
        </p>
        <Show when={segments().length > 0}>
          <p class="call-acts">
            <button
              type="button"
              class="quiet zoom"
              disabled={!isZoomed(view(), whole())}
              onClick={() => zoom(2, reading.at())}
              aria-label={t('callPage.wider')}
              title={t('callPage.wider')}
            >
              −
            </button>
            <button
              type="button"
              class="quiet zoom"
              onClick={() => zoom(0.5, reading.at())}
              aria-label={t('callPage.closer')}
              title={t('callPage.closer')}
            >
              +
            </button>
            <button
              type="button"
              class="quiet"
              disabled={!isZoomed(view(), whole())}
              onClick={() => setView(whole())}
            >
              {t('callPage.whole')}
            </button>
          </p>
        </Show>
      </header>
      <Show when={segments().length > 0} fallback={<p class="panel-empty">{t('callPage.noSpeech')}</p>}>
        <Timeline
          name={t('callPage.timelineName')}
          whole={whole()}
          view={view()}
          speech={speech()}
          marks={marks()}
          rows={rows()}
          lanes={{ seller: props.call.seller.name, customer: customer() }}
          at={reading.at()}
          inView={props.inView}
          clock={format().duration}
          describe={describe}
          readOut={describe}
          onMove={reading.goTo}
          onKey={key}
          onZoom={zoom}
        />
        <Show when={isZoomed(view(), whole())}>
          <Overview
            whole={whole()}
            view={view()}
            speech={speech()}
            onMove={(sec) => setView((now) => movedTo(now, whole(), sec))}
          />
        </Show>
      </Show>
    </section>
  );
}

function beginning(text: string): string {
  const letters = [...text];
  return letters.length <= LETTERS ? text : `${letters.slice(0, LETTERS).join('')}…`;
}

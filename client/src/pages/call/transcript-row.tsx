import type { CallSummary, Mark, TranscriptSegment } from '@earshot/contracts';
import { createMemo, For, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { MarkIcon } from '../../charts/timeline/mark-shape.tsx';
import { useI18n } from '../../i18n/index.tsx';
import type { Reading } from './create-reading.ts';
import { MomentLink } from './moment-link.tsx';
import { counts } from './places.ts';
import { textParts } from './text-parts.ts';

interface TranscriptRowProps {
  call: CallSummary;
  said: TranscriptSegment;
  index: number;
  reading: Reading;
}

/** One stretch of speech: who, when, how it sounds, and below what is marked in it and why. */
export function TranscriptRow(props: TranscriptRowProps) {
  const { t } = useI18n();
  const { reading } = props;
  const isNow = () => reading.segment() === props.index;
  const marks = createMemo(() => props.said.marks.filter(({ kind }) => reading.kinds().has(kind)));
  const here = () => {
    const place = reading.here();
    return place?.segment === props.index ? place : undefined;
  };
  const parts = createMemo(() =>
    textParts(props.said.text, marks(), { found: reading.foundIn(props.index), here: here() }),
  );
  const who = () =>
    props.said.speaker === 'seller'
      ? props.call.seller.name
      : (props.call.customer?.name ?? t('callPage.customer'));
  const named = createMemo(() => distinct(marks()));
  const why = (mark: Mark) => {
    if (mark.kind === 'question') return t('callPage.kinds.question');
    const values = { kind: t(`callPage.kind.${mark.kind}`), label: mark.label ?? '' };
    return t(counts(mark, props.said) ? 'callPage.whyCounts' : 'callPage.whyApart', values);
  };
  return (
    <article
      class="said"
      classList={{ now: isNow(), silent: !props.said.counts }}
      data-speaker={props.said.speaker}
      aria-current={isNow() ? 'true' : undefined}
    >
      <MomentLink
        callId={props.call.callId}
        atSec={props.said.startSec}
        onGo={() => reading.goToSegment(props.index)}
      />
      <p class="said-who">
        <strong>{who()}</strong>
        <Show when={props.said.sentiment}>
          {(mood) => (
            <span class="said-mood">
              <MoodMark mood={mood()} />
              {t(`callPage.moods.${mood()}`)}
            </span>
          )}
        </Show>
        <Show when={!props.said.counts}>
          <span class="said-mood">{t('callPage.countsForNothing')}</span>
        </Show>
      </p>
      <p class="said-text" dir="auto" lang={props.call.language}>
        <For each={parts()}>
          {(part) => (
            <Show when={part.mark !== undefined || part.isFound || part.isHere} fallback={part.text}>
              <mark
                data-kind={part.mark?.kind}
                classList={{ found: part.isFound, here: part.isHere }}
                title={part.mark && why(part.mark)}
              >
                {part.text}
              </mark>
            </Show>
          )}
        </For>
      </p>
      <Show when={named().length > 0 || reading.notesIn(props.index).length > 0}>
        <ul class="said-why">
          <For each={named()}>
            {(mark) => (
              <li>
                <Show when={mark.kind !== 'question' && mark.kind} keyed>
                  {(kind) => <MarkIcon kind={kind} />}
                </Show>
                {why(mark)}
              </li>
            )}
          </For>
          <Show when={reading.kinds().has('note')}>
            <For each={reading.notesIn(props.index)}>
              {(note) => (
                <li>
                  <MarkIcon kind="note" />
                  <span class="said-note">
                    {note.author}: {note.text}
                  </span>
                </li>
              )}
            </For>
          </Show>
        </ul>
      </Show>
    </article>
  );
}

/** Each term once; a question needs no words. */
function distinct(marks: readonly Mark[]): Mark[] {
  const terms = marks.filter(({ kind }) => kind !== 'question');
  return [...new Map(terms.map((mark) => [`${mark.kind} ${mark.id}`, mark])).values()];
}

import type { SentimentCounts } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';

const MOODS = ['positive', 'neutral', 'negative'] as const;

const totalOf = (counts: SentimentCounts) => counts.positive + counts.neutral + counts.negative;

/** How customers sound in some calls, above, and in the rest of them, below, on one scale. */
export function MoodShares(props: { of: SentimentCounts; rest: SentimentCounts | undefined }) {
  const { t, format } = useI18n();
  const inWords = (counts: SentimentCounts) => {
    const total = totalOf(counts);
    if (total === 0) return t('details.noneAnalysed');
    return format().list(
      MOODS.map((mood) => `${format().percent(counts[mood] / total)} ${t(`talk.sentiment.${mood}`)}`),
    );
  };
  const words = () =>
    props.rest === undefined
      ? inWords(props.of)
      : t('details.ofAndRest', { of: inWords(props.of), rest: inWords(props.rest) });
  const negative = () => {
    const total = totalOf(props.of);
    return total === 0 ? '–' : format().percent(props.of.negative / total);
  };
  return (
    <span class="mood-shares" title={words()}>
      <svg role="img" aria-label={words()}>
        <Bar counts={props.of} y={0} height={8} />
        <Show when={props.rest}>{(rest) => <Bar counts={rest()} y={10} height={3} />}</Show>
      </svg>
      <span aria-hidden="true">{negative()}</span>
    </span>
  );
}

function Bar(props: { counts: SentimentCounts; y: number; height: number }) {
  const share = (part: number) => (100 * part) / Math.max(1, totalOf(props.counts));
  const before = (i: number) => MOODS.slice(0, i).reduce((sum, mood) => sum + share(props.counts[mood]), 0);
  return (
    <For each={MOODS}>
      {(mood, i) => (
        <rect
          class={`fill-${mood}`}
          x={`${before(i())}%`}
          width={`${share(props.counts[mood])}%`}
          y={props.y}
          height={props.height}
        />
      )}
    </For>
  );
}

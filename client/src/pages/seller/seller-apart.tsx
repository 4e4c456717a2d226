import type { SellerDetails } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createInsightWords } from '../team/insight-words.ts';
import { FEWEST } from '../team/insights.ts';

/** How a seller differs from the others, in sentences, or why nothing is said of it. */
export function SellerApart(props: { of: SellerDetails }) {
  const { t } = useI18n();
  const insights = createInsightWords();
  const why = () => {
    const { figures, others } = props.of;
    if (others.sellers === 0) return t('sellerPage.nobodyElse');
    return Math.min(figures.calls, others.calls) < FEWEST.calls ? t('sellerPage.tooFew') : undefined;
  };
  return (
    <Show when={why() === undefined} fallback={<p class="panel-empty">{why()}</p>}>
      <ul class="insight-list">
        <For each={insights.differences({ own: props.of.figures, other: props.of.others })}>
          {(sentence) => <li>{sentence}</li>}
        </For>
      </ul>
    </Show>
  );
}

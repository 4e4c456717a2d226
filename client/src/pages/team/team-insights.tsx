import type { TeamOverview } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createInsightWords } from './insight-words.ts';

/** What the figures of a team say, in sentences. */
export function TeamInsights(props: { of: TeamOverview }) {
  const { t } = useI18n();
  const words = createInsightWords();
  return (
    <div class="insights">
      <Sentences title={t('teamPage.topAgainstTeam')} are={words.ofTop(props.of)} />
      <Show when={words.ofSellers(props.of).length > 0}>
        <Sentences title={t('teamPage.apart')} are={words.ofSellers(props.of)} />
      </Show>
    </div>
  );
}

function Sentences(props: { title: string; are: readonly string[] }) {
  return (
    <div>
      <h3>{props.title}</h3>
      <ul>
        <For each={props.are}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </div>
  );
}

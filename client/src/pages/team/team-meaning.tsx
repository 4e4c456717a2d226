import { For } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createFigureWords, FIGURES } from './style-figures.ts';

/** What each figure of the table means, folded away until it is asked for. */
export function TeamMeaning() {
  const { t } = useI18n();
  const words = createFigureWords();
  return (
    <details class="team-meaning">
      <summary>{t('teamPage.meaning')}</summary>
      <p>{t('teamPage.ticks')}</p>
      <dl>
        <For each={FIGURES}>
          {(figure) => (
            <div>
              <dt>{words.name(figure)}</dt>
              <dd>{words.definition(figure)}</dd>
            </div>
          )}
        </For>
      </dl>
    </details>
  );
}

import type { CallSummary, StyleFigures } from '@earshot/contracts';
import { createMemo, For, Show } from 'solid-js';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { CALL_FIGURES, createFigureWords, figureOf } from '../team/style-figures.ts';
import { heldAgainst, type UsualFigure, usualFigures } from './usual-figures.ts';
import './usual-part.css';

/** How this call went, each figure beside what is usual for its seller and the team. */
export function UsualPart(props: { call: CallSummary }) {
  const { t } = useI18n();
  const words = createFigureWords();
  const rows = createMemo(() => usualFigures(props.call));
  const teamName = () => props.call.usual.team && props.call.seller.team?.name;
  const team = () => (teamName() === undefined ? t('callPage.everyone') : t('callPage.team'));
  return (
    <section class="panel" aria-label={t('callPage.against')}>
      <h2>{t('callPage.against')}</h2>
      <p class="usual-key">
        <span>
          <i class="usual-own" /> {t('callPage.thisCall')}
        </span>
        <Show when={props.call.usual.seller.calls > 1} fallback={<span>{t('callPage.onlyCall')}</span>}>
          <span>
            <i class="usual-seller" /> {props.call.seller.name}
          </span>
        </Show>
        <span>
          <i class="usual-team" /> {teamName() ?? t('callPage.everyone')}
        </span>
      </p>
      <dl class="usual">
        <Sentiment call={props.call} team={team()} />
        <For each={rows()}>{(row) => <Row row={row} team={team()} />}</For>
      </dl>
      <details class="usual-meaning">
        <summary>{t('teamPage.meaning')}</summary>
        <dl>
          <For each={CALL_FIGURES}>
            {(figure) => (
              <>
                <dt>{words.name(figure)}</dt>
                <dd>{words.definition(figure)}</dd>
              </>
            )}
          </For>
        </dl>
      </details>
    </section>
  );
}

function Row(props: { row: UsualFigure; team: string }) {
  const { t } = useI18n();
  const words = createFigureWords();
  const written = (value: number | undefined) =>
    value === undefined ? '–' : words.written(props.row.figure, value);
  return (
    <div class="usual-row">
      <dt>{words.name(props.row.figure)}</dt>
      <dd class="usual-value">{written(props.row.own)}</dd>
      <dd class="usual-words">
        {props.row.seller === undefined
          ? t('callPage.besideTeam', { team: props.team, teamValue: written(props.row.team) })
          : t('callPage.usually', {
              seller: written(props.row.seller),
              team: props.team,
              teamValue: written(props.row.team),
            })}
      </dd>
      <dd class="usual-track" aria-hidden="true">
        <Show when={props.row.at.seller !== undefined}>
          <i class="usual-seller" style={{ '--at': props.row.at.seller }} />
        </Show>
        <Show when={props.row.at.team !== undefined}>
          <i class="usual-team" style={{ '--at': props.row.at.team }} />
        </Show>
        <Show when={props.row.at.own !== undefined}>
          <i class="usual-own" style={{ '--at': props.row.at.own }} />
        </Show>
      </dd>
    </div>
  );
}

function Sentiment(props: { call: CallSummary; team: string }) {
  const { t, format } = useI18n();
  const mood = () => props.call.figures.sentiment;
  const share = (of: StyleFigures | undefined) => {
    const kind = mood() === 'positive' ? 'positive' : 'negative';
    const value = of && figureOf(kind, of);
    return value === undefined ? '–' : format().percent(value);
  };
  const words = () => {
    const { usual, figures } = props.call;
    if (mood() === undefined) return t('callPage.notAnalysed');
    const kind = mood() === 'positive' ? 'positive' : 'negative';
    const shares = {
      seller: share(usual.seller),
      team: props.team,
      teamValue: share(heldAgainst(usual)),
    };
    return `${t('callPage.negativeTime', { share: format().percent(figures.negativity ?? 0) })} ${t(`callPage.shares.${kind}`, shares)}`;
  };
  return (
    <div class="usual-row">
      <dt>{t('callPage.customerSounds')}</dt>
      <dd class="usual-value usual-mood">
        <MoodMark mood={mood()} /> {t(`callPage.moods.${mood() ?? 'unknown'}`)}
      </dd>
      <dd class="usual-words wide">{words()}</dd>
    </div>
  );
}

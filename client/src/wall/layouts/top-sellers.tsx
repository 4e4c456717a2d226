import { createMemo, For, Index, Show } from 'solid-js';
import { Dumbbells } from '../../charts/dumbbell/dumbbell.tsx';
import type { SentimentCounts } from '../../charts/ring/ring.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { createWhyNot } from '../../sections/top-sellers/why-not.ts';
import type { LayoutProps } from '../layout-props.ts';
import { LookMark } from '../look-mark.tsx';

const NAMES = 5;
const PHRASES = 3;

interface Row {
  figure: 'talkRatio' | 'switchRate' | 'sentiment';
  title: string;
  top: number | undefined;
  team: number | undefined;
}

/** The figures that thresholds of a row are about: the team's side of it. */
const WATCHED = { talkRatio: 'talkRatio', switchRate: 'switchRate', sentiment: 'positiveShare' } as const;

/** Who sells most, and how their calls differ from the team's. */
export function TopSellers(props: LayoutProps) {
  const { t, plural, format } = useI18n();
  const whyNot = createWhyNot();
  const figures = () => props.snapshot.topSellers;
  const names = createMemo(() =>
    Object.entries(figures().sellers)
      .sort(([idA, a], [idB, b]) => b.revenueWon - a.revenueWon || (idA < idB ? -1 : 1))
      .slice(0, NAMES)
      .map(([, { name }]) => name),
  );
  const phrases = createMemo(() =>
    Object.values(figures().bestPracticeKeywords)
      .sort((a, b) => b.lift - a.lift || (a.label < b.label ? -1 : 1))
      .slice(0, PHRASES)
      .map(({ label }) => label),
  );
  const rows = createMemo((): Row[] => [
    { figure: 'talkRatio', title: t('topSellers.talkRatio.title'), ...sidesOf(figures().talkRatio) },
    { figure: 'switchRate', title: t('figures.switchRate'), ...sidesOf(figures().switchRate) },
    {
      figure: 'sentiment',
      title: t('wall.positiveCalls'),
      top: positiveShare(figures().sentiment.top),
      team: positiveShare(figures().sentiment.team),
    },
  ]);
  return (
    <div class="wall-top-sellers">
      <section class="wall-part">
        <h3>{t('topSellers.who.title')}</h3>
        <Show when={whyNot(figures())}>{(why) => <p class="wall-word">{why()}</p>}</Show>
        <ol class="wall-names">
          <For each={names()}>
            {(name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            )}
          </For>
        </ol>
        <Show when={phrases().length > 0}>
          <h3>{t('wall.saidMore')}</h3>
          <ol class="wall-names phrases">
            <For each={phrases()}>
              {(phrase) => (
                <li>
                  <bdi>{phrase}</bdi>
                </li>
              )}
            </For>
          </ol>
        </Show>
      </section>
      <section class="wall-part wall-compared">
        <p class="wall-sides">
          <span class="dot-top" aria-hidden="true" />
          {t('topSellers.top')}
          <span class="dot-team" aria-hidden="true" />
          {t('topSellers.team')}
        </p>
        <Index each={rows()}>
          {(row) => (
            <div class="wall-comparison" data-look={props.lookOf(WATCHED[row().figure])}>
              <h3>{row().title}</h3>
              <Show when={props.lookOf(WATCHED[row().figure])}>{(look) => <LookMark look={look()} />}</Show>
              <Show when={row().team !== undefined} fallback={<p class="wall-below">{t('wall.missing')}</p>}>
                <Dumbbells
                  rows={[{ top: row().top, team: row().team }]}
                  most={row().figure === 'switchRate' ? undefined : 1}
                  format={row().figure === 'switchRate' ? format().rate : format().percent}
                />
                <span class="unseen">{sideWords(row())}</span>
              </Show>
              <p class="wall-below">
                {figures()[row().figure].verdict === undefined
                  ? t('topSellers.notCompared')
                  : t(`topSellers.verdict.${figures()[row().figure].verdict ?? 'tooFew'}`)}
              </p>
            </div>
          )}
        </Index>
        <p class="wall-below">{plural('wall.fromCalls', figures().calls.team)}</p>
      </section>
    </div>
  );

  /** The same as the track shows, for those who hear it. */
  function sideWords({ figure, top, team }: Row): string {
    const written = figure === 'switchRate' ? format().rate : format().percent;
    const sides = [
      [t('topSellers.top'), top],
      [t('topSellers.team'), team],
    ] as const;
    return sides
      .flatMap(([side, value]) => (value === undefined ? [] : [`${side} ${written(value)}`]))
      .join(', ');
  }
}

const sidesOf = ({ top, team }: { top?: number; team?: number }) => ({ top, team });

function positiveShare(counts: SentimentCounts | undefined): number | undefined {
  if (counts === undefined) return undefined;
  const all = counts.positive + counts.neutral + counts.negative;
  return all === 0 ? undefined : counts.positive / all;
}

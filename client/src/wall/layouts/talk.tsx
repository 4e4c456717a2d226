import { byMentions, type Term } from '@earshot/contracts';
import { createMemo, For, Show } from 'solid-js';
import type { Bubble } from '../../charts/bubbles/bubble.ts';
import { Bubbles } from '../../charts/bubbles/bubbles.tsx';
import { Count } from '../../charts/count.tsx';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { SentimentRing } from '../../charts/ring/ring.tsx';
import { sharesOf } from '../../charts/shares.ts';
import { useI18n } from '../../i18n/index.tsx';
import { strongestTerms } from '../../sections/talk/strongest.ts';
import type { LayoutProps } from '../layout-props.ts';
import { LookMark } from '../look-mark.tsx';
import { gravestOf } from '../thresholds.ts';

const MOODS = ['negative', 'neutral', 'positive'] as const;
/** Figures of this tile that thresholds can be about, the gravest of which colours it. */
const WATCHED = ['aboveAverageNegative', 'negativeShare', 'positiveShare', 'callsAnalysed'] as const;

/** How customers sound, and what they name. */
export function Talk(props: LayoutProps) {
  return (
    <div class="wall-talk">
      <Sentiment {...props} />
      <Terms kind="keywords" terms={props.snapshot.keywords} />
      <Terms kind="competitors" terms={props.snapshot.competitors} />
    </div>
  );
}

function Sentiment(props: LayoutProps) {
  const { t, plural, format } = useI18n();
  const figures = () => props.snapshot.sentiment;
  const look = () => gravestOf(WATCHED.map(props.lookOf));
  const percent = () =>
    figures().calls === 0 ? 0 : Math.round((100 * figures().aboveAverageNegative) / figures().calls);
  const shares = createMemo(() => sharesOf(MOODS.map((mood) => figures()[mood])));
  return (
    <section class="wall-part wall-sentiment" data-look={look()}>
      <h3>{t('talk.sentiment.title')}</h3>
      <Show when={look()}>{(found) => <LookMark look={found()} />}</Show>
      <div class="wall-ring">
        <SentimentRing counts={figures()}>
          <span class="figure">
            <Show when={figures().calls > 0} fallback="–">
              <Count value={percent()} format={(whole) => format().percent(whole / 100)} />
            </Show>
          </span>
          <span class="wall-ring-caption">{t('talk.sentiment.middle')}</span>
        </SentimentRing>
      </div>
      <ul class="wall-legend">
        <For each={MOODS}>
          {(mood, i) => (
            <li>
              <strong class="figure">
                <MoodMark mood={mood} />
                {format().percent((shares()[i()] ?? 0) / 100)}
              </strong>
              {t(`talk.sentiment.${mood}`)}
            </li>
          )}
        </For>
      </ul>
      <p class="wall-below">{plural('talk.calls', figures().calls)}</p>
    </section>
  );
}

function Terms(props: { kind: 'keywords' | 'competitors'; terms: Record<string, Term> }) {
  const { t, plural } = useI18n();
  const said = createMemo(() =>
    Object.fromEntries(Object.entries(props.terms).filter(([, { mentions }]) => mentions > 0)),
  );
  /** Named in words, and by the colour of their bubbles. */
  const strongest = createMemo(() => strongestTerms(said()));
  const bubbles = createMemo((): Bubble[] => {
    const strong = new Set(strongest().terms.map(([id]) => id));
    return Object.entries(said())
      .sort(byMentions)
      .map(([id, { label, mentions }]) => ({
        id,
        label,
        value: mentions,
        described: plural('talk.mentions', mentions),
        strong: strong.has(id),
      }));
  });
  return (
    <section class="wall-part">
      <h3>{t(`talk.${props.kind}.title`)}</h3>
      <Show when={bubbles().length > 0} fallback={<p class="wall-word">{t('wall.noTerms')}</p>}>
        <p class="wall-below wall-strongest">
          {t(strongest().by === 'rising' ? 'talk.rising' : 'talk.mentioned')}:{' '}
          <strong>
            <For each={strongest().terms}>
              {([, { label }], i) => (
                <>
                  {i() > 0 && ' · '}
                  <bdi>{label}</bdi>
                </>
              )}
            </For>
          </strong>
        </p>
        <div class="wall-bubbles">
          <Bubbles name={t(`talk.${props.kind}.title`)} bubbles={bubbles()} leastText={16} isOnlyRead />
        </div>
      </Show>
    </section>
  );
}

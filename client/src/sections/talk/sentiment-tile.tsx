import type { SentimentFigures } from '@earshot/contracts';
import { type Accessor, createMemo, For } from 'solid-js';
import { createBox } from '../../charts/box.ts';
import { Count } from '../../charts/count.tsx';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { SentimentRing } from '../../charts/ring/ring.tsx';
import { sharesOf } from '../../charts/shares.ts';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { usePageLinks } from '../page-links.tsx';

const MOODS = ['negative', 'neutral', 'positive'] as const;

/** How customers sound: the share of above-average negative calls inside the ring of classes. */
export function SentimentTile(props: {
  figures: SentimentFigures | undefined;
  condition?: Condition | undefined;
}) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  return (
    <Tile
      title={t('talk.sentiment.title')}
      definition={t('talk.sentiment.definition')}
      behind="calls"
      details={links('/details/sentiment')}
      shape="ring"
      data={props.figures}
      condition={props.condition}
      empty={({ calls }) => (calls === 0 ? t('talk.sentiment.empty') : undefined)}
      proof={({ calls }) => plural('talk.calls', calls)}
      answer={({ calls }) => calls}
    >
      {(figures) => <Sentiment figures={figures} />}
    </Tile>
  );
}

function Sentiment(props: { figures: Accessor<SentimentFigures> }) {
  const { t, plural, format } = useI18n();
  const percent = () => {
    const { calls, aboveAverageNegative } = props.figures();
    return calls === 0 ? 0 : Math.round((100 * aboveAverageNegative) / calls);
  };
  const shares = createMemo(() => sharesOf(MOODS.map((mood) => props.figures()[mood])));
  // Measured, not told by a size container: that is of two sizes within one layout, and would have the page lay out the ring twice at every change.
  const { box, measure } = createBox();
  const side = () => Math.min(box()?.width ?? 0, box()?.height ?? 0);
  return (
    <div class="sentiment">
      <div class="sentiment-ring" ref={measure} style={{ '--side': `${side()}px` }}>
        <SentimentRing counts={props.figures()}>
          <span class="figure ring-figure">
            <Count
              value={percent()}
              format={(whole) => format().percent(whole / 100)}
              exact={plural('talk.sentiment.middleExact', props.figures().aboveAverageNegative)}
            />
          </span>
          <span class="ring-caption">{t('talk.sentiment.middle')}</span>
        </SentimentRing>
      </div>
      <ul class="sentiment-legend">
        <For each={MOODS}>
          {(mood, i) => (
            <li title={plural('talk.calls', props.figures()[mood])}>
              <strong>
                <MoodMark mood={mood} />
                {format().percent((shares()[i()] ?? 0) / 100)}
              </strong>{' '}
              {t(`talk.sentiment.${mood}`)}
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

import type { TopSellers as TopSellerFigures } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import type { Condition } from '../../tiles/tile.tsx';
import { Section, Summary } from '../section.tsx';
import { BestPracticeTile } from './best-practice-tile.tsx';
import { EngagementTile } from './engagement-tile.tsx';
import { RatioTile } from './ratio-tile.tsx';
import { SentimentComparison } from './sentiment-comparison.tsx';
import './top-sellers.css';
import { WhoTile } from './who-tile.tsx';

export interface TopSellersProps {
  /** Undefined: on its way. */
  topSellers: TopSellerFigures | undefined;
  condition?: Condition | undefined;
}

/** What characterises top sellers? */
export function TopSellers(props: TopSellersProps) {
  const { t, plural, format } = useI18n();
  const summary = (): { figure?: string; words: string } => {
    const { topSellers } = props;
    if (topSellers === undefined) return { words: t('app.loading') };
    if (topSellers.inPlay === 0) return { words: t('folded.noSellers') };
    const top = Object.keys(topSellers.sellers).length;
    const all = format().number(topSellers.inPlay);
    return { figure: format().number(top), words: plural('folded.topSellers', top, { all }) };
  };
  const shared = {
    get topSellers() {
      return props.topSellers;
    },
    get condition() {
      return props.condition;
    },
  };
  return (
    <Section
      heading={t('topSellers.heading')}
      class="top-sellers"
      aside={<Legend />}
      summary={
        <Summary
          figure={summary().figure}
          words={summary().words}
          isStale={props.condition?.staleAt !== undefined}
        />
      }
    >
      <div class="top-seller-tiles">
        <WhoTile {...shared} />
        <RatioTile figure="talkRatio" {...shared} />
        <RatioTile figure="switchRate" {...shared} />
        <SentimentComparison {...shared} />
        <EngagementTile {...shared} />
        <BestPracticeTile {...shared} />
      </div>
    </Section>
  );
}

function Legend() {
  const { t } = useI18n();
  return (
    <p class="legend sides">
      <span class="dot-top" aria-hidden="true" />
      {t('topSellers.top')}
      <span class="dot-team" aria-hidden="true" />
      {t('topSellers.team')}
    </p>
  );
}

import type { Kpis, Pipeline } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import type { Condition } from '../../tiles/tile.tsx';
import { Section, Summary } from '../section.tsx';
import { DealBubblesTile } from './deal-bubbles-tile.tsx';
import { DealListTile } from './deal-list-tile.tsx';
import './deals.css';
import { StagesTile } from './stages-tile.tsx';
import { TargetTile } from './target-tile.tsx';

export interface DealsProps {
  /** Undefined: on its way. */
  pipeline: Pipeline | undefined;
  salesPeriod: Kpis['salesPeriod'] | undefined;
  condition?: Condition | undefined;
}

/** Are my team's deals on track? */
export function Deals(props: DealsProps) {
  const { t, plural, format } = useI18n();
  const money = useMoney();
  /** How far the target is, and how many deals endanger it. */
  const summary = (): { figure?: string; words: string } => {
    if (props.pipeline === undefined) return { words: t('app.loading') };
    const { target, wonInSalesPeriod, atRiskDeals } = props.pipeline;
    const risk = plural('deals.bubbles.atRisk', atRiskDeals);
    if (target === undefined || target === 0)
      return { figure: money.short(wonInSalesPeriod), words: `${t('folded.won')} · ${risk}` };
    const share = Math.round((100 * wonInSalesPeriod) / target) / 100;
    return { figure: format().percent(share), words: `${t('deals.target.share')} · ${risk}` };
  };
  const shared = {
    get pipeline() {
      return props.pipeline;
    },
    get condition() {
      return props.condition;
    },
  };
  return (
    <Section
      heading={t('deals.heading')}
      class="deals"
      summary={
        <Summary
          figure={summary().figure}
          words={summary().words}
          isStale={props.condition?.staleAt !== undefined}
        />
      }
    >
      <div class="deal-tiles">
        <TargetTile {...shared} pace={props.salesPeriod?.expectedByNow} />
        <DealBubblesTile {...shared} />
        <StagesTile {...shared} />
        <DealListTile {...shared} />
      </div>
    </Section>
  );
}

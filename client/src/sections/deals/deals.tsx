import type { Kpis, Pipeline } from '@earshot/contracts';
import { useI18n } from '../../i18n/index.tsx';
import type { Condition } from '../../tiles/tile.tsx';
import { Section } from '../section.tsx';
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
  const { t } = useI18n();
  const shared = () => ({ pipeline: props.pipeline, condition: props.condition });
  return (
    <Section heading={t('deals.heading')} class="deals">
      <div class="deal-tiles">
        <TargetTile {...shared()} pace={props.salesPeriod?.expectedByNow} />
        <DealBubblesTile {...shared()} />
        <StagesTile {...shared()} />
        <DealListTile {...shared()} />
      </div>
    </Section>
  );
}

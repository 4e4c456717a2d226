import type { Pipeline } from '@earshot/contracts';
import { type Accessor, createMemo } from 'solid-js';
import { RankedBars } from '../../charts/bars/ranked-bars.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { Money } from '../../tiles/money.tsx';
import { Tile } from '../../tiles/tile.tsx';
import { usePageLinks } from '../page-links.tsx';
import type { PipelineTileProps } from './deal-bubbles-tile.tsx';
import { type Stage, stagesOf } from './stages.ts';

/** Stages shown; of more, the smallest are one. */
const SHOWN = 6;

/** Open deals by stage. */
export function StagesTile(props: PipelineTileProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  return (
    <Tile
      title={t('deals.stages.title')}
      definition={t('deals.stages.definition')}
      behind="deals"
      details={links('/deals')}
      shape="lines"
      data={props.pipeline}
      condition={props.condition}
      empty={({ openDeals }) => (openDeals === 0 ? t('deals.stages.empty') : undefined)}
      proof={({ openDeals }) => plural('deals.count', openDeals)}
      answer={({ byStage }) => JSON.stringify(byStage)}
    >
      {(pipeline) => <Stages pipeline={pipeline} />}
    </Tile>
  );
}

function Stages(props: { pipeline: Accessor<Pipeline> }) {
  const { t, plural } = useI18n();
  const nameOf = ({ kind, name, stages }: Stage) =>
    kind === 'named'
      ? name
      : kind === 'none'
        ? t('deals.stages.none')
        : plural('deals.stages.others', stages);
  const bars = createMemo(() =>
    stagesOf(props.pipeline().byStage, SHOWN).map((stage) => ({
      name: nameOf(stage),
      value: stage.estimated,
      deals: stage.deals,
    })),
  );
  return (
    <RankedBars bars={bars()}>
      {(bar) => (
        <>
          <strong>
            <Money cents={bar().value} />
          </strong>{' '}
          {plural('deals.stages.deals', bar().deals)}
        </>
      )}
    </RankedBars>
  );
}

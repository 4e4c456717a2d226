import { bySize, type Pipeline } from '@earshot/contracts';
import { type Accessor, createMemo, For } from 'solid-js';
import type { Bubble } from '../../charts/bubbles/bubble.ts';
import { Bubbles } from '../../charts/bubbles/bubbles.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { usePageLinks } from '../page-links.tsx';
import { DealMark } from './deal-mark.tsx';
import { createDealWords } from './deal-words.ts';

const STATES = ['atRisk', 'watch', 'fine'] as const;

export interface PipelineTileProps {
  /** Undefined: on its way. */
  pipeline: Pipeline | undefined;
  condition?: Condition | undefined;
}

/** The open deals as bubbles, those in danger marked. */
export function DealBubblesTile(props: PipelineTileProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  return (
    <Tile
      title={t('deals.bubbles.title')}
      definition={t('deals.bubbles.definition')}
      behind="deals"
      details={links('/deals')}
      shape="bubbles"
      data={props.pipeline}
      condition={props.condition}
      empty={({ openDeals }) => (openDeals === 0 ? t('deals.bubbles.empty') : undefined)}
      proof={({ deals, openDeals }) =>
        plural('deals.list.shown', Object.keys(deals).length, { all: plural('deals.count', openDeals) })
      }
      answer={({ openDeals, atRiskDeals, watchDeals }) => `${openDeals} ${atRiskDeals} ${watchDeals}`}
    >
      {(pipeline) => <DealBubbles pipeline={pipeline} />}
    </Tile>
  );
}

function DealBubbles(props: { pipeline: Accessor<Pipeline> }) {
  const { t, plural } = useI18n();
  const money = useMoney();
  const links = usePageLinks();
  const words = createDealWords();
  const counts = () => {
    const { openDeals, atRiskDeals, watchDeals } = props.pipeline();
    return { atRisk: atRiskDeals, watch: watchDeals, fine: openDeals - atRiskDeals - watchDeals };
  };
  const bubbles = createMemo((): Bubble[] =>
    Object.entries(props.pipeline().deals)
      .filter(([, { estimated }]) => estimated > 0)
      .sort(bySize)
      .map(([id, deal]) => ({
        id,
        label: deal.name ?? deal.sellerName,
        value: deal.estimated,
        described: t('deals.bubbles.described', {
          amount: money.short(deal.estimated),
          who: words.who(deal),
          state: words.state(deal),
        }),
        strong: false,
        tone: deal.state === 'fine' ? undefined : deal.state,
        href: links('/calls', { period: { kind: 'allTime' }, opportunity: id }),
      })),
  );
  return (
    <div class="deal-bubbles">
      <ul class="deal-states">
        <For each={STATES}>
          {(state) => (
            <li>
              <DealMark state={state} />
              {plural(`deals.bubbles.${state}`, counts()[state])}
            </li>
          )}
        </For>
      </ul>
      <Bubbles name={t('deals.bubbles.title')} bubbles={bubbles()} />
    </div>
  );
}

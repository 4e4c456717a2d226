import { byRisk, type Deal, type Pipeline } from '@earshot/contracts';
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { Money } from '../../tiles/money.tsx';
import { Tile } from '../../tiles/tile.tsx';
import { createHeld } from '../live/held.ts';
import { createSlide } from '../live/slide.ts';
import { usePageLinks } from '../page-links.tsx';
import { SellerName } from '../seller-name.tsx';
import { createWholeLines } from '../whole-lines.ts';
import type { PipelineTileProps } from './deal-bubbles-tile.tsx';
import { DealMark } from './deal-mark.tsx';
import { createDealWords } from './deal-words.ts';

/** The deals behind the bubbles, worst first, with the reasons. */
export function DealListTile(props: PipelineTileProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  const money = useMoney();
  return (
    <Tile
      title={t('deals.list.title')}
      definition={t('deals.list.definition')}
      behind="deals"
      details={links('/deals')}
      shape="lines"
      data={props.pipeline}
      condition={props.condition}
      empty={({ openDeals }) => (openDeals === 0 ? t('deals.list.empty') : undefined)}
      proof={({ openDeals, atRiskDeals, atRiskEstimated }) =>
        [
          atRiskDeals === 0
            ? t('deals.list.nothing')
            : t('deals.list.atRisk', { amount: money.short(atRiskEstimated) }),
          plural('deals.count', openDeals),
        ].join(' · ')
      }
      answer={({ deals }) =>
        Object.entries(deals)
          .sort(byRisk)
          .slice(0, 3)
          .map(([id, { health }]) => `${id} ${health}`)
          .join()
      }
    >
      {(pipeline) => <DealList pipeline={pipeline} />}
    </Tile>
  );
}

function DealList(props: { pipeline: Accessor<Pipeline> }) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  const [pointed, setPointed] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const ranked = createMemo(() =>
    Object.entries(props.pipeline().deals)
      .sort(byRisk)
      .map(([id]) => id),
  );
  // The order stands still under a pointer; what a line says goes on changing.
  const ids = createHeld(ranked, () => pointed() || focused());
  let list: HTMLOListElement | undefined;
  createSlide(() => list, ids);
  const whole = createWholeLines(() => list, ids);
  const hidden = () => props.pipeline().openDeals - whole();
  return (
    <>
      <ol
        class="deal-list whole-lines"
        aria-label={t('deals.list.title')}
        ref={(element) => {
          list = element;
        }}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocusIn={() => setFocused(true)}
        onFocusOut={() => setFocused(false)}
      >
        <For each={ids()}>{(id) => <DealLine id={id} deal={() => props.pipeline().deals[id]} />}</For>
      </ol>
      <Show when={whole() > 0 && hidden() > 0}>
        <a class="more-deals" href={links('/deals')}>
          {plural('deals.list.more', hidden())}
        </a>
      </Show>
    </>
  );
}

function DealLine(props: { id: string; deal: Accessor<Deal | undefined> }) {
  const { t, format } = useI18n();
  const links = usePageLinks();
  const words = createDealWords();
  // A deal that closes between two looks is still drawn once.
  const deal = createMemo<Deal | undefined>((before) => props.deal() ?? before);
  return (
    <Show when={deal()}>
      {(now) => (
        <li class="deal-line">
          <span class="line-mark">
            <DealMark state={now().state} />
            <span class="unseen">{t(`deals.state.${now().state}`)}</span>
          </span>
          <a
            class="line-name line-link"
            href={links('/calls', { period: { kind: 'allTime' }, opportunity: props.id })}
            title={now().name ?? now().sellerName}
          >
            <bdi>{now().name ?? now().sellerName}</bdi>
          </a>
          <span class="line-end">
            <strong>
              <Money cents={now().estimated} />
            </strong>
          </span>
          <span class="line-more">
            <Show when={now().account}>
              {(account) => (
                <>
                  <bdi>{account()}</bdi> ·{' '}
                </>
              )}
            </Show>
            <SellerName id={now().sellerId} name={now().sellerName} />
          </span>
          <span class="line-end">{t('deals.list.health', { health: format().number(now().health) })}</span>
          <Show when={now().state !== 'fine'}>
            <span class="deal-reasons">{words.reasons(now()).join(' · ')}</span>
          </Show>
        </li>
      )}
    </Show>
  );
}

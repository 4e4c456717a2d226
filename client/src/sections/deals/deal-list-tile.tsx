import { byRisk, type Deal, type Pipeline } from '@earshot/contracts';
import { type Accessor, createMemo, createSignal, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { Money } from '../../tiles/money.tsx';
import { Tile } from '../../tiles/tile.tsx';
import { createHeld } from '../live/held.ts';
import { createSlide } from '../live/slide.ts';
import type { PipelineTileProps } from './deal-bubbles-tile.tsx';
import { DealMark } from './deal-mark.tsx';
import { createDealWords } from './deal-words.ts';

/** The deals behind the bubbles, worst first, with the reasons. */
export function DealListTile(props: PipelineTileProps) {
  const { t, plural } = useI18n();
  const money = useMoney();
  return (
    <Tile
      title={t('deals.list.title')}
      definition={t('deals.list.definition')}
      behind="deals"
      shape="lines"
      data={props.pipeline}
      condition={props.condition}
      empty={({ openDeals }) => (openDeals === 0 ? t('deals.list.empty') : undefined)}
      proof={({ deals, openDeals, atRiskDeals, atRiskEstimated }) =>
        [
          atRiskDeals === 0
            ? t('deals.list.nothing')
            : t('deals.list.atRisk', { amount: money.short(atRiskEstimated) }),
          plural('deals.list.shown', Object.keys(deals).length, { all: plural('deals.count', openDeals) }),
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
  const { t } = useI18n();
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
  return (
    <ol
      class="deal-list"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too
      tabIndex={0}
      aria-label={t('deals.list.title')}
      ref={(element) => {
        list = element;
      }}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={() => setFocused(false)}
    >
      <For each={ids()}>{(id) => <DealLine deal={() => props.pipeline().deals[id]} />}</For>
    </ol>
  );
}

function DealLine(props: { deal: Accessor<Deal | undefined> }) {
  const { t, format } = useI18n();
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
          <strong class="line-name" title={now().name}>
            <bdi>{now().name}</bdi>
          </strong>
          <span class="line-end">
            <strong>
              <Money cents={now().estimated} />
            </strong>
          </span>
          <span class="line-more" title={words.who(now())}>
            <bdi>{words.who(now())}</bdi>
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

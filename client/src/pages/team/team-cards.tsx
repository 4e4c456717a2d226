import type { StyleFigures } from '@earshot/contracts';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { SellerName } from '../../sections/seller-name.tsx';
import '../calls-list/filter-bar.css';
import { FigureBar } from './figure-bar.tsx';
import { createFigureWords, FIGURES, type Figure } from './style-figures.ts';
import './team-cards.css';
import { createRows } from '../rows.ts';
import { type TeamColumn, turned } from './team-order.ts';
import { scalesOf } from './team-scales.ts';
import type { TeamTableProps } from './team-table.tsx';
import { TopMark } from './top-mark.tsx';

/** What the table says where there is no room for one: a card a seller with the figure of the order; it opens to all of them. */
export function TeamCards(props: TeamTableProps) {
  const { t } = useI18n();
  const words = createFigureWords();
  const scales = createMemo(() => scalesOf(props.overview));
  const sellers = createRows(
    () => props.sellers,
    ({ sellerId }) => sellerId,
  );
  const shown = (): Figure => (props.order.by === 'name' ? 'won' : props.order.by);
  const bar = (sellerId: string) => (figure: Figure) => (
    <FigureBar
      of={scales()[figure].sellers.get(sellerId)}
      team={scales()[figure].team}
      top={scales()[figure].top}
    />
  );
  return (
    <>
      <p class="team-sort">
        <label class="filter-choice">
          <span class="unseen">{t('teamPage.orderBy')}</span>
          <select onChange={(event) => order(event.currentTarget.value as TeamColumn)}>
            <option value="name" selected={props.order.by === 'name'}>
              {t('teamPage.seller')}
            </option>
            <For each={FIGURES}>
              {(figure) => (
                <option value={figure} selected={props.order.by === figure}>
                  {words.name(figure)}
                </option>
              )}
            </For>
          </select>
        </label>
        <button type="button" class="quiet" onClick={() => order(props.order.by)}>
          {t(props.order.isRising ? 'teamPage.rising' : 'teamPage.falling')}
        </button>
      </p>
      <ul class="team-cards">
        <Card name={t('teamPage.average')} mark={<AverageMark />} figures={props.overview.team} />
        <Show when={props.overview.top}>
          {(top) => <Card name={t('teamPage.top')} mark={<AverageMark isTop />} figures={top()} isTop />}
        </Show>
        <For each={sellers.ids()}>
          {(id) => (
            <Show when={sellers.row(id)}>
              {(seller) => (
                <Card
                  name={seller().name}
                  figures={seller().figures}
                  isTop={seller().isTop}
                  badge={seller().isTop && <TopMark />}
                  link={<SellerName id={id} name={t('teamPage.toSeller', { name: seller().name })} />}
                  bar={bar(id)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </>
  );

  /** Another figure begins as a column of the table would; the same one is turned round. */
  function order(by: TeamColumn) {
    props.onOrder(turned(props.order, by));
  }

  function Card(card: {
    name: string;
    figures: StyleFigures;
    isTop?: boolean;
    mark?: JSX.Element;
    badge?: JSX.Element;
    link?: JSX.Element;
    bar?: (figure: Figure) => JSX.Element;
  }) {
    return (
      <li class="team-card" data-top={card.isTop || undefined}>
        <details>
          <summary>
            <span class="team-card-head">
              <span class="team-card-name">
                {card.mark}
                <bdi>{card.name}</bdi> {card.badge}
              </span>
              <span class="team-card-figure">{words.of(shown(), card.figures)}</span>
            </span>
            {card.bar?.(shown())}
          </summary>
          {card.link}
          <dl>
            <For each={FIGURES}>
              {(figure) => (
                <div>
                  <dt>{words.name(figure)}</dt>
                  <dd>
                    {words.of(figure, card.figures)}
                    {card.bar?.(figure)}
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </details>
      </li>
    );
  }
}

function AverageMark(props: { isTop?: boolean }) {
  return <span class="average-mark" classList={{ top: props.isTop === true }} aria-hidden="true" />;
}

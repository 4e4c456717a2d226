import type { StyleFigures, TeamOverview, TeamRow } from '@earshot/contracts';
import { createMemo, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { SellerName } from '../../sections/seller-name.tsx';
import { FigureBar } from './figure-bar.tsx';
import { createFigureWords, FIGURE_GROUPS, FIGURES, GROUPS } from './style-figures.ts';
import { type TeamColumn, type TeamOrder, turned } from './team-order.ts';
import './team-table.css';
import { createRows } from '../rows.ts';
import { scalesOf } from './team-scales.ts';
import { TopMark } from './top-mark.tsx';

export interface TeamTableProps {
  overview: TeamOverview;
  /** In the order to show. */
  sellers: readonly TeamRow[];
  order: TeamOrder;
  onOrder: (order: TeamOrder) => void;
}

/** A row a seller, each figure with its place among the others', the averages above. */
export function TeamTable(props: TeamTableProps) {
  const { t } = useI18n();
  const words = createFigureWords();
  const scales = createMemo(() => scalesOf(props.overview));
  const sellers = createRows(
    () => props.sellers,
    ({ sellerId }) => sellerId,
  );
  return (
    <section class="table-scroll team-scroll" tabindex="0" aria-label={t('teamPage.table')}>
      <table class="team-table">
        <thead>
          <tr class="groups">
            <td />
            <For each={GROUPS}>
              {(group) => (
                <th scope="colgroup" colspan={FIGURE_GROUPS[group].length} class="group-start">
                  {t(`teamPage.groups.${group}`)}
                </th>
              )}
            </For>
          </tr>
          <tr class="columns">
            <Head by="name" name={t('teamPage.seller')} order={props.order} onOrder={props.onOrder} />
            <For each={FIGURES}>
              {(figure) => (
                <Head by={figure} name={words.name(figure)} order={props.order} onOrder={props.onOrder} />
              )}
            </For>
          </tr>
        </thead>
        <tbody class="team-averages">
          <Average name={t('teamPage.average')} of={props.overview.team} />
          <Show when={props.overview.top}>
            {(top) => <Average name={t('teamPage.top')} of={top()} isTop />}
          </Show>
        </tbody>
        <tbody>
          <For each={sellers.ids()}>
            {(id) => <Show when={sellers.row(id)}>{(seller) => <SellerRow of={seller()} />}</Show>}
          </For>
        </tbody>
      </table>
    </section>
  );

  function SellerRow(row: { of: TeamRow }) {
    return (
      <tr data-top={row.of.isTop || undefined}>
        <th scope="row">
          <span class="team-who">
            <SellerName id={row.of.sellerId} name={row.of.name} />
            <Show when={row.of.isTop}>
              <TopMark />
            </Show>
          </span>
        </th>
        <For each={FIGURES}>
          {(figure) => (
            <td classList={{ 'group-start': isFirst(figure) }}>
              {words.of(figure, row.of.figures)}
              <FigureBar
                of={scales()[figure].sellers.get(row.of.sellerId)}
                team={scales()[figure].team}
                top={scales()[figure].top}
              />
            </td>
          )}
        </For>
      </tr>
    );
  }

  function Average(row: { name: string; of: StyleFigures; isTop?: boolean }) {
    return (
      <tr data-top={row.isTop || undefined}>
        <th scope="row">
          <span class="average-mark" classList={{ top: row.isTop === true }} aria-hidden="true" />
          {row.name}
        </th>
        <For each={FIGURES}>
          {(figure) => <td classList={{ 'group-start': isFirst(figure) }}>{words.of(figure, row.of)}</td>}
        </For>
      </tr>
    );
  }
}

const FIRSTS: ReadonlySet<string> = new Set(GROUPS.map((group) => FIGURE_GROUPS[group][0]));
const isFirst = (figure: TeamColumn) => FIRSTS.has(figure);

function Head(props: {
  by: TeamColumn;
  name: string;
  order: TeamOrder;
  onOrder: (order: TeamOrder) => void;
}) {
  const sort = () => {
    if (props.order.by !== props.by) return undefined;
    return props.order.isRising ? 'ascending' : 'descending';
  };
  return (
    <th
      scope="col"
      aria-sort={sort()}
      classList={{ 'group-start': isFirst(props.by), 'by-name': props.by === 'name' }}
    >
      <button type="button" class="column-order" onClick={() => props.onOrder(turned(props.order, props.by))}>
        {props.name}
      </button>
    </th>
  );
}

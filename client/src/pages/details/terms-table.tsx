import type { TermDetails, TermListDetails } from '@earshot/contracts';
import { For, Show } from 'solid-js';
import { type TextKey, useI18n } from '../../i18n/index.tsx';
import { Trend } from '../../tiles/trend.tsx';
import { createRows } from '../rows.ts';
import { MoodShares } from './mood-shares.tsx';
import { restOf, type TermColumn } from './terms-order.ts';

interface TermsTableProps {
  details: TermListDetails;
  /** In the order to show. */
  terms: readonly TermDetails[];
  chosen: string | undefined;
  column: TermColumn;
  onChoose: (id: string) => void;
  onOrder: (column: TermColumn) => void;
}

interface Column {
  by: TermColumn;
  name: TextKey;
}

/** Each term: how often, in how many calls, against before, and how customers sound where it is mentioned. */
export function TermsTable(props: TermsTableProps) {
  const { t, format } = useI18n();
  const rows = createRows(
    () => props.terms,
    ({ id }) => id,
  );
  const isBestPractice = () => props.details.list === 'bestPractice';
  const columns = (): Column[] => [
    { by: 'label', name: 'details.columns.term' },
    { by: 'mentions', name: 'details.columns.mentions' },
    { by: 'calls', name: 'details.columns.calls' },
    { by: 'trend', name: 'details.columns.trend' },
    ...(isBestPractice() ? [{ by: 'lift', name: 'details.columns.lift' } as const] : []),
    { by: 'negative', name: 'details.columns.sentiment' },
  ];
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <For each={columns()}>
              {({ by, name }) => (
                <th
                  scope="col"
                  aria-sort={props.column === by ? (by === 'label' ? 'ascending' : 'descending') : undefined}
                >
                  <button
                    type="button"
                    class="column-order"
                    onClick={() => props.onOrder(props.column === by ? 'rank' : by)}
                  >
                    {t(name)}
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={rows.ids()}>
            {(id) => (
              <Show when={rows.row(id)}>
                {(term) => (
                  <tr data-chosen={props.chosen === term().id}>
                    <th scope="row">
                      <button
                        type="button"
                        class="row-choice"
                        aria-pressed={props.chosen === term().id}
                        onClick={() => props.onChoose(term().id)}
                      >
                        {term().label}
                      </button>
                      <Show when={term().isNew}>
                        <span class="term-new">{t('tile.new')}</span>
                      </Show>
                    </th>
                    <td>{format().number(term().mentions)}</td>
                    <td>
                      {format().number(term().calls)}
                      <Show when={props.details.calls > 0}>
                        {' '}
                        <span class="of-all">{format().percent(term().calls / props.details.calls)}</span>
                      </Show>
                    </td>
                    <td>
                      <Show when={term().trend !== undefined} fallback="–">
                        <Trend of={term().trend} />
                      </Show>
                    </td>
                    <Show when={isBestPractice()}>
                      <td>
                        {t('details.lift', { times: format().rate(term().lift ?? 0) })}{' '}
                        <Show when={term().others}>
                          {(others) => (
                            <span class="of-all">
                              {t('details.others', { mentions: format().number(others().mentions) })}
                            </span>
                          )}
                        </Show>
                      </td>
                    </Show>
                    <td>
                      <MoodShares of={term().sentiment} rest={restOf(props.details, term())} />
                    </td>
                  </tr>
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

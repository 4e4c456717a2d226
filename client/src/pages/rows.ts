import { type Accessor, createMemo } from 'solid-js';

/**
 * Rows of a list by id. Every answer of the server brings new rows; a list that is drawn by ids keeps what is on the screen, with
 * its focus and what is open in it, and only changes what it says.
 */
export function createRows<Row>(rows: Accessor<readonly Row[]>, idOf: (row: Row) => string) {
  const byId = createMemo(() => new Map(rows().map((row) => [idOf(row), row])));
  const ids = createMemo(() => rows().map(idOf));
  return { ids, row: (id: string): Row | undefined => byId().get(id) };
}

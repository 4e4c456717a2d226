export type Language = 'en' | 'el';

export type Cell = string | number | undefined;

/** What a file is written by. */
export interface CsvContext {
  language: Language;
  timeZone: string;
  currency: string;
  nowMs: number;
}

/** A column by the name that its first line gives it. */
export interface Column<Row> {
  name: string;
  of: (row: Row) => Cell;
}

export interface Table<Row> {
  /** Part of the file's name. */
  name: string;
  columns: (context: CsvContext) => Column<Row>[];
}

/** A column's name in each language, and what stands in it. */
export type Named<Row> = readonly [en: string, el: string, of: (row: Row) => Cell];

/** Columns in the language of a file. */
export function named<Row>(language: Language, columns: readonly Named<Row>[]): Column<Row>[] {
  return columns.map(([en, el, of]) => ({ name: language === 'el' ? el : en, of }));
}

/** An instant as its own text, and beside it as clocks in the organisation's zone show it. */
export function instantColumns<Row>(
  [en, el]: readonly [string, string],
  { timeZone }: CsvContext,
  of: (row: Row) => string | undefined,
): Named<Row>[] {
  // Swedish writes dates and times as ISO 8601 does, which every spreadsheet reads.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return [
    [en, el, of],
    [
      `${en} (${timeZone})`,
      `${el} (${timeZone})`,
      (row) => {
        const at = of(row);
        return at === undefined ? undefined : clock.format(new Date(at));
      },
    ],
  ];
}

/** Whole cents as an amount. */
export function amount(cents: number | undefined): Cell {
  return cents === undefined ? undefined : cents / 100;
}

/** A ratio at the precision that is worth reading. */
export function rounded(value: number | undefined, digits = 3): Cell {
  return value === undefined ? undefined : Number(value.toFixed(digits));
}

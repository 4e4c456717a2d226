import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cell, CsvContext, Language, Table } from './table.ts';

/** A file holds so many lines at most: more is no longer for a spreadsheet. */
const MAX_ROWS = 100_000;

const TYPE = 'text/csv';

type Query = Readonly<Record<string, unknown>>;

/** Whether a request asks for a list as CSV: by `format=csv`, which a link can say, or by `Accept`. */
export function wantsCsv(request: FastifyRequest): boolean {
  if ((request.query as Query).format === 'csv') return true;
  const accepted = request.headers.accept ?? '';
  return accepted.includes(TYPE) && !accepted.includes('application/json');
}

/** A query without what only says how the answer is to be written. */
export function withoutFormat(query: unknown): Query {
  const { format: _, lang: __, ...rest } = (query ?? {}) as Query;
  return rest;
}

/** The language of a file's first line and of its numbers: `lang`, else the first that the request names, else English. */
export function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as Query;
  const first = typeof lang === 'string' ? lang : (request.headers['accept-language'] ?? '');
  return first.toLowerCase().startsWith('el') ? 'el' : 'en';
}

export interface CsvFile<Row> {
  table: Table<Row>;
  context: CsvContext;
  /** Pages of rows, read as the file is taken. */
  pages: AsyncIterator<readonly Row[]>;
}

/**
 * A list as a file for spreadsheets, written while it is taken: UTF-8 with a mark, RFC 4180, cells that a spreadsheet would run made
 * harmless. Greek ones have semicolons and decimal commas, as spreadsheets in Greek expect them. Its first page is read before
 * anything is answered, so that a refusal is still a problem document.
 */
export async function csvFile<Row>(
  reply: FastifyReply,
  { table, context, pages }: CsvFile<Row>,
): Promise<StreamableFile> {
  const first = await pages.next();
  const columns = table.columns(context);
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${line([columns.map(({ name }) => name)], context.language)}`;
    let rows = 0;
    for (let page = first; !page.done && rows < MAX_ROWS; page = await pages.next()) {
      const some = page.value.slice(0, MAX_ROWS - rows);
      rows += some.length;
      if (some.length > 0)
        yield line(
          some.map((row) => columns.map(({ of }) => of(row))),
          context.language,
        );
    }
  }
  const name = `earshot-${table.name}-${new Date(context.nowMs).toISOString().slice(0, 10)}.csv`;
  void reply.header('vary', 'accept, accept-language');
  return new StreamableFile(Readable.from(lines()), {
    type: `${TYPE}; charset=utf-8; header=present`,
    disposition: `attachment; filename="${name}"`,
  });
}

/** One page of rows, for a list that has no other. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

function line(rows: Cell[][], language: Language): string {
  return stringify(rows, {
    delimiter: language === 'el' ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    // What it makes harmless is told by the cell as it was given: a negative number stays one, whatever it is written like.
    cast: { number: (value) => (language === 'el' ? String(value).replace('.', ',') : String(value)) },
    // A lone carriage return is no end of a line to the library, but is one to some readers.
    quoted_match: /\r/,
  });
}

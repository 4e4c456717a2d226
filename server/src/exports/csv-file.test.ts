import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { csvFile, languageOf, onePage, wantsCsv, withoutFormat } from './csv-file.ts';
import { type CsvContext, instantColumns, named, type Table } from './table.ts';
import { CALLS, DEALS, TEAM, TEAMS } from './tables.ts';

interface Row {
  name: string;
  change: number;
  at?: string;
}

const TABLE: Table<Row> = {
  name: 'rows',
  columns: (context) =>
    named(context.language, [
      ['Name', 'Όνομα', (row) => row.name],
      ['Change', 'Μεταβολή', (row) => row.change],
      ...instantColumns<Row>(['At', 'Πότε'], context, (row) => row.at),
    ]),
};
const CONTEXT: CsvContext = {
  ...{ language: 'en', timeZone: 'Europe/Athens', currency: 'EUR' },
  nowMs: Date.UTC(2026, 10, 24),
};
const reply = { header: () => reply } as unknown as FastifyReply;
const requestFor = (query: object, headers: object = {}) => ({ query, headers }) as unknown as FastifyRequest;

async function written<T>(
  table: Table<T>,
  pages: AsyncIterator<readonly T[]>,
  context = CONTEXT,
): Promise<string> {
  const file = await csvFile(reply, { table, context, pages });
  let text = '';
  for await (const part of file.getStream() as Readable) text += String(part);
  return text;
}

describe('a list as a file for spreadsheets', () => {
  it('begins with a mark and the names of its columns, and ends every line as RFC 4180 does', async () => {
    const text = await written(TABLE, onePage([{ name: 'Ann', change: 0.5, at: '2026-11-24T22:30:00Z' }]));
    expect(text).toBe(
      '\uFEFFName,Change,At,At (Europe/Athens)\r\nAnn,0.5,2026-11-24T22:30:00Z,2026-11-25 00:30:00\r\n',
    );
  });

  it('runs nothing: a cell that begins like a formula is a text, a negative number stays one', async () => {
    const rows = ['=1+1', '+1', '-1', '@a', '\tx', '\rx', 'a"b', 'a,b'].map((name) => ({ name, change: -1 }));
    const lines = (await written(TABLE, onePage(rows))).split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.slice(0, line.lastIndexOf(',-1')))).toEqual([
      ...["'=1+1", "'+1", "'-1", "'@a", "'\tx", '"\'\rx"', '"a""b"', '"a,b"'],
    ]);
  });

  it('in Greek has Greek names, semicolons and decimal commas', async () => {
    const rows = [0.5, -0.125, -3].map((change) => ({ name: 'Άννα', change }));
    const text = await written(TABLE, onePage([...rows, { name: '-0.5', change: 0 }]), {
      ...CONTEXT,
      language: 'el',
    });
    const lines = ['Όνομα;Μεταβολή;Πότε;Πότε (Europe/Athens)', 'Άννα;0,5;;', 'Άννα;-0,125;;', 'Άννα;-3;;'];
    expect(text).toBe(`\uFEFF${lines.join('\r\n')}\r\n'-0.5;0;;\r\n`);
  });

  it('has all pages, and reads no page before the one before it is taken', async () => {
    const asked: number[] = [];
    async function* pages() {
      for (let page = 0; page < 3; page++) {
        asked.push(page);
        yield [{ name: `n${page}`, change: page }];
      }
    }
    const file = await csvFile(reply, { table: TABLE, context: CONTEXT, pages: pages() });
    expect(asked).toEqual([0]);
    let text = '';
    for await (const part of file.getStream() as Readable) text += String(part);
    expect(text.match(/n\d/g)).toEqual(['n0', 'n1', 'n2']);
  });

  it('a refusal of the first page is one of the whole', async () => {
    // biome-ignore lint/correctness/useYield: it is about a list that refuses
    async function* refusing(): AsyncGenerator<Row[]> {
      throw new Error('refused');
    }
    await expect(csvFile(reply, { table: TABLE, context: CONTEXT, pages: refusing() })).rejects.toThrow(
      'refused',
    );
  });

  it('every table has as many names in either language, each of its own', () => {
    for (const table of [CALLS, DEALS, TEAM, TEAMS] as Table<never>[]) {
      const [en, el] = (['en', 'el'] as const).map((language) =>
        table.columns({ ...CONTEXT, language }).map(({ name }) => name),
      );
      expect(new Set(en).size).toBe(en!.length);
      expect(new Set(el).size).toBe(en!.length);
    }
  });
});

describe('a request for a file', () => {
  it('is one by what it accepts, or by its query', () => {
    expect(wantsCsv(requestFor({ format: 'csv' }))).toBe(true);
    expect(wantsCsv(requestFor({}, { accept: 'text/csv' }))).toBe(true);
    expect(wantsCsv(requestFor({}, { accept: 'application/json, text/csv' }))).toBe(false);
    expect(wantsCsv(requestFor({}, { accept: '*/*' }))).toBe(false);
    expect(withoutFormat({ format: 'csv', lang: 'el', scope: 'all' })).toEqual({ scope: 'all' });
  });

  it('is in the language that it names, else in that of its sender, else in English', () => {
    expect(languageOf(requestFor({ lang: 'el' }))).toBe('el');
    expect(languageOf(requestFor({ lang: 'en' }, { 'accept-language': 'el' }))).toBe('en');
    expect(languageOf(requestFor({}, { 'accept-language': 'el-GR,en;q=0.5' }))).toBe('el');
    expect(languageOf(requestFor({}))).toBe('en');
  });
});

/** Numbers by row, then by column; most of them absent. */
export type Table = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The first byte: bytes that begin with another are of a writer that is not known here. */
const VERSION = 1;
const HEAD_AT = 5;
/** Holds names apart, none of which holds it: what sellers say is stored with it in between as well. */
const BETWEEN = '\t';
/** A number takes seven bits a byte; those up to 2^53 take eight bytes. */
const LONGEST = 8;
const SMALL = 2 ** 31;

/**
 * A table as one piece of bytes: version; length of the head; the head, which is how many rows and columns there are, their names,
 * and how many bytes each row takes; then row by row the distance to the next column (with the sign in its last bit) and the
 * number, each in as many bytes as it needs. Read as a whole it takes a tenth of the time and of the room that the same fields of
 * a hash take. Throws on names that hold a tab.
 */
export function encodePacked(table: Table): Buffer {
  const columns = new Map<string, number>();
  let cells = 0;
  for (const row of table.values()) {
    for (const column of row.keys()) if (!columns.has(column)) columns.set(column, columns.size);
    cells += row.size;
  }
  const body = Buffer.allocUnsafe(cells * 2 * LONGEST);
  const sizes: number[] = [];
  let at = 0;
  for (const row of table.values()) {
    const begin = at;
    let column = 0;
    for (const [place, value] of placed(row, columns)) {
      at = write(body, at, (place - column) * 2 + (value < 0 ? 1 : 0));
      at = write(body, at, Math.abs(value));
      column = place;
    }
    sizes.push(at - begin);
  }
  const names = [...table.keys(), ...columns.keys()];
  if (names.some((name) => name.includes(BETWEEN))) throw new RangeError('a name holds a tab');
  const head = Buffer.from([table.size, columns.size, ...names, ...sizes].join(BETWEEN));
  const start = Buffer.alloc(HEAD_AT);
  start[0] = VERSION;
  start.writeUInt32LE(head.length, 1);
  return Buffer.concat([start, head, body.subarray(0, at)]);
}

/** A table as it was packed: rows are read where they are wanted, and the others passed over. */
export class Packed {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly #bytes: Buffer;
  /** Where each row begins, and behind them where the last one ends. */
  readonly #begins: number[];

  private constructor(bytes: Buffer, nameOf: (text: string) => string) {
    const bodyAt = HEAD_AT + bytes.readUInt32LE(1);
    const head = bytes.toString('utf8', HEAD_AT, bodyAt).split(BETWEEN);
    const columnsAt = 2 + Number(head[0]);
    const sizesAt = columnsAt + Number(head[1]);
    this.#bytes = bytes;
    this.rows = head.slice(2, columnsAt).map(nameOf);
    this.columns = head.slice(columnsAt, sizesAt);
    let at = bodyAt;
    this.#begins = [at];
    for (const size of head.slice(sizesAt)) {
      at += Number(size);
      this.#begins.push(at);
    }
  }

  /**
   * Undefined where the bytes are of a version that is not known here. `nameOf` gives the text that stands for all rows' names
   * that say the same.
   */
  static read(bytes: Buffer, nameOf = (text: string) => text): Packed | undefined {
    return bytes[0] === VERSION ? new Packed(bytes, nameOf) : undefined;
  }

  /** All of it. */
  table(): Map<string, Map<string, number>> {
    const table = new Map<string, Map<string, number>>();
    for (const [place, row] of this.rows.entries()) {
      const cells = new Map<string, number>();
      this.each(place, (column, value) => cells.set(this.columns[column]!, value));
      table.set(row, cells);
    }
    return table;
  }

  /** Hands over the numbers of a row, each with its column's place. */
  each(row: number, take: (column: number, value: number) => void): void {
    const bytes = this.#bytes;
    const end = this.#begins[row + 1]!;
    let at = this.#begins[row]!;
    let column = 0;
    while (at < end) {
      let byte = bytes[at++]!;
      let step = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++]!;
        step += (byte & 127) * scale;
      }
      byte = bytes[at++]!;
      let value = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++]!;
        value += (byte & 127) * scale;
      }
      column += step >> 1;
      take(column, (step & 1) === 1 ? -value : value);
    }
  }
}

/** The same table the other way round: by column, then by row. */
export function turned(table: Table): Map<string, Map<string, number>> {
  const columns = new Map<string, Map<string, number>>();
  for (const [row, cells] of table)
    for (const [column, value] of cells) {
      const turnedRow = columns.get(column) ?? new Map<string, number>();
      columns.set(column, turnedRow.set(row, value));
    }
  return columns;
}

function placed(row: ReadonlyMap<string, number>, columns: ReadonlyMap<string, number>): [number, number][] {
  return [...row]
    .map(([column, value]): [number, number] => [columns.get(column)!, value])
    .sort(([a], [b]) => a - b);
}

function write(into: Buffer, from: number, value: number): number {
  let at = from;
  let left = value;
  while (left >= SMALL) {
    into[at++] = (left % 128) | 128;
    left = Math.floor(left / 128);
  }
  while (left > 127) {
    into[at++] = (left & 127) | 128;
    left >>>= 7;
  }
  into[at++] = left;
  return at;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const BLANK = /^[ \t\r]*$/;

/** A line of NDJSON, or the fact that there was one too long to be kept. */
export type Line = Buffer | 'too long';

/**
 * Cuts a stream of bytes into lines, never holding more than one chunk and one line. Line ends are LF or CR LF; blank
 * lines are left out; a last line needs no end. It cuts bytes, so a character split between chunks stays whole.
 */
export class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;

  constructor(private readonly maxBytes: number) {}

  /** The lines that `chunk` completes. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
      this.keep(chunk.subarray(from, at));
      this.complete(lines);
      from = at + 1;
    }
    this.keep(chunk.subarray(from));
    return lines;
  }

  /** The last line, where it had no end. */
  end(): Line[] {
    const lines: Line[] = [];
    this.complete(lines);
    return lines;
  }

  private keep(part: Buffer): void {
    this.length += part.length;
    // One byte of room for the CR, which is no part of the line.
    if (this.length > this.maxBytes + 1) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  private complete(lines: Line[]): void {
    const { parts, length } = this;
    this.parts = [];
    this.length = 0;
    if (length > this.maxBytes + 1) {
      lines.push('too long');
      return;
    }
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const line = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (line.length > this.maxBytes) lines.push('too long');
    else if (line.length > 0 && (line[0]! > SPACE || !BLANK.test(line.toString('latin1')))) lines.push(line);
  }
}

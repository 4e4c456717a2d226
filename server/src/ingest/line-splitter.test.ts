import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

function split(chunks: Buffer[], maxBytes: number): string[] {
  const splitter = new LineSplitter(maxBytes);
  const lines = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return lines.map((line) => (typeof line === 'string' ? line : line.toString('utf8')));
}

/** The same by a naive road: the whole text at once. */
function splitWhole(text: string, maxBytes: number): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => !/^[ \t\r]*$/.test(line) || Buffer.byteLength(line) > maxBytes)
    .map((line) => (Buffer.byteLength(line) > maxBytes ? 'too long' : line));
}

describe('lines of a stream', () => {
  it('are the same however the bytes are cut into chunks', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\n\n', ' ', '\r', '"ά', '😀'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(30), { maxLength: 60 }),
        fc.integer({ min: 1, max: 24 }),
        (pieces, cuts, maxBytes) => {
          const text = pieces.join('');
          const bytes = Buffer.from(text);
          const chunks: Buffer[] = [];
          let at = 0;
          for (const cut of cuts) {
            chunks.push(bytes.subarray(at, at + cut));
            at += cut;
          }
          chunks.push(bytes.subarray(at));
          expect(split(chunks, maxBytes)).toEqual(splitWhole(bytes.toString(), maxBytes));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('hold no more of a line than may be kept', () => {
    const splitter = new LineSplitter(10);
    for (let i = 0; i < 1000; i++) expect(splitter.push(Buffer.alloc(1000, 'x'))).toEqual([]);
    expect(splitter.push(Buffer.from('\n{}\n'))).toEqual(['too long', Buffer.from('{}')]);
  });
});

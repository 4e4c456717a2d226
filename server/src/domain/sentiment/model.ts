import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Places } from './places.ts';

/** How much pieces of words count beside words. */
export const PIECES_SHARE = 1;

/** Manners of talk, as people labelled them apart: what is rude in a film is a plain word in a comment. */
export const REGISTERS = ['comments', 'films', 'trade'] as const;
export type Register = (typeof REGISTERS)[number];

/** The columns of a model: of each register negative and positive, and then how much the text sounds like comments and like films. */
export const COLUMNS = 2 * REGISTERS.length + REGISTERS.length - 1;
/** The first of those that tell the register. */
export const REGISTER_COLUMN = 2 * REGISTERS.length;

/** A weight is kept as a step, up to this many either way, and is worth the step's square: great weights matter, and small ones are many. */
export const MOST_STEPS = 31;

/** A mixture of linear models: what each feature adds for a class over neutral in each register, and for a register over trade. */
export interface Model {
  places: Places;
  /** Of each place the steps of its columns, one after the other. */
  steps: Int8Array;
  /** Of each column, what a weight of one step is worth, and what is added whatever the text. */
  units: readonly number[];
  biases: readonly number[];
}

/** A line of the units, one of the biases, the features that stand alone and the steps, deflated, both in base 64. */
export function packModel({ places, steps, units, biases }: Model): string {
  const alone = Buffer.from(places.alone.buffer, places.alone.byteOffset, places.alone.byteLength);
  const packed = deflateRawSync(columnByColumn(steps), { level: 9 });
  return `${[units.join(' '), biases.join(' '), alone.toString('base64'), packed.toString('base64')].join('\n')}\n`;
}

/** The inverse of `packModel`. Throws on a text that was made for another number of features. */
export function unpackModel(text: string): Model {
  const [units = '', biases = '', alone = '', packed = ''] = text.split('\n');
  const places = new Places(new Uint32Array(new Uint8Array(Buffer.from(alone, 'base64')).buffer));
  const columns = new Int8Array(inflateRawSync(Buffer.from(packed, 'base64')));
  const needed = COLUMNS * places.count;
  if (columns.length !== needed)
    throw new Error(`${columns.length} weights, and ${needed} are needed: train the classifier again`);
  const steps = new Int8Array(needed);
  for (let column = 0, at = 0; column < COLUMNS; column++)
    for (let i = column; i < needed; i += COLUMNS) steps[i] = columns[at++]!;
  return { places, steps, units: units.split(' ').map(Number), biases: biases.split(' ').map(Number) };
}

/** As they deflate best: those of one column are alike. */
function columnByColumn(steps: Int8Array): Int8Array {
  const columns = new Int8Array(steps.length);
  for (let column = 0, at = 0; column < COLUMNS; column++)
    for (let i = column; i < steps.length; i += COLUMNS) columns[at++] = steps[i]!;
  return columns;
}

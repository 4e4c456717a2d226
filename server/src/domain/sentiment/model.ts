import { FEATURE_BITS } from './features.ts';

/** How much pieces of words count beside words. */
export const PIECES_SHARE = 1;

/** A linear model: what each feature adds for a class, over neutral. */
export interface Model {
  negative: Int8Array;
  positive: Int8Array;
  /** What one unit of a weight is worth. */
  unit: number;
  negativeBias: number;
  positiveBias: number;
}

/** A line of three numbers, and the two columns one after the other in base 64. */
export function packModel({ negative, positive, unit, negativeBias, positiveBias }: Model): string {
  const bytes = new Int8Array(negative.length + positive.length);
  bytes.set(negative);
  bytes.set(positive, negative.length);
  return `${unit} ${negativeBias} ${positiveBias}\n${Buffer.from(bytes.buffer).toString('base64')}\n`;
}

/** The inverse of `packModel`. Throws on a text that was made for another number of features. */
export function unpackModel(text: string): Model {
  const [head = '', packed = ''] = text.split('\n');
  const [unit = 0, negativeBias = 0, positiveBias = 0] = head.split(' ').map(Number);
  const bytes = new Int8Array(Buffer.from(packed, 'base64'));
  const features = 2 ** FEATURE_BITS;
  if (bytes.length !== 2 * features)
    throw new Error(`${bytes.length} weights, and ${2 * features} are needed: train the classifier again`);
  return {
    negative: bytes.subarray(0, features),
    positive: bytes.subarray(features),
    unit,
    negativeBias,
    positiveBias,
  };
}

import packedVectors from './word-vectors.txt?raw';

export const VECTOR_LENGTH = 100;
/** A number of a vector is kept as a whole step of −7…7, two in a byte. */
const MOST_STEPS = 7;
/** The greatest number kept, in a vector of length 1. */
const GREATEST = 2.5 / Math.sqrt(VECTOR_LENGTH);

/** What general texts tell of words: those used alike have vectors alike, of length 1. */
export type WordVectors = ReadonlyMap<string, Float32Array>;

/** Those that are kept beside this file, which `npm run train -- vectors` makes. */
export const keptVectors = (): WordVectors => unpackVectors(packedVectors);

/** A line a word: the word, a space, and its steps in base 64. */
export function packVectors(vectors: WordVectors): string {
  return [...vectors].map(([word, vector]) => `${word} ${bytesOf(vector).toString('base64')}\n`).join('');
}

export function unpackVectors(text: string): WordVectors {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [word = '', packed = ''] = line.split(' ');
      return [word, vectorOf(Buffer.from(packed, 'base64'))];
    }),
  );
}

function bytesOf(vector: Float32Array): Buffer {
  const steps = Array.from(vector, (number) => {
    const step = Math.round((MOST_STEPS * number) / GREATEST);
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, step)) + MOST_STEPS + 1;
  });
  return Buffer.from(
    Array.from({ length: VECTOR_LENGTH / 2 }, (_, i) => (steps[2 * i]! << 4) | steps[2 * i + 1]!),
  );
}

function vectorOf(bytes: Buffer): Float32Array {
  const numberOf = (step: number) => ((step - MOST_STEPS - 1) * GREATEST) / MOST_STEPS;
  return Float32Array.from([...bytes].flatMap((byte) => [numberOf(byte >> 4), numberOf(byte & 15)]));
}

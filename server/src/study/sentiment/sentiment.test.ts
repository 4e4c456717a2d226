import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { Classifier } from '../../domain/sentiment/classifier.ts';
import { packModel } from '../../domain/sentiment/model.ts';
import weights from '../../domain/sentiment/weights.txt?raw';
import { tokensOf } from '../../domain/words.ts';
import { evaluateSentiment } from './evaluate-sentiment.ts';
import { holdsSets, ownLines, spelledOut, trainingExamples } from './labelled.ts';
import { learn } from './learner.ts';
import { majorityOf, measuresOf } from './measures.ts';
import { trainedWeights } from './train-sentiment.ts';
import { packVectors, unpackVectors, VECTOR_LENGTH, type WordVectors } from './word-vectors.ts';
import packedVectors from './word-vectors.txt?raw';

/** Beside a checkout; not part of it. */
const SETS = fileURLToPath(new URL('../../../../../shared/data/sentiment', import.meta.url));

test('training gives the weights that are kept, byte for byte', { timeout: 600_000 }, (context) => {
  if (!existsSync(SETS)) return context.skip(`there are no labelled sets at ${SETS}`);
  // Not compared by `toBe`, which would print half a megabyte of difference.
  expect(trainedWeights(SETS) === weights, 'other weights: npm run train -- sentiment DIR').toBe(true);
});

test('the kept half is never learnt from', (context) => {
  const learnt = new Set(ownLines('learn').map(({ text }) => text));
  const kept = ownLines('kept');
  expect([learnt.size, kept.length]).toEqual([150, 150]);
  expect(kept.filter(({ text }) => learnt.has(text))).toEqual([]);
  if (!holdsSets(SETS)) return context.skip(`there are no labelled sets at ${SETS}`);
  const examples = new Set(trainingExamples(SETS).map(({ text }) => text));
  const both = kept.filter(({ text }) => examples.has(text)).map(({ text }) => text);
  expect(both).toEqual([]);
});

describe('learning', () => {
  const register = 'trade' as const;
  const examples = [
    { label: 'negative' as const, text: 'it is slow', weight: 1, register },
    { label: 'neutral' as const, text: 'it is on the desk', weight: 1, register },
    { label: 'positive' as const, text: 'it is quick', weight: 1, register },
  ];

  test('gives the same weights for the same examples, and others for others', () => {
    const learnt = (of: typeof examples) => packModel(learn(of, new Map()));
    const once = learnt(examples);
    expect(learnt(examples) === once).toBe(true);
    expect(learnt(examples.toReversed()) === once).toBe(false);
  });

  test('a word sounds as those sound that are used alike, also where a negation reaches it', () => {
    const thrice = [
      { label: 'positive' as const, text: 'quick', weight: 1 },
      { label: 'positive' as const, text: 'not slow', weight: 1 },
      { label: 'neutral' as const, text: 'blue', weight: 1 },
      { label: 'negative' as const, text: 'slow', weight: 1 },
      { label: 'negative' as const, text: 'not quick', weight: 1 },
      // Occur, and teach nothing.
      { label: 'neutral' as const, text: 'swift', weight: 0 },
      { label: 'neutral' as const, text: 'not swift', weight: 0 },
    ].flatMap((example) => Array.from({ length: 3 }, () => ({ ...example, register })));
    // Words that are everywhere say little, so most words here are another.
    const hum = { label: 'neutral' as const, text: 'hum hum hum hum hum', weight: 0, register };
    const all = [...thrice, ...Array.from({ length: 1_000 }, () => hum)];
    const pointing = (at: number) => new Float32Array(VECTOR_LENGTH).fill(1, at, at + 1);
    const vectors = new Map([
      ...[['quick', pointing(0)] as const, ['swift', pointing(0)] as const],
      ...[['slow', pointing(1)] as const, ['blue', pointing(2)] as const],
      ['hum', pointing(3)] as const,
    ]);
    const soundOf = (text: string, known: WordVectors) =>
      new Classifier(learn(all, known)).likelihoodsOf(tokensOf(text));
    expect(soundOf('swift', vectors).positive).toBeGreaterThan(soundOf('swift', new Map()).positive + 0.05);
    const [told, untold] = [soundOf('not swift', vectors), soundOf('not swift', new Map())];
    expect(told.negative - told.positive).toBeGreaterThan(untold.negative - untold.positive + 0.05);
  });
});

test('word vectors come back as they were packed, within half a step', () => {
  expect(packVectors(unpackVectors(packedVectors)) === packedVectors).toBe(true);
  const one = Float32Array.from({ length: VECTOR_LENGTH }, (_, i) => (i % 2 === 0 ? 0.1 : -0.1));
  const back = unpackVectors(packVectors(new Map([['one', one]]))).get('one')!;
  for (const [i, number] of back.entries()) expect(Math.abs(number - one[i]!)).toBeLessThan(0.018);
});

test('a phrase stands for every way to say it', () => {
  expect(spelledOut('{it|this} {works|is slow}{|!}')).toEqual([
    ...['it works', 'it works!', 'it is slow', 'it is slow!'],
    ...['this works', 'this works!', 'this is slow', 'this is slow!'],
  ]);
  expect(spelledOut('thanks')).toEqual(['thanks']);
});

test('measures are shares of what is labelled and of what is said', () => {
  const truth = ['negative', 'negative', 'neutral', 'positive'] as const;
  expect(measuresOf(truth, truth)).toEqual({ accuracy: 1, macroF1: 1, negativeRecall: 1 });
  expect(measuresOf(truth, ['negative', 'neutral', 'neutral', 'neutral'])).toEqual({
    accuracy: 0.5,
    macroF1: (2 / 3 + 2 / 4 + 0) / 3,
    negativeRecall: 0.5,
  });
  expect(majorityOf(truth)).toBe('negative');
});

test('the evaluation says that sets are absent, and measures what there is, above the packages', () => {
  const said: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => said.push(line));
  evaluateSentiment('/nowhere');
  vi.restoreAllMocks();
  expect(said[0]).toContain('there are none in /nowhere');
  const macroF1 = (name: string) =>
    Number(
      said
        .find((line) => line.includes(name))
        ?.match(/[\d.]+/g)
        ?.at(-3),
    );
  const ours = macroF1('Earshot');
  expect(ours).toBeGreaterThanOrEqual(80);
  for (const name of ['AFINN', 'vader-sentiment', 'wink-sentiment', 'always negative'])
    expect(ours - macroF1(name)).toBeGreaterThan(10);
});

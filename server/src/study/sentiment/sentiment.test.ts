import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import weights from '../../domain/sentiment/weights.txt?raw';
import { evaluateSentiment } from './evaluate-sentiment.ts';
import { holdsSets, ownLines, spelledOut, trainingExamples } from './labelled.ts';
import { learn } from './learner.ts';
import { majorityOf, measuresOf } from './measures.ts';
import { trainedWeights } from './train-sentiment.ts';

/** Beside a checkout; not part of it. */
const SETS = fileURLToPath(new URL('../../../../../shared/data/sentiment', import.meta.url));

test('training gives the weights that are kept, byte for byte', { timeout: 300_000 }, (context) => {
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
  const examples = [
    { label: 'negative' as const, text: 'it is slow', weight: 1 },
    { label: 'neutral' as const, text: 'it is on the desk', weight: 1 },
    { label: 'positive' as const, text: 'it is quick', weight: 1 },
  ];

  test('gives the same weights for the same examples, and others for others', () => {
    expect(learn(examples)).toEqual(learn(examples));
    expect(learn(examples)).not.toEqual(learn(examples.toReversed()));
  });
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

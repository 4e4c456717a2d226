import type { SentimentClass } from '@earshot/contracts';

const CLASSES: readonly SentimentClass[] = ['negative', 'neutral', 'positive'];

export interface Measures {
  accuracy: number;
  /** Mean of the three classes' F1: a classifier that only knows one class cannot hide. */
  macroF1: number;
  negativeRecall: number;
}

/** How well classes were told, as shares of 1. */
export function measuresOf(truth: readonly SentimentClass[], told: readonly SentimentClass[]): Measures {
  const count = (is: (at: number) => boolean) => truth.reduce((sum, _, at) => sum + (is(at) ? 1 : 0), 0);
  const ofClass = CLASSES.map((name) => {
    const right = count((at) => truth[at] === name && told[at] === name);
    const labelled = count((at) => truth[at] === name);
    const said = count((at) => told[at] === name);
    return { f1: share(2 * right, labelled + said), recall: share(right, labelled) };
  });
  return {
    accuracy: share(
      count((at) => truth[at] === told[at]),
      truth.length,
    ),
    macroF1: ofClass.reduce((sum, { f1 }) => sum + f1, 0) / CLASSES.length,
    negativeRecall: ofClass[0]!.recall,
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** The class that is labelled most often. */
export function majorityOf(truth: readonly SentimentClass[]): SentimentClass {
  const times = (name: SentimentClass) => truth.filter((label) => label === name).length;
  return CLASSES.toSorted((a, b) => times(b) - times(a))[0]!;
}

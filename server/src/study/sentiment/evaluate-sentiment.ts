import type { SentimentClass } from '@earshot/contracts';
import { CONTESTANTS, type Contestant } from './contestants.ts';
import { holdsSets, type Labelled, ownLines, readSet } from './labelled.ts';
import { majorityOf, measuresOf } from './measures.ts';

/**
 * Prints how well sentiment is told on sets that were not learnt from, beside the class that is most frequent and beside
 * the usual packages.
 *
 * @param dataDir the folder of the labelled sets; where it is not there, only our own kept lines are measured
 */
export function evaluateSentiment(dataDir: string): void {
  const sets = keptSets(dataDir);
  if (sets.length === 1)
    console.log(`Labelled sets are skipped: there are none in ${dataDir} (give their folder).\n`);
  for (const { name, lines } of sets) {
    const truth = lines.map(({ label }) => label);
    const share = (label: SentimentClass) =>
      Math.round((100 * truth.filter((of) => of === label).length) / truth.length);
    console.log(
      `${name}: ${lines.length} texts, ${share('negative')} % negative, ${share('neutral')} % neutral, ${share('positive')} % positive`,
    );
    console.log(`  ${''.padEnd(22)}  accuracy  macro-F1  recall of negatives  µs a text`);
    const majority = majorityOf(truth);
    for (const contestant of [...CONTESTANTS, { name: `always ${majority}`, classOf: () => majority }])
      console.log(rowOf(contestant, lines));
    console.log('');
  }
}

function keptSets(dataDir: string): { name: string; lines: Labelled[] }[] {
  const own = { name: 'Sales and support talk (own, kept half)', lines: ownLines('kept') };
  if (!holdsSets(dataDir)) return [own];
  return [
    { name: 'GoEmotions (test)', lines: readSet(dataDir, 'goemotions-test') },
    { name: 'XED English (test)', lines: readSet(dataDir, 'xed-en-test') },
    own,
  ];
}

/** Texts are run through beforehand, so that the time is a warm program's. */
const WARM_UP = 2_000;

function rowOf({ name, classOf }: Contestant, lines: readonly Labelled[]): string {
  for (let i = 0; i < WARM_UP; i++) classOf(lines[i % lines.length]!.text);
  const started = performance.now();
  const told = lines.map(({ text }) => classOf(text));
  const micros = (1000 * (performance.now() - started)) / lines.length;
  const { accuracy, macroF1, negativeRecall } = measuresOf(
    lines.map(({ label }) => label),
    told,
  );
  const percent = (share: number) => (100 * share).toFixed(1);
  return `  ${name.padEnd(22)}  ${percent(accuracy).padStart(8)}  ${percent(macroF1).padStart(8)}  ${percent(negativeRecall).padStart(19)}  ${micros.toFixed(1).padStart(9)}`;
}

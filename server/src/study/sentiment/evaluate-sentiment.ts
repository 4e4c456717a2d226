import type { SentimentClass } from '@earshot/contracts';
import { besideAim } from '../aims.ts';
import { CONTESTANTS, type Contestant } from './contestants.ts';
import { holdsSets, type Labelled, ownLines, readSet } from './labelled.ts';
import { type Measures, majorityOf, measuresOf } from './measures.ts';

/** A set to measure on, with what Earshot is to reach on it, in percent. */
interface KeptSet {
  name: string;
  lines: Labelled[];
  aims: { macroF1: number; negativeRecall?: number };
}

/**
 * Prints how well sentiment is told on sets that were not learnt from, with its aim, beside the class that is most frequent
 * and beside the usual packages.
 *
 * @param dataDir the folder of the labelled sets; where it is not there, only our own kept lines are measured
 */
export function evaluateSentiment(dataDir: string): void {
  const sets = keptSets(dataDir);
  if (sets.length === 1)
    console.log(`Labelled sets are skipped: there are none in ${dataDir} (give their folder).\n`);
  for (const { name, lines, aims } of sets) {
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
    console.log(`  Earshot, ${aimsOf(aims, measuredOn(lines))}\n`);
  }
}

function keptSets(dataDir: string): KeptSet[] {
  const own: KeptSet = {
    name: 'Sales and support talk (own, kept half)',
    lines: ownLines('kept'),
    aims: { macroF1: 80, negativeRecall: 75 },
  };
  if (!holdsSets(dataDir)) return [own];
  return [
    { name: 'GoEmotions (test)', lines: readSet(dataDir, 'goemotions-test'), aims: { macroF1: 67 } },
    { name: 'XED English (test)', lines: readSet(dataDir, 'xed-en-test'), aims: { macroF1: 64 } },
    own,
  ];
}

/** Earshot's classes over a set, which stands first among the contestants. */
function measuredOn(lines: readonly Labelled[]): Measures {
  const [{ classOf }] = CONTESTANTS;
  return measuresOf(
    lines.map(({ label }) => label),
    lines.map(({ text }) => classOf(text)),
  );
}

function aimsOf(aims: KeptSet['aims'], { macroF1, negativeRecall }: Measures): string {
  const said = [`macro-F1: ${besideAim(100 * macroF1, aims.macroF1)}`];
  if (aims.negativeRecall !== undefined)
    said.push(`recall of negatives: ${besideAim(100 * negativeRecall, aims.negativeRecall)}`);
  return said.join('; ');
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

import { writeFileSync } from 'node:fs';
import { packModel } from '../../domain/sentiment/model.ts';
import { trainingExamples } from './labelled.ts';
import { learn } from './learner.ts';

/** From where chores are run. */
const WEIGHTS = 'server/src/domain/sentiment/weights.txt';

/** The weights that the sets of a folder and our own lines give, as they are kept: the same for the same texts. */
export const trainedWeights = (dataDir: string) => packModel(learn(trainingExamples(dataDir)));

/**
 * Trains the classifier and writes its weights.
 *
 * @param dataDir the folder of the labelled sets, `*.tsv.gz`
 */
export function trainSentiment(dataDir: string, file = WEIGHTS): void {
  const text = trainedWeights(dataDir);
  writeFileSync(file, text);
  console.log(`${Math.round(text.length / 1000)} kB: ${file}`);
}

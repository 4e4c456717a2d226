import { trainBrands } from './brands/train.ts';
import { trainPhrases } from './phrases/train.ts';
import { trainSentiment } from './sentiment/train-sentiment.ts';

/** What can be made again, from a folder of data. */
const MAKERS: Record<string, (dataDir: string) => void | Promise<void>> = {
  sentiment: trainSentiment,
  brands: trainBrands,
  phrases: trainPhrases,
};

const [what = '', dataDir, ...rest] = process.argv.slice(2);
const make = Object.hasOwn(MAKERS, what) ? MAKERS[what] : undefined;
if (make === undefined || dataDir === undefined || rest.length > 0) {
  console.error(`Usage: npm run train -- ${Object.keys(MAKERS).join('|')} DIR`);
  process.exit(2);
}
try {
  await make(dataDir);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

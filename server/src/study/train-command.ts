import { trainBrands } from './brands/train.ts';
import { trainPhrases } from './phrases/train.ts';
import { trainSentiment } from './sentiment/train-sentiment.ts';
import { trainVectors } from './sentiment/train-vectors.ts';

/** What can be made again, from a folder of data, or from such a folder and one of packages. */
const MAKERS: Record<string, (...folders: [string, string]) => void | Promise<void>> = {
  sentiment: (dataDir) => trainSentiment(dataDir),
  vectors: trainVectors,
  brands: (dataDir) => trainBrands(dataDir),
  phrases: (dataDir) => trainPhrases(dataDir),
};

const [what = '', dataDir = '', packages = '', ...rest] = process.argv.slice(2);
const make = Object.hasOwn(MAKERS, what) ? MAKERS[what] : undefined;
const isWhole = dataDir !== '' && (packages !== '') === (what === 'vectors') && rest.length === 0;
if (make === undefined || !isWhole) {
  console.error('Usage: npm run train -- sentiment|brands|phrases DIR, or vectors DIR PACKAGES');
  process.exit(2);
}
try {
  await make(dataDir, packages);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

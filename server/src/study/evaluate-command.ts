import { evaluateBrands } from './brands/evaluate.ts';
import { evaluateSentiment } from './sentiment/evaluate-sentiment.ts';

/** What can be measured, with where its data lies beside a checkout. */
const MEASURES: Record<string, { data: string; evaluate(data: string): void | Promise<void> }> = {
  sentiment: { data: '../shared/data/sentiment', evaluate: evaluateSentiment },
  brands: { data: '../shared/data/earnings21-brands-public.ndjson.gz', evaluate: evaluateBrands },
};

const [what = '', data, ...rest] = process.argv.slice(2);
const measure = Object.hasOwn(MEASURES, what) ? MEASURES[what] : undefined;
if (measure === undefined || rest.length > 0) {
  console.error(`Usage: npm run evaluate -- ${Object.keys(MEASURES).join('|')} [DATA]`);
  process.exit(2);
}
try {
  await measure.evaluate(data ?? measure.data);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import nlp from 'compromise';
import { BrandDetector } from '../../domain/brands/brand-detector.ts';
import { gazetteer } from '../../domain/brands/gazetteer.ts';
import { spokenText } from '../../domain/segments.ts';
import { besideAim } from '../aims.ts';
import { type Counts, goldNames, type LabelledCall, scored, sum, toScore } from './scoring.ts';

/** Beside the labelled calls: talk that names next to no brand. */
const CONSULTATIONS = 'primock-public.ndjson.gz';
/** Aimed at: F1 over all calls, and how far it is to lie above the baseline's. */
const AIMS = { f1: 0.7, above: 0.15 };

/**
 * Prints how well brands are found against human labels of ORG and PRODUCT, with its aims, beside the organisations that `compromise`
 * finds, and how many are found in medical consultations.
 *
 * @param dataFile labelled calls, one JSON a line, gzip
 */
export async function evaluateBrands(dataFile: string): Promise<void> {
  if (!existsSync(dataFile)) {
    console.log(`Skipped: there is no ${dataFile}.`);
    return;
  }
  const calls = linesOf<LabelledCall>(dataFile);
  const detector = new BrandDetector();
  const own: Counts[] = [];
  const ofNames: Counts[] = [];
  const baseline: Counts[] = [];
  let ms = 0;
  for (const call of calls) {
    const texts = call.segments.map(({ text }) => spokenText(text));
    const gold = goldNames(call);
    const started = performance.now();
    const found = detector.find(texts);
    ms += performance.now() - started;
    const labels = found.map(({ label }) => label);
    own.push(scored(labels, gold));
    ofNames.push(scored(labels, withoutShorthand(gold)));
    baseline.push(
      scored(
        texts.flatMap((text) => nlp(text).organizations().out('array') as string[]),
        gold,
      ),
    );
  }
  const half = (counts: readonly Counts[], rest: number) => counts.filter((_, i) => i % 2 === rest);
  console.log(`${calls.length} calls, ${sum(own).gold} names labelled`);
  console.log('                      precision  recall     F1');
  console.log(rowOf('Earshot', own));
  console.log(rowOf('  tuned on (odd)', half(own, 0)));
  console.log(rowOf('  checked on (even)', half(own, 1)));
  console.log(rowOf('  labels that name', ofNames));
  console.log(rowOf('compromise', baseline));
  const { f1 } = toScore(sum(own));
  const above = f1 - toScore(sum(baseline)).f1;
  console.log(`Earshot, F1 ${f1.toFixed(3)}: ${besideAim(f1, AIMS.f1, AIMS.f1.toFixed(2))}`);
  console.log(`  above compromise ${above.toFixed(3)}: ${besideAim(above, AIMS.above)}`);
  console.log(`${(ms / calls.length).toFixed(2)} ms a call of ${textUnits(calls)} characters`);
  printConsultations(detector, join(dirname(dataFile), CONSULTATIONS));
}

/** Labels but for ordinary abbreviations (Q&A, OPEX, LNG), which are left out on purpose and are labelled in some calls. */
function withoutShorthand(gold: ReadonlySet<string>): Set<string> {
  const { abbreviations } = gazetteer();
  return new Set([...gold].filter((name) => !abbreviations.has(name.toUpperCase())));
}

function linesOf<T>(file: string): T[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function rowOf(title: string, counts: readonly Counts[]): string {
  const { precision, recall, f1 } = toScore(sum(counts));
  return title.padEnd(22) + [precision, recall, f1].map((value) => value.toFixed(3).padStart(9)).join('');
}

function textUnits(calls: readonly LabelledCall[]): number {
  const units = calls.flatMap(({ segments }) => segments.map(({ text }) => text.length));
  return Math.round(units.reduce((total, length) => total + length, 0) / calls.length);
}

function printConsultations(detector: BrandDetector, file: string): void {
  if (!existsSync(file)) {
    console.log(`Consultations skipped: there is no ${file}.`);
    return;
  }
  const calls = linesOf<{ segments: { text: string }[] }>(file);
  const counts = new Map<string, number>();
  let ms = 0;
  for (const { segments } of calls) {
    const texts = segments.map(({ text }) => spokenText(text));
    const started = performance.now();
    const found = detector.find(texts);
    ms += performance.now() - started;
    for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((total, count) => total + count, 0);
  console.log(`${calls.length} consultations: ${(all / calls.length).toFixed(2)} found a call,`);
  console.log(
    `  ${(ms / calls.length).toFixed(2)} ms a call: ${[...counts].map(([label, n]) => `${label} ${n}`).join(', ')}`,
  );
}

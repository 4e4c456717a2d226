import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureDetails } from './details.ts';
import { measureFolding } from './folding.ts';
import { measureLatency } from './latency.ts';
import { measureMixed } from './mixed.ts';
import { measureOpening } from './opening.ts';
import { measureStored } from './stored.ts';
import { Measured } from './system.ts';
import { measureThroughput } from './throughput.ts';

const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const MEASURES = {
  throughput: measureThroughput,
  mixed: measureMixed,
  stored: measureStored,
  folding: measureFolding,
  latency: measureLatency,
  opening: measureOpening,
  details: measureDetails,
};

/** Aims for which there is no measure here. */
const NOT_MEASURED = `**Not measured yet**, with what is aimed at: a single event's POST over a bare \`node:http\` server with the same body (≥ 0.5); POST → delta with 100
clients and at 1,000 calls/s (p99 ≤ flush + 50 ms); fan-out to 1,000 clients over raw \`ws\` (≤ 1.4 times the CPU); opening over a million stored calls (p99
≤ 1.2 times that over 100,000); 200 clients opening one view at once (p99 ≤ 5 times a single opening); bytes of a delta over its document's (≤ 0.3 at 20 calls);
the page's script and layout for a delta (p95 ≤ 8 ms). A POST's way to the pixel in Chromium,
beside 100 calls/s (p50 ≤ 150 ms, p99 ≤ 300 ms), is printed by \`e2e/browser/arrival.test.ts\`, which asserts what holds on a machine that others use too.`;

const USAGE = `npm run bench                  measures everything and writes docs/benchmarks.md
npm run bench -- NAME …        measures these alone and prints their rows: ${Object.keys(MEASURES).join(', ')}`;

const say = (line: string) => console.log(line);

type Name = keyof typeof MEASURES;
const isMeasure = (name: string): name is Name => Object.hasOwn(MEASURES, name);

/** Each measure has a system of its own, and ends by proving that no counter drifted. */
async function measured(names: readonly Name[]): Promise<string[]> {
  const rows: string[] = [];
  for (const name of names) {
    const measure = MEASURES[name];
    await using system = await Measured.start();
    rows.push(...(await measure(system, say)));
    await system.verify();
  }
  return rows;
}

function pageOf(rows: readonly string[]): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `# Benchmarks

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, Node ${process.versions.node}. Load, server and Redis share
the machine, and Redis writes its append-only file. On a shared machine only ratios of things measured in turn mean much; absolute figures are
for orientation. Every measure has a Redis and a server of its own and ends with \`npm run verify\`, which found no drift.

Where three figures stand as \`a (b–c)\`, a is the median of five rounds of 2,000 calls or events, b the least and c the greatest.

| what | figure | aim | |
|---|---|---|---|
${rows.join('\n')}

${NOT_MEASURED}
`;
}

async function bench(names: readonly string[]): Promise<void> {
  const known = names.filter(isMeasure);
  if (known.length < names.length) return say(USAGE);
  if (known.length > 0) return say((await measured(known)).join('\n'));
  const rows = await measured(Object.keys(MEASURES).filter(isMeasure));
  // What others measure stands in sections of its own below the table, and stays.
  const kept = /\n## .*/s.exec(readFileSync(PAGE, 'utf8'))?.[0] ?? '';
  writeFileSync(PAGE, pageOf(rows) + kept);
  say(`written to ${PAGE}`);
}

await bench(process.argv.slice(2));

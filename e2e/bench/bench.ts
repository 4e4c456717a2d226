import { writeFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureLatency } from './latency.ts';
import { measureOpening } from './opening.ts';
import { Measured } from './system.ts';
import { measureThroughput } from './throughput.ts';

const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const MEASURES = { throughput: measureThroughput, latency: measureLatency, opening: measureOpening };

const say = (line: string) => console.log(line);

/** Each measure has a system of its own, and ends by proving that no counter drifted. */
async function measured(): Promise<string[]> {
  const rows: string[] = [];
  for (const measure of Object.values(MEASURES)) {
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

Where three figures stand as \`a (b–c)\`, a is the median of five rounds of 2,000 calls, b the least and c the greatest.

| what | figure |
|---|---|
${rows.join('\n')}
`;
}

writeFileSync(PAGE, pageOf(await measured()));
say(`written to ${PAGE}`);

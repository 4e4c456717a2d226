import { text } from 'node:stream/consumers';
import { readConfig } from './config.ts';
import { planOf } from './domain/analysis.ts';
import { ANALYSIS_VERSION, Analyst } from './pipeline/analyst.ts';
import { openStore } from './store/store.ts';

/** As many as the consumer applies in one call. */
const BATCH = 100;
const EMPTY = { rev: 0, trackers: [] };

/**
 * How fast the bare function in Redis takes calls: events come as NDJSON on standard input, are analysed first, and then
 * only applied, batch after batch. What the whole way of an event is measured against.
 */
async function ceiling(): Promise<void> {
  const read = readConfig(process.env);
  if ('faults' in read) throw new Error(read.faults.join(' '));
  const { redisUrl, partitions, timeZone } = read.config;
  const plan = planOf(EMPTY, EMPTY, ANALYSIS_VERSION);
  const analyst = new Analyst({ plan, generations: [{ generation: 1, timeZone }] });
  const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '');
  const steps = lines.map((line) => analyst.stepOf(line));
  const store = await openStore({ url: redisUrl, partitions });
  const startedAtMs = performance.now();
  for (let at = 0; at < steps.length; at += BATCH)
    await store.ledger.apply(0, steps.slice(at, at + BATCH), { nowMs: Date.now(), plan: plan.name });
  const seconds = (performance.now() - startedAtMs) / 1000;
  await store.close();
  console.log(JSON.stringify({ calls: steps.length, seconds }));
}

await ceiling();

import { text } from 'node:stream/consumers';
import { readConfig } from './config.ts';
import { planOf } from './domain/analysis.ts';
import type { TrackedTerm, TrackerSet } from './domain/trackers.ts';
import { ANALYSIS_VERSION, Analyst } from './pipeline/analyst.ts';
import { openStore } from './store/store.ts';
import { systemClock } from './views/clock.ts';
import { View } from './views/view.ts';
import { Warm } from './views/warm.ts';

const BATCH = 100;
/** So many of the calls are folded one by one; the others are there before. */
const TIMED = 500;
const TERMS = 500;
const PERIOD = { kind: 'allTime' } as const;

/** Every word that is said is tracked, and words that nobody says until there are enough. */
function termsOf(lines: readonly string[]): TrackerSet {
  const words = new Set(lines.join(' ').match(/\b[a-z]{4,12}\b/g));
  for (let n = 0; words.size < TERMS; n++) words.add(`unsaid${n}`);
  const trackers = [...words]
    .slice(0, TERMS)
    .map((word): TrackedTerm => ({ id: word, kind: 'keyword', label: word, phrases: [word], rev: 1 }));
  return { rev: 1, trackers };
}

/**
 * How long a node takes from a change of the stream to the next patch of a view that is open: calls come as NDJSON on standard
 * input, and the answer is how many milliseconds each of the last ones took.
 */
async function fold(): Promise<void> {
  const read = readConfig(process.env);
  if ('faults' in read) throw new Error(read.faults.join(' '));
  const { redisUrl, partitions, timeZone } = read.config;
  const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '');
  const store = await openStore({ url: redisUrl, partitions });
  const organisation = { generation: 1, timeZone, currency: 'EUR', name: 'Bench', setUpAtMs: Date.now() };
  await store.settings.init({ ...organisation, partitions: store.partitions });
  const terms = termsOf(lines);
  await store.trackers.save(terms, 0);
  await store.trackers.show(terms.rev);
  const plan = planOf(terms, terms, ANALYSIS_VERSION);
  await store.ledger.setPlan(0, { name: plan.name, shownRev: terms.rev });
  const analyst = new Analyst({ plan, generations: [{ generation: 1, timeZone }] });
  const steps = lines.map((line) => analyst.stepOf(line));
  const apply = async (some: typeof steps) => {
    for (let at = 0; at < some.length; at += BATCH)
      await store.ledger.apply(0, some.slice(at, at + BATCH), { nowMs: Date.now(), plan: plan.name });
  };
  await apply(steps.slice(0, -TIMED));

  const warm = await Warm.load({ store, clock: systemClock, moved: () => undefined });
  let patches = 0;
  const view = new View({
    ...{ scope: 'all', period: PERIOD, audience: 'people', pseudonym: (id) => id },
    ...{ now: Date.now, asOfMs: Date.now },
    listener: {
      delta: () => {
        patches += 1;
      },
      restarted: () => undefined,
    },
  });
  view.restart(await warm.sources('all', PERIOD));
  await apply(steps.slice(-TIMED));
  const reader = await store.reader.openChanges();
  const tookMs: number[] = [];
  do {
    const batches = await reader.read(warm.state.positions, 100);
    for (const change of batches.flatMap(({ changes }) => changes)) {
      const startedAtMs = performance.now();
      await warm.apply(0, change);
      view.touch(warm.takeTouched());
      view.refresh();
      if (change.kind === 'call') tookMs.push(performance.now() - startedAtMs);
    }
  } while (!reader.atEnd);
  await reader.close();
  await store.close();
  if (patches < TIMED) throw new Error(`${TIMED} calls made ${patches} patches`);
  console.log(JSON.stringify({ tookMs }));
}

await fold();

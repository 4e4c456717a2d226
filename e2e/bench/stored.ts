import { spokenCallOf } from './conversations.ts';
import { row } from './figures.ts';
import { type Measured, ndjson } from './system.ts';

const SEGMENTS = 60;
const CHUNK = 2_000;
/** Stored beforehand, so that fields of counters, which do not grow with calls, are there. */
const BEFORE = 2 * CHUNK;
const CALLS = 48 * CHUNK;
const SPREAD_DAYS = 30;
const DAY_MS = 24 * 3600_000;
/** Aimed at, in bytes. */
const LIMIT = 6_000;

/** What Redis's memory grows by for one stored call, its text and its entry in the stream of changes included. */
export async function measureStored(system: Measured, say: (line: string) => void): Promise<string[]> {
  const nowMs = Date.now();
  await store(system, 'before', { count: BEFORE, nowMs });
  const before = await system.memory();
  await store(system, 'stored', { count: CALLS, nowMs });
  const after = await system.memory();
  const each = (after.used - before.used) / CALLS;
  const ofChanges = (after.changes - before.changes) / CALLS;
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  say(`a stored call of ${SEGMENTS} segments: ${kB(each)}, of it ${kB(ofChanges)} of changes`);
  return [
    row(
      `Redis bytes a stored call of ${SEGMENTS} segments: growth of \`used_memory\` over ${CALLS.toLocaleString('en')} calls of ${SPREAD_DAYS} days, after ${BEFORE.toLocaleString('en')}`,
      `${kB(each)}, of it ${kB(ofChanges)} in the stream of changes`,
      { words: `≤ ${kB(LIMIT)}`, isMet: each <= LIMIT },
    ),
  ];
}

interface Calls {
  count: number;
  nowMs: number;
}

/** Both lots lie over the same days, so that the second falls into buckets that are there. */
async function store(system: Measured, round: string, { count, nowMs }: Calls): Promise<void> {
  for (let first = 0; first < count; first += CHUNK) {
    const calls = Array.from({ length: CHUNK }, (_, i) =>
      spokenCallOf(
        { round, segments: SEGMENTS },
        first + i,
        nowMs - ((first + i) * SPREAD_DAYS * DAY_MS) / count,
      ),
    );
    await system.post(ndjson(calls), 'application/x-ndjson');
  }
  await system.applied();
}

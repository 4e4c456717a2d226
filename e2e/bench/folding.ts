import { spokenCallOf } from './conversations.ts';
import { median, percentile, row } from './figures.ts';
import { foldingOf, type Measured } from './system.ts';

const CALLS = 2_500;
const SEGMENTS = 60;
const SPREAD_DAYS = 30;
const DAY_MS = 24 * 3600_000;
/** Aimed at, in microseconds. */
const LIMIT_US = 100;

/** What one call costs a node that has one view open: folding it into every sum, and telling what changed in the document. */
export async function measureFolding(_: Measured, say: (line: string) => void): Promise<string[]> {
  const endMs = Date.now();
  const plan = { round: 'fold', segments: SEGMENTS };
  const calls = Array.from({ length: CALLS }, (_, n) =>
    spokenCallOf(plan, n, endMs - ((CALLS - n) * SPREAD_DAYS * DAY_MS) / CALLS),
  );
  const tookUs = (await foldingOf(calls)).map((ms) => ms * 1000);
  const shown = [median(tookUs), percentile(tookUs, 0.99)].map((us) => `${us.toFixed(0)} µs`).join(' / ');
  say(`folding a call: ${shown}`);
  return [
    row(
      `folding one call into one open view of 200 sellers and 500 terms, its next patch included: median / p99 of ${tookUs.length}`,
      shown,
      { words: `median ≤ ${LIMIT_US} µs`, isMet: median(tookUs) <= LIMIT_US },
    ),
  ];
}

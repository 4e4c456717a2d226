import type { PageSample } from './probe.ts';
import { afterWarmUp, drift, growthPerDay, median, type Point } from './trend.ts';

/** A screen runs for a week and is as light as on its first day. */
export const MOST_GROWTH_A_DAY_BYTES = 1_000_000;
/** Lists come and go in lengths of their own; what is never taken away climbs past this in minutes. */
export const MOST_DRIFT = 0.05;

export interface Row {
  page: string;
  what: string;
  first: string;
  last: string;
  figure: string;
  /** Absent where nothing is promised. */
  limit?: string;
  isKept: boolean;
}

const mega = (bytes: number) => `${(bytes / 1_000_000).toFixed(2)} MB`;
const millis = (ms: number) => `${ms.toFixed(1)} ms`;
const share = (part: number) => `${(100 * part).toFixed(1)} %`;
const whole = (count: number) => Math.round(count).toLocaleString('en');

export interface Soaked {
  lastsMs: number;
  speedup: number;
}

/** What the samples of one page say, in rows of a table. */
export function rowsOf(page: string, all: readonly PageSample[], { lastsMs, speedup }: Soaked): Row[] {
  const kept = afterWarmUp(
    all.map((sample) => ({ ...sample, value: 0 })),
    lastsMs,
  );
  const points = (what: 'heapBytes' | 'nodes' | 'listeners' | 'perDeltaMs'): Point[] =>
    kept.map((sample) => ({ atMs: sample.atMs, value: sample[what] }));
  const ends = (of: readonly Point[], written: (value: number) => string) => ({
    first: written(of[0]!.value),
    last: written(of.at(-1)!.value),
  });
  const heap = points('heapBytes');
  const growth = growthPerDay(heap, speedup);
  const steady = (what: 'nodes' | 'listeners', name: string): Row => {
    const part = drift(points(what));
    return {
      ...{ page, what: name, ...ends(points(what), whole) },
      figure: `greatest of the last third against the first's: ${part >= 0 ? '+' : ''}${share(part)}`,
      limit: `≤ ${share(MOST_DRIFT)}`,
      isKept: part <= MOST_DRIFT,
    };
  };
  const long = kept.reduce((sum, { longTasks }) => sum + longTasks, 0);
  const worst = Math.max(...kept.map(({ worstTaskMs }) => worstTaskMs));
  return [
    {
      ...{ page, what: 'heap after a collection', ...ends(heap, mega) },
      figure: `${mega(growth)} a day of the team`,
      limit: `≤ ${mega(MOST_GROWTH_A_DAY_BYTES)}`,
      isKept: growth <= MOST_GROWTH_A_DAY_BYTES,
    },
    steady('nodes', 'DOM nodes'),
    steady('listeners', 'listeners'),
    {
      ...{ page, what: 'script, style and layout a delta', ...ends(points('perDeltaMs'), millis) },
      figure: `median ${millis(median(kept.map(({ perDeltaMs }) => perDeltaMs)))} of ${whole(kept.reduce((sum, { deltas }) => sum + deltas, 0))} deltas`,
      isKept: true,
    },
    {
      ...{ page, what: 'tasks over 50 ms', first: '', last: '' },
      figure: `${long}, the longest ${whole(worst)} ms`,
      isKept: true,
    },
    {
      ...{ page, what: 'main thread busy', first: share(kept[0]!.busy), last: share(kept.at(-1)!.busy) },
      figure: `median ${share(median(kept.map(({ busy }) => busy)))}`,
      isKept: true,
    },
  ];
}

/** The rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ page, what, first, last, figure, limit = '', isKept }) =>
      `| ${page} | ${what} | ${first} | ${last} | ${figure} | ${limit} | ${limit === '' ? '' : isKept ? 'met' : '**missed**'} |`,
  );
  return [
    '| page | what | first | last | figure | limit | |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

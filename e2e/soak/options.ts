import { parseArgs } from 'node:util';

export const HELP = `Lets pages stand for a while under a generated team's calls, and measures what they lose by it.

  npm run soak                     10 minutes, the calls 84 times as fast: 14 hours of a busy team
  npm run soak -- --hours 2        a week

  --minutes N, --hours N           how long (10 minutes)
  --speedup N                      how many times as fast as a team lives (84)
  --every SECONDS                  between two samples, each after a forced collection (10)

What happens by the clock alone (a heartbeat every 5 s, a running time every second) is not made faster.
Ends with 0 when every measure stays within its limit, 1 when one does not, 2 when the options make no sense.`;

export interface SoakOptions {
  lastsMs: number;
  speedup: number;
  everyMs: number;
}

/** Options that make no sense, in a sentence for whoever gave them. */
export class UsageError extends Error {}

const above0 = (name: string, text: string) => {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new UsageError(`--${name} must be a number above 0.`);
  return value;
};

export function readOptions(args: string[]): SoakOptions | 'help' {
  const text = { type: 'string' } as const;
  const given = (() => {
    try {
      const options = {
        minutes: text,
        hours: text,
        speedup: text,
        every: text,
        help: { type: 'boolean' },
      } as const;
      return parseArgs({ args, options }).values;
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  if (given.help === true) return 'help';
  if (given.minutes !== undefined && given.hours !== undefined)
    throw new UsageError('--minutes and --hours say the same: give one.');
  const minutes =
    given.hours === undefined ? above0('minutes', given.minutes ?? '10') : 60 * above0('hours', given.hours);
  const options = {
    lastsMs: minutes * 60_000,
    speedup: above0('speedup', given.speedup ?? '84'),
    everyMs: 1_000 * above0('every', given.every ?? '10'),
  };
  if (options.lastsMs < 6 * options.everyMs) throw new UsageError('It must last for six samples at least.');
  return options;
}

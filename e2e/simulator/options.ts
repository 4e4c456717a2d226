import { parseArgs } from 'node:util';
import { MAX_SELLERS } from './generate/team.ts';

export const HELP = `Plays a sales team's calls and deals into a running Earshot.

  npm run simulate -- --file calls.ndjson.gz --now     calls from a file, moved to the present
  npm run simulate -- --trackers --targets --history 60 --live
                                                       a generated sales team: its past, then its present

Where to
  --url URL            the server (http://127.0.0.1:3000)
  --token TOKEN        a token that may send events; else EARSHOT_TOKEN or EARSHOT_ADMIN_TOKEN

Calls from a file
  --file FILE          NDJSON, also .gz, "-" for standard input. Each line is an event as POST /v1/events takes it, or
                       a call {id, startedAt, durationSec, seller, customer?, language?, segments}
  --now                move all times so that the last call ends now (reads the whole file first)
  --speedup N          play by the file's own times, N times as fast (reads the whole file first)

A generated team
  --history DAYS       its last DAYS days, as fast as they are taken: finished calls, deals on their way from stage to
                       stage until they are won or lost, e-mails, phone calls and meetings
  --live               then what happens now, until stopped: calls that begin and end, a deal won every few minutes;
                       the default where nothing is asked for. Without --history its deals are sent as they stand
  --for SECONDS        end it after so long
  --sellers N          size of the team, 3 to ${MAX_SELLERS} (18)
  --calls-per-day N    on a working day (60)
  --time-zone ZONE     whose working hours; else EARSHOT_TIME_ZONE, else UTC
  --seed TEXT          another seed is another team (1)
  --trackers           first make the keywords and competitors that these calls are about (needs an admin token)
  --targets            first set the sales period to quarters, with a target for all and for each team (likewise)

How
  --rate N             at most N events a second (not for what happens live)
  --dry-run            send nothing; count what would be sent and check it against the contract

Ends with 0 when all was accepted, 1 when anything was rejected or not sent, 2 when the options make no sense.`;

export interface Options {
  url: string;
  token: string;
  file?: string;
  now: boolean;
  speedup?: number;
  rate?: number;
  historyDays: number;
  live: boolean;
  liveSeconds?: number;
  sellers: number;
  callsPerDay: number;
  timeZone: string;
  seed: string;
  trackers: boolean;
  targets: boolean;
  dryRun: boolean;
}

const SPEC = {
  help: { type: 'boolean', short: 'h' },
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  token: { type: 'string' },
  file: { type: 'string' },
  now: { type: 'boolean', default: false },
  speedup: { type: 'string' },
  rate: { type: 'string' },
  history: { type: 'string', default: '0' },
  live: { type: 'boolean', default: false },
  for: { type: 'string' },
  sellers: { type: 'string', default: '18' },
  'calls-per-day': { type: 'string', default: '60' },
  'time-zone': { type: 'string' },
  seed: { type: 'string', default: '1' },
  trackers: { type: 'boolean', default: false },
  targets: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** What is wrong with the command line, in one sentence. */
export class UsageError extends Error {}

/** Reads the command line; `help` where that is asked for. Throws a `UsageError`. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | 'help' {
  const given = parsed(args);
  if (given.help) return 'help';
  const { file, seed, now, trackers, targets } = given;
  const dryRun = given['dry-run'];
  const speedup = positive('--speedup', given.speedup);
  const rate = positive('--rate', given.rate);
  const liveSeconds = positive('--for', given.for);
  const historyDays = whole('--history', given.history, [0, 2_000]);
  const token = given.token ?? env.EARSHOT_TOKEN ?? env.EARSHOT_ADMIN_TOKEN ?? '';
  const timeZone = given['time-zone'] ?? (env.EARSHOT_TIME_ZONE || 'UTC');
  if (!URL.canParse(given.url)) throw new UsageError('--url must be a URL.');
  if (!isTimeZone(timeZone)) throw new UsageError('--time-zone must be an IANA time zone.');
  if (!/^[A-Za-z0-9._-]{1,32}$/.test(seed)) throw new UsageError('--seed must be 1 to 32 letters or digits.');
  if (token === '' && !dryRun) throw new UsageError('No token: give --token or set EARSHOT_TOKEN.');
  if (file !== undefined && (given.live || historyDays > 0))
    throw new UsageError('--file plays alone, without --history and --live.');
  if (file === undefined && (now || speedup !== undefined))
    throw new UsageError('--now and --speedup need a --file.');
  const asksForNothing = file === undefined && historyDays === 0 && !trackers && !targets;
  return {
    url: given.url,
    token,
    now,
    historyDays,
    timeZone,
    seed,
    trackers,
    targets,
    dryRun,
    live: given.live || liveSeconds !== undefined || asksForNothing,
    sellers: whole('--sellers', given.sellers, [3, MAX_SELLERS]),
    callsPerDay: whole('--calls-per-day', given['calls-per-day'], [1, 100_000]),
    ...(file !== undefined && { file }),
    ...(speedup !== undefined && { speedup }),
    ...(rate !== undefined && { rate }),
    ...(liveSeconds !== undefined && { liveSeconds }),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: SPEC }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new UsageError(`${name} must be a number above 0.`);
  return value;
}

function whole(name: string, text: string, [from, to]: [number, number]): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to)
    throw new UsageError(`${name} must be a whole number from ${from} to ${to}.`);
  return value;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

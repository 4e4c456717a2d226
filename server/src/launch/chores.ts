import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumBinary } from './chromium.ts';
import { ROOT } from './places.ts';
import { ended, endGently } from './processes.ts';
import { NO_REDIS, redisBinary } from './redis-binary.ts';
import { obtainRedis } from './redis-process.ts';
import {
  adminToken,
  dataDir,
  type RunningSystem,
  startSystem,
  type WayIn,
  wayInToLook,
  wayInToWork,
} from './system.ts';

const say = (line: string) => console.log(line);
const SIMULATE = join(ROOT, 'e2e', 'dist', 'simulate.js');
const DEMO_HISTORY_DAYS = 60;

const ORPHAN_LOOK_MS = 500;

/** Aborted at the first Ctrl-C or TERM, and where whoever started this is gone. */
function askedToEnd(): AbortSignal {
  const parent = process.ppid;
  const asking = new AbortController();
  const ask = () => asking.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  setInterval(() => process.ppid !== parent && ask(), ORPHAN_LOOK_MS).unref();
  return asking.signal;
}

function whenAsked(asked: AbortSignal): Promise<'asked'> {
  return new Promise((resolve) => {
    asked.addEventListener('abort', () => resolve('asked'), { once: true });
    if (asked.aborted) resolve('asked');
  });
}

/** Runs a Node program of ours in the foreground, with the terminal's Ctrl-C. */
async function foreground(file: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const ignore = () => {};
  const pass = () => child.kill('SIGTERM');
  process.on('SIGINT', ignore).on('SIGTERM', pass);
  const code = await ended(child);
  process.off('SIGINT', ignore).off('SIGTERM', pass);
  return code;
}

/** Shows where to go, then waits until asked to end or until the server ends by itself. */
async function serveUntilAsked(system: RunningSystem, asked: Promise<'asked'>): Promise<number> {
  const result = await Promise.race([asked, ended(system.server)]);
  if (result === 'asked') say('\nEnding …');
  else say('The server ended by itself.');
  await system.stop();
  return result === 'asked' ? 0 : 1;
}

/** Starts everything and says where to go; leaves nothing running where that fails. */
async function open(
  asked: AbortSignal,
  wayIn: (system: RunningSystem) => Promise<WayIn>,
): Promise<RunningSystem> {
  const system = await startSystem({ say, asked });
  try {
    const { link, does } = await wayIn(system);
    say(`\nOpen  ${link}\n      (${does}; Ctrl-C ends everything, a new start keeps what is there)\n`);
    return system;
  } catch (error) {
    await system.stop();
    throw error;
  }
}

async function start(): Promise<number> {
  const asked = askedToEnd();
  const system = await open(asked, wayInToWork);
  return serveUntilAsked(system, whenAsked(asked));
}

/** The same with a generated sales team: its history and targets once, then what happens live for as long as this runs. */
async function demo(args: string[]): Promise<number> {
  const asked = askedToEnd();
  const system = await open(asked, wayInToLook);
  const played = join(dataDir, 'demo-history');
  // Targets are set once, with the history: later ones are the user's own.
  const past = existsSync(played) ? [] : ['--targets', '--history', String(DEMO_HISTORY_DAYS)];
  const player = spawn(
    process.execPath,
    [SIMULATE, '--url', system.url, '--trackers', ...past, '--live', ...args],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
      env: { ...process.env, EARSHOT_TOKEN: system.adminToken },
    },
  );
  player.on('message', (message) => {
    if (message === 'history-played') writeFileSync(played, `${new Date().toISOString()}\n`);
  });
  void ended(player).then(
    (code) => code !== 0 && say('The simulator ended; the dashboard goes on without new calls.'),
  );
  const code = await serveUntilAsked(
    system,
    whenAsked(asked).then((word) => endGently(player, 3_000).then(() => word)),
  );
  await endGently(player, 3_000);
  return code;
}

/** Every test: units, real Redis, the running system, the browser. */
async function test(args: string[]): Promise<number> {
  const redis = redisBinary(dataDir, say);
  if (redis === undefined) {
    console.error(NO_REDIS);
    return 1;
  }
  const chromium = chromiumBinary(say);
  if (chromium === undefined)
    say('No Chromium on this machine: the browser tests will be skipped (set EARSHOT_CHROMIUM).');
  const env = { EARSHOT_REDIS_BIN: redis, ...(chromium === undefined ? {} : { EARSHOT_CHROMIUM: chromium }) };
  return foreground(
    join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    ['run', '--root', ROOT, ...args],
    env,
  );
}

/** Runs a built program beside the installation's Redis: the one that runs, or one started for the purpose. */
async function withRedis(file: string, args: string[]): Promise<number> {
  const redis = await obtainRedis(dataDir, { say, asked: askedToEnd() });
  try {
    return await foreground(file, args, { REDIS_URL: redis.url, EARSHOT_ADMIN_TOKEN: adminToken() });
  } finally {
    await redis.stop();
  }
}

async function bench(args: string[]): Promise<number> {
  const redis = redisBinary(dataDir, say);
  if (redis === undefined) {
    console.error(NO_REDIS);
    return 1;
  }
  return foreground(join(ROOT, 'e2e', 'dist', 'bench.js'), args, { EARSHOT_REDIS_BIN: redis });
}

/** Pages that stand for a while under a generated team's calls, in a real Chromium. */
async function soak(args: string[]): Promise<number> {
  const redis = redisBinary(dataDir, say);
  const chromium = chromiumBinary(say);
  if (redis === undefined || chromium === undefined) {
    console.error(redis === undefined ? NO_REDIS : 'No Chromium on this machine (set EARSHOT_CHROMIUM).');
    return 1;
  }
  const env = { EARSHOT_REDIS_BIN: redis, EARSHOT_CHROMIUM: chromium };
  return foreground(join(ROOT, 'e2e', 'dist', 'soak.js'), args, env);
}

/** Server rebuilt and restarted at every change, and the page served by Vite with hot updates. */
async function dev(): Promise<number> {
  const asked = askedToEnd();
  const redis = await obtainRedis(dataDir, { say, asked });
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env, REDIS_URL: redis.url, EARSHOT_ADMIN_TOKEN: adminToken() };
  const children = [
    spawn(process.execPath, [vite, 'build', '--watch'], {
      cwd: join(ROOT, 'server'),
      stdio: 'inherit',
      detached: true,
    }),
    spawn(process.execPath, ['--watch', join(ROOT, 'server', 'dist', 'main.js')], {
      stdio: 'inherit',
      env,
      detached: true,
    }),
    spawn(process.execPath, [vite], { cwd: join(ROOT, 'client'), stdio: 'inherit', detached: true }),
  ];
  await whenAsked(asked);
  await Promise.all(children.map((child) => endGently(child, 7_000)));
  await redis.stop();
  return 0;
}

/** The chores by name; each resolves with an exit code. */
export const CHORES: Record<string, (args: string[]) => Promise<number>> = {
  start,
  demo,
  test,
  bench,
  soak,
  dev,
  simulate: (args) => foreground(SIMULATE, args, { EARSHOT_ADMIN_TOKEN: adminToken() }),
  verify: (args) => withRedis(join(ROOT, 'server', 'dist', 'verify.js'), args),
  train: (args) => foreground(join(ROOT, 'server', 'dist', 'train.js'), args),
  evaluate: (args) => foreground(join(ROOT, 'server', 'dist', 'evaluate.js'), args),
};

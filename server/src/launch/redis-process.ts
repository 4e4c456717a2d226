import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onPath } from './places.ts';
import { ended, endGently, freePort, startApart, succeeds } from './processes.ts';
import { NO_REDIS, presentBinary, redisBinary } from './redis-binary.ts';

/** What a start tells its user, and what tells it to give up. */
export interface Starting {
  say: (line: string) => void;
  /** Aborted when the user has asked to end: whatever is being started is ended, and the start throws. */
  asked: AbortSignal;
}

/** A Redis to work with, and how to end it where it is ours. */
export interface RunningRedis {
  url: string;
  /** One line for people: where it came from. */
  origin: string;
  /** Ends it where this run started it or took it over. */
  stop(): Promise<void>;
}

const DOCKER_IMAGE = 'redis:7-alpine';
/** What docs/operating.md asks of a Redis. */
const SETTINGS = {
  appendonly: 'yes',
  save: '',
  'maxmemory-policy': 'noeviction',
  'hash-max-listpack-value': 8192,
};

/**
 * Finds or starts a Redis: `REDIS_URL`, else a server program on this machine with its own data folder and
 * append-only file, else a Docker engine that answers, else one fetched from Debian's packages. Throws with what to
 * install where all of that fails.
 */
export async function obtainRedis(dataDir: string, { say, asked }: Starting): Promise<RunningRedis> {
  const given = process.env.REDIS_URL;
  if (given !== undefined && given !== '') return { url: given, origin: 'REDIS_URL', stop: async () => {} };
  const present = presentBinary(dataDir);
  if (present !== undefined) return startBinary(present, dataDir, { asked });
  if (onPath('docker') !== undefined && succeeds('docker', ['info'], { timeoutMs: 10_000 }))
    return startDocker(dataDir, asked);
  const fetched = redisBinary(dataDir, say);
  if (fetched === undefined) throw new Error(NO_REDIS);
  return startBinary(fetched, dataDir, { asked });
}

/** How long a server may say nothing; one that says that it reads its file is waited for. */
const SILENCE_MS = 30_000;
const GRACE_MS = 5_000;

/** Starts a server program on the data folder, or takes the one that is on it already; leaves nothing running where it fails. */
export async function startBinary(
  program: string,
  dataDir: string,
  { asked, silenceMs = SILENCE_MS }: { asked: AbortSignal; silenceMs?: number },
): Promise<RunningRedis> {
  const folder = join(dataDir, 'redis');
  mkdirSync(folder, { recursive: true });
  const note = join(dataDir, 'redis.json');
  const left = await leftRunning(note, asked);
  asked.throwIfAborted();
  if (left !== undefined) return left;
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder, ...SETTINGS };
  const child = startApart(program, argumentsOf(settings), { stdio: 'ignore' });
  // Before it answers: whoever comes after a launcher that was killed must find it.
  writeFileSync(note, JSON.stringify({ pid: child.pid, port, owner: process.pid }));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended(child);
    rmSync(note, { force: true });
  };
  if (!(await answersPing(port, silenceMs, () => child.exitCode === null && !asked.aborted))) {
    await endGently(child, GRACE_MS);
    rmSync(note, { force: true });
    asked.throwIfAborted();
    throw new Error(`${program} did not start with its data in ${folder}.`);
  }
  return { url: `redis://127.0.0.1:${port}`, origin: program, stop };
}

interface RedisNote {
  pid: number;
  port: number;
  /** The launcher that started it, and ends it. */
  owner: number;
}

/**
 * A server of ours that runs already holds the data folder, so it is used. Where its launcher lives it is only
 * borrowed; where the launcher was killed, this run takes it over and ends it.
 */
async function leftRunning(note: string, asked: AbortSignal): Promise<RunningRedis | undefined> {
  if (!existsSync(note)) return undefined;
  const { pid, port, owner } = JSON.parse(readFileSync(note, 'utf8')) as RedisNote;
  if (!isAlive(pid) || !(await answersPing(port, 1_000, () => isAlive(pid) && !asked.aborted)))
    return undefined;
  const found = { url: `redis://127.0.0.1:${port}`, origin: `running already (process ${pid})` };
  if (isAlive(owner)) return { ...found, stop: async () => {} };
  writeFileSync(note, JSON.stringify({ pid, port, owner: process.pid }));
  const stop = async () => {
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(50);
    rmSync(note, { force: true });
  };
  return { ...found, stop };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function argumentsOf(settings: Record<string, string | number>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

async function startDocker(dataDir: string, asked: AbortSignal): Promise<RunningRedis> {
  const port = await freePort();
  const volume = `${join(dataDir, 'redis')}:/data`;
  mkdirSync(join(dataDir, 'redis'), { recursive: true });
  const args = ['run', '--rm', '-p', `127.0.0.1:${port}:6379`, '-v', volume, DOCKER_IMAGE, 'redis-server'];
  const child = startApart('docker', [...args, ...argumentsOf(SETTINGS)], { stdio: 'ignore' });
  if (!(await answersPing(port, 120_000, () => child.exitCode === null && !asked.aborted))) {
    await endGently(child, GRACE_MS);
    asked.throwIfAborted();
    throw new Error(`Docker could not start ${DOCKER_IMAGE}. ${NO_REDIS}`);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended(child);
  };
  return { url: `redis://127.0.0.1:${port}`, origin: `Docker, ${DOCKER_IMAGE}`, stop };
}

/**
 * Asks PING until the answer is PONG. A server that still reads its file answers LOADING: it is not ready, and not silent, and
 * so it is waited for however long the file is.
 */
async function answersPing(port: number, silenceMs: number, isRunning: () => boolean): Promise<boolean> {
  let deadline = performance.now() + silenceMs;
  while (performance.now() < deadline && isRunning()) {
    const answer = await pingOnce(port);
    if (answer.startsWith('+PONG')) return true;
    if (answer.startsWith('-LOADING')) deadline = performance.now() + silenceMs;
    await sleep(50);
  }
  return false;
}

/** What a server answers to PING; nothing where it does not. */
function pingOnce(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const finish = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => finish(data.toString()));
    socket.once('error', () => finish(''));
    socket.once('timeout', () => finish(''));
    socket.once('close', () => finish(''));
  });
}

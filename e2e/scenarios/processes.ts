import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const START_MS = 30_000;
const END_MS = 6_000;
const program = (name: string) => fileURLToPath(new URL(`../../server/dist/${name}.js`, import.meta.url));
const SERVER = program('main');

/** A process of ours, ended by its own id. */
export interface Running {
  url: string;
  /** What it has written, errors included. */
  output(): string;
  /** Asks it to end, and makes it where it does not; or makes it at once. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** A Redis of its own on a free port, with its data in a folder that goes with it. */
export async function startRedis(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-redis-'));
  const port = await freePort();
  const binary = process.env.EARSHOT_REDIS_BIN ?? 'redis-server';
  const args = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--save',
    '',
    '--hash-max-listpack-value',
    '8192',
  ];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const started = await lineOf(child, /Ready to accept connections/);
  const end = async (signal?: 'SIGTERM' | 'SIGKILL') => {
    await endOf(child, signal);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, output: started.output, end };
}

/** The built server, or another build of it, on a free port; resolves once it says where it is. */
export async function startServer(env: Record<string, string>, server = SERVER): Promise<Running> {
  const child = spawn(process.execPath, ['--enable-source-maps', server], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
  const { match, output } = await lineOf(child, /http:\/\/\S+/);
  return { url: match, output, end: (signal) => endOf(child, signal) };
}

/** A built program of the server, run to its end. */
export async function runToEnd(
  name: 'main' | 'verify',
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [program(name)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  return { code, output };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Waits for a line that matches; throws with all that was written where it does not come. */
function lineOf(child: ChildProcess, pattern: RegExp): Promise<{ match: string; output: () => string }> {
  const written: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${child.spawnfile} ${why}:\n${written.join('\n')}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('did not start in time');
    }, START_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({ input: stream }).on('line', (line) => {
        written.push(line);
        const match = pattern.exec(line)?.[0];
        if (match === undefined) return;
        clearTimeout(timer);
        resolve({ match, output: () => written.join('\n') });
      });
  });
}

async function endOf(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(timer);
}

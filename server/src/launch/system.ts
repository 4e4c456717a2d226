import { type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './places.ts';
import { endGently, startApart } from './processes.ts';
import { obtainRedis, type RunningRedis, type Starting } from './redis-process.ts';

/** Where this installation keeps its data: `EARSHOT_DATA_DIR`, by default `.earshot/` in the repository. */
export const dataDir = resolve(ROOT, process.env.EARSHOT_DATA_DIR || '.earshot');

/** The server is asked to end within 5 s; what takes longer is ended. */
const GRACE_MS = 7_000;
const START_MS = 60_000;

/** A started Earshot: a Redis and one server. */
export interface RunningSystem {
  url: string;
  adminToken: string;
  redis: RunningRedis;
  server: ChildProcess;
  stop(): Promise<void>;
}

/** The admin token of this installation: the environment's, else one made once and kept where only its owner reads. */
export function adminToken(): string {
  const given = process.env.EARSHOT_ADMIN_TOKEN;
  if (given !== undefined && given !== '') return given;
  const file = join(dataDir, 'admin-token');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const token = randomBytes(24).toString('base64url');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}

/** Starts Redis, then the server; resolves once the server says that it is ready. Leaves nothing running where it throws. */
export async function startSystem(starting: Starting): Promise<RunningSystem> {
  const { say, asked } = starting;
  mkdirSync(dataDir, { recursive: true });
  const redis = await obtainRedis(dataDir, starting);
  say(`Redis: ${redis.origin}`);
  const token = adminToken();
  const server = startApart(
    process.execPath,
    ['--enable-source-maps', join(ROOT, 'server', 'dist', 'main.js')],
    {
      // A person watches this terminal: only what needs them is said.
      env: {
        EARSHOT_LOG_LEVEL: 'warn',
        ...process.env,
        REDIS_URL: redis.url,
        EARSHOT_ADMIN_TOKEN: token,
        EARSHOT_DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const stop = async () => {
    await endGently(server, GRACE_MS);
    await redis.stop();
  };
  const url = await readyUrl(server, asked);
  if (url === undefined) {
    await stop();
    asked.throwIfAborted();
    throw new Error('The server did not start; its own words stand above.');
  }
  return { url, adminToken: token, redis, server, stop };
}

/** The URL in the one line that the server prints when it is ready; its further lines go on to our output. */
function readyUrl(server: ChildProcess, asked: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), START_MS);
    const lines = createInterface({ input: server.stdout! });
    let url: string | undefined;
    lines.on('line', (line) => {
      const found = url === undefined ? /https?:\/\/\S+/.exec(line)?.[0] : undefined;
      if (found === undefined) return void process.stdout.write(`${line}\n`);
      url = found.replace(/[.,]$/, '');
      clearTimeout(timer);
      resolve(url);
    });
    server.once('exit', () => resolve(undefined));
    asked.addEventListener('abort', () => resolve(undefined), { once: true });
    if (asked.aborted) resolve(undefined);
  });
}

/** Asks the server for a link; undefined where it has none to give, any more. */
async function askForLink(system: RunningSystem, path: string, body: object): Promise<string | undefined> {
  const answer = await fetch(new URL(path, system.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${system.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status === 409) return undefined;
  if (!answer.ok) throw new Error(`No link to sign in by: the server answered ${answer.status}.`);
  const { url } = (await answer.json()) as { url: string };
  return url;
}

/** What is to be opened in a browser, and what happens there. */
export interface WayIn {
  link: string;
  does: string;
}

/** A link that signs in once, without an account: for who only looks. */
export async function wayInToLook(system: RunningSystem): Promise<WayIn> {
  const link = await askForLink(system, '/v1/sign-in-links', { role: 'admin' });
  return { link: link ?? system.url, does: 'signs you in once' };
}

/** Where there is no account yet, a link that makes the first admin; else the page itself. */
export async function wayInToWork(system: RunningSystem): Promise<WayIn> {
  const link = await askForLink(system, '/v1/first-admin-links', {});
  return link === undefined
    ? { link: system.url, does: 'sign in with your account' }
    : { link, does: 'makes the first admin, once, within a day' };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RedisOptions {
  appendonly?: boolean;
  /** Further options of `redis-server`, such as `['--maxmemory', '8mb']`. */
  args?: readonly string[];
}

/** A Redis of a test's own: a real server on a free port, with a data folder that goes with it. */
export interface TestRedis extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Ends the server as an operator would; the data folder stays until the test aid is disposed of. */
  stop(): Promise<void>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  /** Starts a stopped server again, on the same port and folder. */
  start(): Promise<void>;
  /** Makes the server hang: connections stay open, nothing is answered. */
  pause(): void;
  resume(): void;
}

const START_MS = 10_000;

/** Starts a Redis for a test: `await using redis = await startRedis()`. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'earshot-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const endWithUs = () => server?.kill('SIGKILL');
  process.once('exit', endWithUs);

  const start = async () => {
    server = spawn(process.env.EARSHOT_REDIS_BIN ?? 'redis-server', argumentsOf(port, dir, options), {
      stdio: 'ignore',
    });
    server.once('error', () => {});
    await answers(port);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    server.kill('SIGCONT');
    await ended;
  };

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pause: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      await end('SIGKILL');
      process.off('exit', endWithUs);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function argumentsOf(port: number, dir: string, { appendonly = false, args = [] }: RedisOptions): string[] {
  const settings = {
    port,
    dir,
    bind: '127.0.0.1',
    save: '',
    appendonly: appendonly ? 'yes' : 'no',
    loglevel: 'warning',
  };
  return [...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]), ...args];
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function answers(port: number): Promise<void> {
  const until = Date.now() + START_MS;
  while (!(await pong(port))) {
    if (Date.now() > until) throw new Error('redis-server does not start: is it installed?');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function pong(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (data) => {
      resolve(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}

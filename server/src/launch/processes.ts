import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

/** Runs a program quietly to its end; true where it succeeded. */
export function succeeds(
  program: string,
  args: string[],
  options: SpawnOptions & { timeoutMs?: number } = {},
): boolean {
  const { timeoutMs = 300_000, ...rest } = options;
  return spawnSync(program, args, { stdio: 'ignore', timeout: timeoutMs, ...rest }).status === 0;
}

/** A free port of the loopback address. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Resolves with the exit code once a process has ended. */
export function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** Asks a process to end, and makes it after `graceMs`. */
export async function endGently(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended(child);
  clearTimeout(timer);
}

/**
 * Starts a program in a group of its own, so that Ctrl-C in the terminal reaches the launcher alone and it can end
 * its children in the right order.
 */
export function startApart(program: string, args: string[], options: SpawnOptions): ChildProcess {
  return spawn(program, args, { detached: true, ...options });
}

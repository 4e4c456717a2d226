import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { System } from './harness.ts';

const SIMULATOR = fileURLToPath(new URL('../dist/simulate.js', import.meta.url));

/** Runs the built simulator as a person would; answers its exit code and what it says on its standard output. */
export function simulate(
  system: System,
  args: string[],
  { token = system.adminToken, stopAfterMs }: { token?: string; stopAfterMs?: number } = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [SIMULATOR, '--url', system.url, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, EARSHOT_TOKEN: token },
  });
  const timer = stopAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), stopAfterMs);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    }),
  );
}

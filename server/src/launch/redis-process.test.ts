import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startBinary } from './redis-process.ts';

const NEVER = new AbortController().signal;

/** A program that takes a Redis's place and says to PING what `answer`, an expression of `sinceMs`, gives; nothing where it is ''. */
function programThatSays(answer: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-launch-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const program = join(dataDir, 'program.cjs');
  const pidFile = join(dataDir, 'pid');
  const source = `#!${process.execPath}
    require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
    const startedAtMs = Date.now();
    const port = process.argv[process.argv.indexOf('--port') + 1];
    require('node:net').createServer((socket) => socket.on('error', () => {}).on('data', () => {
      const sinceMs = Date.now() - startedAtMs;
      socket.write(${answer});
    })).listen(Number(port), '127.0.0.1');`;
  writeFileSync(program, source);
  chmodSync(program, 0o755);
  const isRunning = () => {
    try {
      return process.kill(Number(readFileSync(pidFile, 'utf8')), 0);
    } catch {
      return false;
    }
  };
  return { program, dataDir, isRunning, hasNote: () => existsSync(join(dataDir, 'redis.json')) };
}

it('a Redis that reads a long file is waited for', async () => {
  const { program, dataDir, isRunning } = programThatSays(
    "sinceMs < 2500 ? '-LOADING reading\\\\r\\\\n' : '+PONG\\\\r\\\\n'",
  );
  const redis = await startBinary(program, dataDir, { asked: NEVER, silenceMs: 1_500 });
  expect(isRunning()).toBe(true);
  await redis.stop();
  expect(isRunning()).toBe(false);
});

it('a Redis that says nothing is not left on the data folder', async () => {
  const { program, dataDir, isRunning, hasNote } = programThatSays("''");
  await expect(startBinary(program, dataDir, { asked: NEVER, silenceMs: 1_500 })).rejects.toThrow(
    'did not start',
  );
  expect(isRunning()).toBe(false);
  expect(hasNote()).toBe(false);
});

it('a Redis that still reads its file is ended at once when the user asks to end', async () => {
  const { program, dataDir, isRunning, hasNote } = programThatSays("'-LOADING reading\\\\r\\\\n'");
  const asking = new AbortController();
  const starting = startBinary(program, dataDir, { asked: asking.signal });
  const ended = expect(starting).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(isRunning, { timeout: 5_000 }).toBe(true);
  // Whoever comes meanwhile waits for the same one, and starts no second one on its folder.
  const second = expect(startBinary(program, dataDir, { asked: asking.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const askedAtMs = performance.now();
  asking.abort();
  await Promise.all([ended, second]);
  expect(performance.now() - askedAtMs).toBeLessThan(1_500);
  expect(isRunning()).toBe(false);
  expect(hasNote()).toBe(false);
});

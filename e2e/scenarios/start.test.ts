import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '@earshot/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from './live-client.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 90_000;

/** What `npm run demo` starts, in a terminal of its own: Ctrl-C goes to all processes of the group. */
class Demo {
  private readonly child: ChildProcess;
  output = '';

  constructor(private readonly dataDir: string) {
    const env = { ...process.env, EARSHOT_DATA_DIR: dataDir, PORT: '0', REDIS_URL: '' };
    this.child = spawn('npm', ['run', 'demo'], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
  }

  get link(): URL | undefined {
    const found = /http:\S+#\S+/.exec(this.output)?.[0];
    return found === undefined ? undefined : new URL(found);
  }

  async snapshot(): Promise<Snapshot> {
    const token = readFileSync(join(this.dataDir, 'admin-token'), 'utf8').trim();
    const answer = await fetch(new URL('/v1/dashboard?scope=all&period=allTime', this.link), {
      headers: { authorization: `Bearer ${token}` },
    });
    return (await answer.json()) as Snapshot;
  }

  async calls(): Promise<number> {
    return (await this.snapshot()).sentiment.calls;
  }

  get redisPid(): number {
    return (JSON.parse(readFileSync(join(this.dataDir, 'redis.json'), 'utf8')) as { pid: number }).pid;
  }

  /** Ctrl-C, which every process of the group gets. */
  interrupt(): void {
    if (this.child.exitCode === null && this.child.signalCode === null)
      process.kill(-this.child.pid!, 'SIGINT');
  }

  /** What a supervisor does: it tells npm, which tells only its shell. */
  terminate(): void {
    this.child.kill('SIGTERM');
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the demo', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-demo-'));
  const demos: Demo[] = [];
  const start = () => {
    const demo = new Demo(dataDir);
    demos.push(demo);
    return demo;
  };
  afterAll(() => {
    for (const demo of demos) demo.interrupt();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('shows two months of calls and then moves, ends as a whole, and keeps what was there', {
    timeout: 300_000,
  }, async () => {
    const first = start();
    expect(await eventually(() => first.link !== undefined, PATIENCE_MS), first.output).toBe(true);
    expect(await eventually(() => existsSync(join(dataDir, 'demo-history')), PATIENCE_MS), first.output).toBe(
      true,
    );
    // All of the past is accepted by now; counting it takes a little longer.
    expect(await eventually(async () => (await first.calls()) > 1_500, PATIENCE_MS, 500)).toBe(true);
    const isCounted = async () => Object.keys((await first.snapshot()).keywords).length === 20;
    expect(await eventually(isCounted, PATIENCE_MS, 500)).toBe(true);
    const { recording, competitors } = await first.snapshot();
    expect(Object.keys(competitors).length).toBeGreaterThan(5);
    expect(recording.trends.calls).toBeDefined();
    const isMoving = async () => (await first.snapshot()).live.activeCount > 0;
    expect(await eventually(isMoving, PATIENCE_MS, 500)).toBe(true);

    const redisPid = first.redisPid;
    const before = await first.calls();
    first.interrupt();
    expect(await eventually(() => !isAlive(redisPid), PATIENCE_MS), first.output).toBe(true);
    expect(first.output).toContain('Ending');

    const second = start();
    expect(await eventually(() => second.link !== undefined, PATIENCE_MS), second.output).toBe(true);
    const kept = await second.calls();
    expect(kept).toBeGreaterThanOrEqual(before);
    expect(kept).toBeLessThan(before + 500);
    const secondRedisPid = second.redisPid;
    second.terminate();
    expect(await eventually(() => !isAlive(secondRedisPid), PATIENCE_MS), second.output).toBe(true);
  });
});

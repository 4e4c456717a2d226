import type { CDPSession, Page } from 'playwright-core';

/** What one page holds and does at one moment, right after a forced collection. */
export interface PageSample {
  atMs: number;
  heapBytes: number;
  nodes: number;
  listeners: number;
  /** Since the sample before, collections that the probe forced left out. */
  longTasks: number;
  worstTaskMs: number;
  /** How much of the time since the sample before the page's main thread was busy, 0…1. */
  busy: number;
}

interface LongTasks {
  count: number;
  worstMs: number;
}

/** Counts tasks of more than 50 ms in the page itself; only numbers are kept, so that the counting holds on to nothing. */
function countLongTasks(): void {
  const counted = { count: 0, worstMs: 0 };
  Object.assign(globalThis, {
    takeLongTasks: () => {
      const taken = { ...counted };
      Object.assign(counted, { count: 0, worstMs: 0 });
      return taken;
    },
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      counted.count += 1;
      counted.worstMs = Math.max(counted.worstMs, duration);
    }
  }).observe({ type: 'longtask' });
}

/** Measures one page over the debugger. */
export class Probe {
  private lastMs = performance.now();
  private lastBusySec = 0;

  private constructor(
    readonly name: string,
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async of(name: string, page: Page): Promise<Probe> {
    await page.evaluate(countLongTasks);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const probe = new Probe(name, page, session);
    probe.lastBusySec = (await probe.metrics()).get('TaskDuration')!;
    return probe;
  }

  /** @param sinceMs `performance.now()` at the beginning of the soak */
  async sample(sinceMs: number): Promise<PageSample> {
    const tasks = await this.takeLongTasks();
    const busySec = (await this.metrics()).get('TaskDuration')!;
    const nowMs = performance.now();
    const busy = (1_000 * (busySec - this.lastBusySec)) / (nowMs - this.lastMs);
    // Twice: what the first one finds dead may have kept others alive.
    for (let times = 0; times < 2; times++) await this.session.send('HeapProfiler.collectGarbage');
    const after = await this.metrics();
    this.lastBusySec = after.get('TaskDuration')!;
    this.lastMs = performance.now();
    await this.takeLongTasks();
    return {
      atMs: this.lastMs - sinceMs,
      heapBytes: after.get('JSHeapUsedSize')!,
      nodes: after.get('Nodes')!,
      listeners: after.get('JSEventListeners')!,
      longTasks: tasks.count,
      worstTaskMs: tasks.worstMs,
      busy,
    };
  }

  private takeLongTasks(): Promise<LongTasks> {
    return this.page.evaluate(() =>
      (globalThis as unknown as { takeLongTasks: () => { count: number; worstMs: number } }).takeLongTasks(),
    );
  }

  private async metrics(): Promise<Map<string, number>> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

import type { CDPSession, Page } from 'playwright-core';

/** What one page has done since it was last looked at, collections that the probe forced left out. */
export interface PageWork {
  longTasks: number;
  worstTaskMs: number;
  /** How much of a processor the page's main thread has used, 0…1. */
  busy: number;
  /** Deltas that have come, and what script, style and layout have used for each, all that moves included. */
  deltas: number;
  perDeltaMs: number;
}

/** The same, and what the page holds after it, right after a forced collection. */
export interface PageSample extends PageWork {
  atMs: number;
  heapBytes: number;
  nodes: number;
  listeners: number;
}

/** What a page does to show something, of the browser's own counts: seconds of its main thread's time on a processor. */
const SHOWING = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const;

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
  private last = new Map<string, number>();
  private deltas = 0;

  private constructor(
    readonly name: string,
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async of(name: string, page: Page): Promise<Probe> {
    await page.evaluate(countLongTasks);
    const session = await page.context().newCDPSession(page);
    // The thread's own time: other work on the machine makes a page later, not busier.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const probe = new Probe(name, page, session);
    session.on('Network.webSocketFrameReceived', ({ response }) => {
      if (response.payloadData.includes('"view:delta"')) probe.deltas += 1;
    });
    await session.send('Network.enable');
    probe.last = await probe.metrics();
    return probe;
  }

  /** What the page has done since it was last told what it holds. */
  async work(): Promise<PageWork> {
    const tasks = await this.takeLongTasks();
    const now = await this.metrics();
    const { deltas, last } = this;
    const usedMs = (what: string) => 1_000 * (now.get(what)! - last.get(what)!);
    const busy = usedMs('TaskDuration') / (performance.now() - this.lastMs);
    const showingMs = SHOWING.reduce((sum, what) => sum + usedMs(what), 0);
    return {
      longTasks: tasks.count,
      worstTaskMs: tasks.worstMs,
      busy,
      deltas,
      perDeltaMs: showingMs / Math.max(1, deltas),
    };
  }

  /**
   * What the page holds, once nothing moves in it any more.
   * @param sinceMs `performance.now()` at the beginning of the soak
   */
  async holds(sinceMs: number): Promise<Omit<PageSample, keyof PageWork>> {
    // Twice: what the first one finds dead may have kept others alive.
    for (let times = 0; times < 2; times++) await this.session.send('HeapProfiler.collectGarbage');
    await this.takeLongTasks();
    this.last = await this.metrics();
    this.deltas = 0;
    this.lastMs = performance.now();
    const held = (what: string) => this.last.get(what)!;
    return {
      atMs: this.lastMs - sinceMs,
      heapBytes: held('JSHeapUsedSize'),
      nodes: held('Nodes'),
      listeners: held('JSEventListeners'),
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

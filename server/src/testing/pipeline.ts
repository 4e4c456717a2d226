import { AnalysisPool } from '../pipeline/analysis-pool.ts';
import { Backfill, type BackfillOptions } from '../pipeline/backfill.ts';
import { Consumer, type ConsumerOptions } from '../pipeline/consumer.ts';
import { PlanKeeper } from '../pipeline/plan.ts';
import { Rebuild, type RebuildOptions } from '../pipeline/rebuild.ts';
import { openStore, type Store } from '../store/store.ts';

/** One node's way from the inbox to the counters, on a test's own Redis; nothing of it has started. */
export interface TestPipeline extends AsyncDisposable {
  readonly store: Store;
  readonly plans: PlanKeeper;
  readonly backfill: Backfill;
  readonly rebuild: Rebuild;
  readonly consumer: Consumer;
  /** What went wrong unexpectedly, on any of its parts. */
  readonly failures: unknown[];
}

export interface TestPipelineOptions {
  url: string;
  /** The built program of an analysis thread. */
  program: string;
  partitions?: number;
  consumer?: Partial<ConsumerOptions>;
  backfill?: Partial<BackfillOptions>;
  rebuild?: Partial<RebuildOptions>;
}

/** Connects a node to an organisation in Athens, which the first one sets up. */
export async function openPipeline(options: TestPipelineOptions): Promise<TestPipeline> {
  const { url, program, partitions = 1 } = options;
  const store = await openStore({ url, partitions });
  const organisation = { generation: 1, timeZone: 'Europe/Athens', currency: 'EUR', name: 'Test' };
  await store.settings.init({ ...organisation, partitions, setUpAtMs: 0 });
  const failures: unknown[] = [];
  const failed = (error: unknown) => failures.push(error);
  const pool = new AnalysisPool({ program, threads: 1 });
  // Once a thread is there, so that tests measure no start.
  await pool.analyse([], { plan: { name: '', sets: [] }, generations: [] });
  const backfill = new Backfill({ store, failed, pollMs: 50, graceMs: 300, ...options.backfill });
  const rebuild = new Rebuild({ store, failed, pollMs: 50, graceMs: 300, ...options.rebuild });
  const plans = new PlanKeeper(store, backfill);
  const consumer = new Consumer({ store, pool, plans, failed, ...options.consumer });
  return {
    ...{ store, plans, backfill, rebuild, consumer, failures },
    async [Symbol.asyncDispose]() {
      await Promise.all([consumer.stop(), backfill.stop(), rebuild.stop()]);
      await pool.close();
      await store.close();
    },
  };
}

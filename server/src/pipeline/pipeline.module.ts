import { fileURLToPath } from 'node:url';
import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { Log } from '../operate/log.ts';
import { Metrics } from '../operate/metrics.ts';
import { Store } from '../store/store.ts';
import { AnalysisPool } from './analysis-pool.ts';
import { Backfill } from './backfill.ts';
import { Consumer } from './consumer.ts';
import { Packing } from './packing.ts';
import { PlanKeeper } from './plan.ts';
import { Rebuild } from './rebuild.ts';
import { Tally } from './tally.ts';

/** The build puts it beside the program that is running. */
const THREAD_PROGRAM = fileURLToPath(new URL('analysis-worker.js', import.meta.url));

/** A sender who keeps sending what is not its own fills no log. */
const REFUSED_LOG_MS = 10_000;

/** Work over the whole store, done by one node at a time. */
const JOBS = Symbol('jobs');
type Job = Pick<Backfill, 'start' | 'stop'>;

/** From the inbox to the counters. It ends before HTTP does: what is in hand is applied, the rest is left to others. */
@Module({
  providers: [
    {
      provide: AnalysisPool,
      inject: [CONFIG, Log],
      useFactory: ({ analysisThreads }: Config, log: Log) =>
        new AnalysisPool({
          program: THREAD_PROGRAM,
          threads: analysisThreads,
          lost: (when) => log.warn('An analysis thread was lost', { when }),
        }),
    },
    {
      provide: Backfill,
      inject: [Store, Log],
      useFactory: (store: Store, log: Log) =>
        new Backfill({ store, failed: (error) => log.failure('Counting stored calls failed', error) }),
    },
    {
      provide: Rebuild,
      inject: [Store, Log],
      useFactory: (store: Store, log: Log) =>
        new Rebuild({ store, failed: (error) => log.failure('Building buckets failed', error) }),
    },
    {
      provide: Packing,
      inject: [Store, Log],
      useFactory: (store: Store, log: Log) =>
        new Packing({ store, failed: (error) => log.failure('Packing buckets failed', error) }),
    },
    {
      provide: JOBS,
      inject: [Backfill, Rebuild, Packing],
      useFactory: (...jobs: Job[]) => jobs,
    },
    {
      provide: PlanKeeper,
      inject: [Store, Backfill],
      useFactory: (store: Store, backfill: Backfill) => new PlanKeeper(store, backfill),
    },
    {
      provide: Consumer,
      inject: [Store, AnalysisPool, PlanKeeper, Log, Metrics],
      useFactory: (
        ...[store, pool, plans, log, metrics]: [Store, AnalysisPool, PlanKeeper, Log, Metrics]
      ) => {
        const refusals = new Tally(REFUSED_LOG_MS, (events) =>
          log.warn('Events were refused: they are about what belongs to another source', { events }),
        );
        return new Consumer({
          store,
          pool,
          plans,
          applied: (entries) => metrics.applied.inc(entries),
          refused: (entries) => {
            metrics.refusedEvents.inc({ reason: 'foreign_source' }, entries);
            refusals.add(entries, performance.now());
          },
          erased: (entries) => metrics.refusedEvents.inc({ reason: 'erased' }, entries),
          setAside: (reason) => log.warn('An event was set aside', { reason }),
          failed: (error) => log.failure('Applying events failed', error),
        });
      },
    },
  ],
  exports: [AnalysisPool, PlanKeeper, Rebuild],
})
export class PipelineModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly pool: AnalysisPool,
    @Inject(JOBS) private readonly jobs: readonly Job[],
    private readonly consumer: Consumer,
  ) {}

  onApplicationBootstrap(): void {
    for (const job of this.jobs) job.start();
    this.consumer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.consumer.stop(), ...this.jobs.map((job) => job.stop())]);
    await this.pool.close();
  }
}

import { Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '../operate/log.ts';
import { Store } from '../store/store.ts';
import { ErasureController } from './erasure.controller.ts';
import { Erasures } from './erasures.ts';
import { Retention } from './retention.ts';

/** What is taken out for good: on request, by event, and with time. */
@Module({
  controllers: [ErasureController],
  providers: [
    {
      provide: Erasures,
      inject: [Store, Log],
      useFactory: (store: Store, log: Log) =>
        new Erasures({
          store,
          failed: (error) => log.failure('Erasing failed', error),
          notRewritten: () => log.warn('Redis did not write its files anew, which erasures wait for'),
        }),
    },
    {
      provide: Retention,
      inject: [Store, Log],
      useFactory: (store: Store, log: Log) =>
        new Retention({ store, failed: (error) => log.failure('Removing old texts failed', error) }),
    },
  ],
})
export class ErasureModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly erasures: Erasures,
    private readonly retention: Retention,
  ) {}

  onApplicationBootstrap(): void {
    this.erasures.start();
    this.retention.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.erasures.stop(), this.retention.stop()]);
  }
}

import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { openStore, Store } from './store.ts';

/**
 * Gives everyone the one `Store`, connected. It closes in the last phase of a shutdown: who still has something to
 * write does so in a phase before.
 */
@Global()
@Module({
  providers: [
    {
      provide: Store,
      inject: [CONFIG],
      useFactory: ({ redisUrl, partitions }: Config) => {
        const logger = new Logger('Store');
        return openStore({
          url: redisUrl,
          partitions,
          log: (message, fields) => logger.log(message, fields ?? {}),
        });
      },
    },
  ],
  exports: [Store],
})
export class StoreModule implements OnApplicationShutdown {
  constructor(@Inject(Store) private readonly store: Store) {}

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}

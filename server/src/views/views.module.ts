import { type BeforeApplicationShutdown, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { Log } from '../operate/log.ts';
import { Store } from '../store/store.ts';
import { CLOCK, type Clock, systemClock } from './clock.ts';
import { Details } from './details.ts';
import { Views } from './views.ts';

/** Gives everyone the one `Views` of this node, following the store. */
@Module({
  providers: [
    { provide: CLOCK, useValue: systemClock },
    {
      provide: Views,
      inject: [Store, CLOCK, Log],
      useFactory: (store: Store, clock: Clock, log: Log) =>
        new Views({
          store,
          clock,
          failed: (error) => log.failure('Views begin anew after an unexpected error', error),
        }),
    },
    { provide: Details, inject: [Views], useFactory: (views: Views) => new Details(views.reads) },
  ],
  exports: [Views, Details, CLOCK],
})
export class ViewsModule implements OnModuleInit, BeforeApplicationShutdown {
  constructor(@Inject(Views) private readonly views: Views) {}

  onModuleInit(): void {
    this.views.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.views.stop();
  }
}

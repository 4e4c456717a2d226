import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { Lifecycle } from './lifecycle.ts';
import { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { ProblemFilter } from './problem-filter.ts';
import { Readiness } from './readiness.ts';

@Global()
@Module({
  providers: [
    Lifecycle,
    Metrics,
    ProblemFilter,
    Readiness,
    { provide: Log, inject: [CONFIG], useFactory: (config: Config) => new Log(config.logLevel) },
  ],
  exports: [Lifecycle, Log, Metrics, ProblemFilter, Readiness],
})
export class OperateModule {}

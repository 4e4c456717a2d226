import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { AccessModule } from './access/access.module.ts';
import { AlertsModule } from './alerts/alerts.module.ts';
import { CONFIG, type Config } from './config.ts';
import { DescribeModule } from './describe/describe.module.ts';
import { ErasureModule } from './erasure/erasure.module.ts';
import { ExportsModule } from './exports/exports.module.ts';
import { IngestModule } from './ingest/ingest.module.ts';
import { LiveModule } from './live/live.module.ts';
import { OperateModule } from './operate/operate.module.ts';
import { PipelineModule } from './pipeline/pipeline.module.ts';
import { ReadModule } from './read/read.module.ts';
import { ScreensModule } from './screens/screens.module.ts';
import { SettingsModule } from './settings/settings.module.ts';
import { StoreModule } from './store/store.module.ts';
import { ViewsModule } from './views/views.module.ts';

@Global()
@Module({})
class ConfigModule {
  static of(config: Config): DynamicModule {
    const provider: Provider = { provide: CONFIG, useValue: config };
    return { module: ConfigModule, providers: [provider], exports: [provider] };
  }
}

/** The whole of one server process. */
@Module({})
export class AppModule {
  static of(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        StoreModule,
        OperateModule,
        AccessModule,
        ExportsModule,
        IngestModule,
        PipelineModule,
        ErasureModule,
        ViewsModule,
        LiveModule,
        ScreensModule,
        AlertsModule,
        SettingsModule,
        ReadModule,
        DescribeModule,
      ],
    };
  }
}

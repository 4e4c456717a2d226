import { Module } from '@nestjs/common';
import { ScreensModule } from '../screens/screens.module.ts';
import { ViewsModule } from '../views/views.module.ts';
import { LiveGateway } from './live.gateway.ts';
import { LiveRefusals } from './live-refusals.ts';
import { ScreenLinks } from './screen-links.ts';

/** Views over Socket.IO. The application must be given the `LiveAdapter`: with another one no socket is let in. */
@Module({
  imports: [ViewsModule, ScreensModule],
  providers: [LiveGateway, LiveRefusals, ScreenLinks],
  exports: [LiveGateway],
})
export class LiveModule {}

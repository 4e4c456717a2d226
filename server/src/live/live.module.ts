import { Module } from '@nestjs/common';
import { ViewsModule } from '../views/views.module.ts';
import { LiveGateway } from './live.gateway.ts';
import { LiveRefusals } from './live-refusals.ts';

/** Views over Socket.IO. The application must be given the `LiveAdapter`: with another one no socket is let in. */
@Module({ imports: [ViewsModule], providers: [LiveGateway, LiveRefusals], exports: [LiveGateway] })
export class LiveModule {}

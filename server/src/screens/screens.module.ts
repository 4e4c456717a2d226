import { Module } from '@nestjs/common';
import { ViewsModule } from '../views/views.module.ts';
import { OwnScreenController } from './own-screen.controller.ts';
import { Pairings } from './pairing.ts';
import { ScreenRegistry } from './registry.ts';
import { ScreensController } from './screens.controller.ts';

/** Screens on walls: how they are paired, what they show, how they are. Whoever talks to them is the live gateway. */
@Module({
  imports: [ViewsModule],
  controllers: [OwnScreenController, ScreensController],
  providers: [ScreenRegistry, Pairings],
  exports: [ScreenRegistry],
})
export class ScreensModule {}

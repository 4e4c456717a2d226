import { Module } from '@nestjs/common';
import { ViewsModule } from '../views/views.module.ts';
import { ReadController } from './read.controller.ts';

@Module({ imports: [ViewsModule], controllers: [ReadController] })
export class ReadModule {}

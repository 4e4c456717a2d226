import { Module } from '@nestjs/common';
import { PipelineModule } from '../pipeline/pipeline.module.ts';
import { SettingsController } from './settings.controller.ts';
import { TrackersController } from './trackers.controller.ts';

@Module({ imports: [PipelineModule], controllers: [SettingsController, TrackersController] })
export class SettingsModule {}

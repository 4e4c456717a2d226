import { Module } from '@nestjs/common';
import { PipelineModule } from '../pipeline/pipeline.module.ts';
import { AuditController } from './audit.controller.ts';
import { BrandsController } from './brands.controller.ts';
import { SettingsController } from './settings.controller.ts';
import { SettingsEdits } from './settings-edits.ts';
import { ShownSettings } from './shown-settings.ts';
import { TrackerEdits } from './tracker-edits.ts';
import { TrackersController } from './trackers.controller.ts';

@Module({
  imports: [PipelineModule],
  controllers: [SettingsController, TrackersController, BrandsController, AuditController],
  providers: [TrackerEdits, SettingsEdits, ShownSettings],
})
export class SettingsModule {}

import { Module } from '@nestjs/common';
import { PipelineModule } from '../pipeline/pipeline.module.ts';
import { ViewsModule } from '../views/views.module.ts';
import { CallLists } from './call-lists.ts';
import { CallSummaries } from './call-summaries.ts';
import { CallsController } from './calls.controller.ts';
import { DetailsController } from './details.controller.ts';
import { NotesController } from './notes.controller.ts';
import { OpportunitiesController } from './opportunities.controller.ts';
import { ReadController } from './read.controller.ts';
import { SeriesController } from './series.controller.ts';
import { TeamController } from './team.controller.ts';
import { TrackerTriesController } from './tracker-tries.controller.ts';
import { TrackerTries } from './tracker-tries.ts';

@Module({
  imports: [PipelineModule, ViewsModule],
  controllers: [
    ReadController,
    CallsController,
    DetailsController,
    SeriesController,
    TeamController,
    OpportunitiesController,
    NotesController,
    TrackerTriesController,
  ],
  providers: [CallLists, CallSummaries, TrackerTries],
})
export class ReadModule {}

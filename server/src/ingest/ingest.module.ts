import { Module } from '@nestjs/common';
import { Backlog } from './backlog.ts';
import { IngestController } from './ingest.controller.ts';
import { SharedWrites } from './shared-writes.ts';

@Module({ controllers: [IngestController], providers: [Backlog, SharedWrites] })
export class IngestModule {}

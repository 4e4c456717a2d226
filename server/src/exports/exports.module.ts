import { Global, Module } from '@nestjs/common';
import { Exports } from './exports.ts';

@Global()
@Module({ providers: [Exports], exports: [Exports] })
export class ExportsModule {}

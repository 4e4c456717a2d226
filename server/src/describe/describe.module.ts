import { Module } from '@nestjs/common';
import { DescribeController } from './describe.controller.ts';

@Module({ controllers: [DescribeController] })
export class DescribeModule {}

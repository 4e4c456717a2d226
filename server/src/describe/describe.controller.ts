import { Controller, Get, Header } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { z } from 'zod';
import { May } from '../access/permissions.ts';
import { Contract } from '../operate/route-contract.ts';
import { asyncApi } from './asyncapi.ts';
import type { JsonSchema } from './json-schema.ts';
import { openApiOf } from './openapi.ts';
import { OPERATING_ROUTES } from './operating-routes.ts';
import style from './reference-page.css?raw';
import { referencePage } from './reference-page.ts';
import { routesOf } from './routes.ts';

const documentSchema = z.record(z.string(), z.unknown());

/** What a program can ask of Earshot, told by Earshot. Each is made once, when it is first asked for. */
@Controller('v1')
export class DescribeController {
  private openApi: JsonSchema | undefined;
  private asyncApi: JsonSchema | undefined;
  private page: string | undefined;

  constructor(private readonly modules: ModulesContainer) {}

  @Contract({ summary: 'This interface as OpenAPI 3.1', answer: documentSchema })
  @Get('openapi.json')
  @May('readContract')
  @Header('cache-control', 'no-store')
  readOpenApi(): JsonSchema {
    this.openApi ??= openApiOf([...routesOf(this.modules), ...OPERATING_ROUTES]);
    return this.openApi;
  }

  @Contract({ summary: 'The live socket as AsyncAPI 3.0', answer: documentSchema })
  @Get('asyncapi.json')
  @May('readContract')
  @Header('cache-control', 'no-store')
  readAsyncApi(): JsonSchema {
    this.asyncApi ??= asyncApi();
    return this.asyncApi;
  }

  @Contract({ summary: 'Both as a page to read', answer: z.string(), answerType: 'text/html' })
  @Get('docs')
  @May('readContract')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/html; charset=utf-8')
  readPage(): string {
    this.page ??= referencePage(this.readOpenApi(), this.readAsyncApi());
    return this.page;
  }

  @Contract({ summary: 'How that page looks', answer: z.string(), answerType: 'text/css' })
  @Get('docs.css')
  @May('readContract')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/css; charset=utf-8')
  readStyle(): string {
    return style;
  }
}

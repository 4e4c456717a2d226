import { setImmediate as nextTurn } from 'node:timers/promises';
import { eventSchema, type IngestAnswer, ingestAnswerSchema } from '@earshot/contracts';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { CONFIG, type Config } from '../config.ts';
import { Metrics } from '../operate/metrics.ts';
import { Refused } from '../operate/problem.ts';
import {
  bodyOf,
  chunksOf,
  mediaTypeOf,
  type ParsedJson,
  parseJson,
  readBody,
} from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Backlog } from './backlog.ts';
import { eventOfHeaders, isBinaryMode, withoutExtensions } from './cloud-events.ts';
import { Intake } from './intake.ts';
import { type Line, LineSplitter } from './line-splitter.ts';
import { SharedWrites } from './shared-writes.ts';

/** So many events of one body are looked at before other requests get their turn. */
const TURN_EVENTS = 100;

/** Events in: every body that the contract knows, each event validated, and answered when the store has it. */
@Controller('v1/events')
export class IngestController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly writes: SharedWrites,
    private readonly metrics: Metrics,
    private readonly backlog: Backlog,
  ) {}

  @Contract({
    summary: 'Takes events',
    description:
      'A valid event is never lost because its neighbour is bad: `rejected` tells which were not taken, and why. Sending again is harmless.',
    bodies: {
      'application/json': z.union([eventSchema, z.array(eventSchema)]),
      'application/x-ndjson': z.string().describe('One event a line, of any number.'),
      'application/cloudevents+json': eventSchema,
      'application/cloudevents-batch+json': z.array(eventSchema),
    },
    answer: ingestAnswerSchema,
    refusals: ['backlog_full'],
  })
  @Post()
  @May('sendEvents')
  @HttpCode(202)
  async take(@Req() request: FastifyRequest): Promise<IngestAnswer> {
    const type = mediaTypeOf(request);
    const read = this.readerOf(type, request);
    if (read === undefined)
      throw new Refused({
        code: 'unsupported_media_type',
        message: 'The body must be application/json, application/x-ndjson or a CloudEvents type.',
      });
    await this.backlog.demandRoom();
    const { writes, metrics } = this;
    const intake = new Intake(senderOf(request), {
      writes,
      metrics,
      maxEventBytes: this.config.maxEventBytes,
    });
    await read(intake);
    return intake.finish();
  }

  private readerOf(type: string, request: FastifyRequest): ((intake: Intake) => Promise<void>) | undefined {
    switch (type) {
      case 'application/x-ndjson':
        return (intake) => this.readLines(request, intake);
      case 'application/cloudevents+json':
      case 'application/cloudevents-batch+json':
        return (intake) => this.readJson(request, intake, withoutExtensions);
      case 'application/json':
        return isBinaryMode(request.headers)
          ? (intake) => this.readBinary(request, intake)
          : (intake) => this.readJson(request, intake, (value) => value);
      default:
        return undefined;
    }
  }

  private async readJson(
    request: FastifyRequest,
    intake: Intake,
    prepared: (value: unknown) => unknown,
  ): Promise<void> {
    const json = await this.jsonOf(request);
    const nowMs = Date.now();
    const { value } = json;
    if (!Array.isArray(value)) {
      const event = prepared(value);
      return intake.offer(event === value ? json : { value: event }, nowMs);
    }
    for (let i = 0; i < value.length; i++) {
      if (i % TURN_EVENTS === TURN_EVENTS - 1) await nextTurn();
      const waiting = intake.offer({ value: prepared(value[i]) }, nowMs);
      if (waiting !== undefined) await waiting;
    }
  }

  private async readBinary(request: FastifyRequest, intake: Intake): Promise<void> {
    const { value } = await this.jsonOf(request);
    const read = eventOfHeaders(request.headers, value);
    return 'fault' in read ? intake.reject(read.fault) : intake.offer({ value: read.event }, Date.now());
  }

  private async jsonOf(request: FastifyRequest): Promise<ParsedJson> {
    const json = parseJson(await readBody(bodyOf(request), this.config.maxBodyBytes));
    if (json === undefined)
      throw new Refused({ code: 'not_json', message: 'The body is not JSON in UTF-8.' });
    return json;
  }

  /** Reads lines as they come; while the store or the pipeline is behind, the sender is left to wait. */
  private async readLines(request: FastifyRequest, intake: Intake): Promise<void> {
    const splitter = new LineSplitter(this.config.maxEventBytes);
    const body = bodyOf(request);
    try {
      for await (const chunk of chunksOf(body)) {
        await this.takeLines(splitter.push(chunk), intake);
        await this.backlog.waitForRoom();
      }
      await this.takeLines(splitter.end(), intake);
    } finally {
      body.resume();
    }
  }

  private async takeLines(lines: Line[], intake: Intake): Promise<void> {
    const nowMs = Date.now();
    for (const [i, line] of lines.entries()) {
      if (i % TURN_EVENTS === TURN_EVENTS - 1) await nextTurn();
      const waiting = takeLine(line, intake, nowMs);
      if (waiting !== undefined) await waiting;
    }
  }
}

function takeLine(line: Line, intake: Intake, nowMs: number): Promise<void> | undefined {
  if (line === 'too long') return intake.reject(intake.tooLarge());
  const json = parseJson(line);
  if (json === undefined)
    return intake.reject({ code: 'not_json', message: 'the line is not JSON in UTF-8' });
  return intake.offer(json, nowMs);
}

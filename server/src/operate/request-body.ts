import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { faultOf } from './fault.ts';
import { Refused } from './problem.ts';
import { BODY } from './route-contract.ts';

const MAX_SMALL_BODY_BYTES = 256 * 1024;

/**
 * Leaves every body unread until its handler asks, so that nothing of a request is held in memory before the request
 * is known to be allowed.
 */
export function leaveBodiesUnread(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, stream, done) => done(null, stream));
}

/** The body as a stream; an empty one where the request has none. */
export function bodyOf(request: FastifyRequest): Readable {
  return (request.body as Readable | undefined) ?? request.raw;
}

/** The media type of the body in lower case, without parameters; charsets other than UTF-8 are refused. */
export function mediaTypeOf(request: FastifyRequest): string {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new Refused({ code: 'unsupported_media_type', message: 'Compressed bodies are not understood.' });
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((part) => /^\s*charset="?([^"\s]*)"?\s*$/.exec(part)?.[1]).find(Boolean);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii')
    throw new Refused({ code: 'unsupported_media_type', message: 'Bodies must be in UTF-8.' });
  return type.trim();
}

/**
 * A body's chunks. Leaving the loop early does not destroy the stream, for that would cut the connection before its
 * answer: who leaves must `resume()` it, so that the rest is thrown away.
 */
export function chunksOf(stream: Readable): AsyncIterable<Buffer> {
  return stream.iterator({ destroyOnReturn: false });
}

/** Reads a whole body; refuses one that is longer than `maxBytes`, and throws the rest of it away. */
export function readBody(stream: Readable, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
      else reject(new Refused({ code: 'too_large', message: `The body is over ${maxBytes} bytes.` }));
    });
    stream.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    stream.on('error', reject);
    stream.on('close', () => {
      if (!stream.readableEnded) reject(new Refused({ code: 'invalid', message: 'The body has no end.' }));
    });
  });
}

/** A JSON value, and the text that it was parsed from. */
export interface ParsedJson {
  value: unknown;
  text: string;
}

/** Parses JSON in UTF-8; undefined where it is not that. */
export function parseJson(bytes: Buffer): ParsedJson | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  try {
    return { value: JSON.parse(text), text };
  } catch {
    return undefined;
  }
}

/**
 * Parameter of a handler: the JSON body, as `schema` makes it; refuses everything else. No body counts as `{}`. The handler is
 * marked with the schema, so that what is published of a route is what it reads.
 */
export function JsonBody(schema: z.ZodType): ParameterDecorator {
  // Not as the decorator's own data, where a schema would be taken for a pipe, because both can `transform`.
  const read = createParamDecorator((_data: unknown, context: ExecutionContext) =>
    readJson(context.switchToHttp().getRequest<FastifyRequest>(), schema),
  )();
  return (controller, name, index) => {
    read(controller, name, index);
    Reflect.defineMetadata(BODY, schema, Reflect.get(controller, name!) as object);
  };
}

async function readJson(request: FastifyRequest, schema: z.ZodType): Promise<unknown> {
  const type = mediaTypeOf(request);
  const bytes = await readBody(bodyOf(request), MAX_SMALL_BODY_BYTES);
  if (bytes.length > 0 && type !== 'application/json')
    throw new Refused({ code: 'unsupported_media_type', message: 'The body must be application/json.' });
  const json = bytes.length === 0 ? { value: {} } : parseJson(bytes);
  if (json === undefined) throw new Refused({ code: 'not_json', message: 'The body is not JSON in UTF-8.' });
  const read = schema.safeParse(json.value);
  if (!read.success) throw new Refused(faultOf(read.error));
  return read.data;
}

import { ERROR_CODES, type ErrorCode, problemSchema } from '@earshot/contracts';
import { z } from 'zod';
import { isWithinScopes } from '../access/permissions.ts';
import { statusOf } from '../operate/problem.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Route } from './routes.ts';
import { components, schemaOf } from './schemas.ts';

/** The version of the contract: a change that a program could stumble over is a new first number. */
export const CONTRACT_VERSION = '1.0.0';

const CSV_PARAMETERS = z.strictObject({
  format: z.literal('csv').optional().describe('As a file for spreadsheets, as `Accept: text/csv` has it.'),
  lang: z
    .enum(['en', 'el'])
    .optional()
    .describe('The language of that file; else the first of `Accept-Language`.'),
});
const BODY_REFUSALS: ErrorCode[] = ['not_json', 'invalid', 'too_large', 'unsupported_media_type'];
const EVERYWHERE: ErrorCode[] = ['forbidden', 'rate_limited', 'internal', 'store_unavailable'];

/** The OpenAPI 3.1 document of some routes: made of what each promises, so that it cannot tell anything else. */
export function openApiOf(routes: readonly Route[]): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Earshot',
      version: CONTRACT_VERSION,
      description:
        'A sales team’s calls: events in, figures out. To follow figures as they change, see /v1/asyncapi.json.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Of a program.' },
        session: { type: 'apiKey', in: 'cookie', name: 'earshot_session', description: 'Of a person.' },
      },
    },
  };
}

function operationOf(route: Route): JsonSchema {
  const { contract, holders } = route;
  const { query, csv } = contract;
  const parameters = [
    ...pathParameters(route),
    ...(query ? queryParameters(query) : []),
    ...(csv ? queryParameters(CSV_PARAMETERS) : []),
  ];
  return {
    operationId: operationIdOf(route),
    tags: [tagOf(route)],
    summary: contract.summary,
    description: [contract.description, forWhom(route)].filter(Boolean).join(' '),
    security: holders ? [{ token: [] }, { session: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(route),
    responses: { [String(route.status)]: goodAnswer(route), ...refusalsOf(route) },
  };
}

function forWhom({ holders, action }: Route): string {
  if (!holders) return 'Open to all.';
  const isBound = action !== undefined && isWithinScopes(action);
  return `For ${holders.join(', ')}.${isBound ? ' Who sees some teams only gets what is of these.' : ''}`;
}

/** What a route is about: the first part of its address, or whoever it is for. */
function tagOf({ path }: Route): string {
  const [, first = '', second = ''] = path.split('/');
  if (first !== 'v1') return 'operating';
  return /[.]|^docs$/.test(second) ? 'interface' : second;
}

/** `get_v1_calls_callId`: what generators name a function by. */
function operationIdOf({ method, path }: Route): string {
  return `${method.toLowerCase()}${path.replace(/[{}]/g, '').replace(/[^A-Za-z0-9]+/g, '_')}`;
}

function pathParameters({ path, contract }: Route): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: schemaOf(contract.path?.[name!] ?? z.string().min(1)),
  }));
}

function queryParameters(query: z.ZodObject): JsonSchema[] {
  return Object.entries(query.shape as Record<string, z.ZodType>).map(([name, part]) => {
    const { description, ...schema } = schemaOf(part);
    return { name, in: 'query', ...(description !== undefined && { description }), schema };
  });
}

function bodyOf({ body, contract }: Route): JsonSchema {
  const bodies = contract.bodies ?? (body && { 'application/json': body });
  return bodies ? { requestBody: { required: true, content: contentOf(bodies) } } : {};
}

function contentOf(schemas: Readonly<Record<string, z.ZodType>>): JsonSchema {
  return Object.fromEntries(
    Object.entries(schemas).map(([type, schema]) => [type, { schema: schemaOf(schema) }]),
  );
}

function goodAnswer({ contract: { answer, answerType = 'application/json', csv } }: Route): JsonSchema {
  if (!answer) return { description: 'Done.' };
  const content = { [answerType]: answer, ...(csv && { 'text/csv': z.string() }) };
  return { description: 'The answer.', content: contentOf(content) };
}

function refusalsOf({ holders, body, contract }: Route): JsonSchema {
  const takesBody = body !== undefined || contract.bodies !== undefined;
  const codes = new Set<ErrorCode>([
    ...(takesBody ? BODY_REFUSALS : []),
    ...(contract.query || contract.csv ? (['invalid'] as const) : []),
    ...(holders ? (['unauthorized'] as const) : []),
    ...EVERYWHERE,
    ...(contract.refusals ?? []),
  ]);
  const told = ERROR_CODES.filter((code) => codes.has(code));
  return Object.fromEntries(
    [...new Set(told.map(statusOf))].map((status) => [
      String(status),
      refusal(
        status,
        told.filter((code) => statusOf(code) === status),
      ),
    ]),
  );
}

function refusal(status: number, codes: ErrorCode[]): JsonSchema {
  const retry = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } };
  return {
    description: `Refused: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    ...((status === 429 || status === 503) && { headers: retry }),
    content: { 'application/problem+json': { schema: schemaOf(problemSchema) } },
  };
}

import { createRequire } from 'node:module';
import type { InvitedAccount } from '@earshot/contracts';
import { ModulesContainer } from '@nestjs/core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Consumer } from '../pipeline/consumer.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { openPipeline } from '../testing/pipeline.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import type { JsonSchema } from './json-schema.ts';
import { OPERATING_ROUTES } from './operating-routes.ts';
import { type Route, routesOf } from './routes.ts';

interface Told {
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
}
interface Document extends JsonSchema {
  paths: Record<string, Record<string, Told>>;
  components: { schemas: Record<string, JsonSchema> };
}

let server: TestApp;
let openApi: Document;
let asyncApi: JsonSchema;
let routes: Route[];
beforeAll(async () => {
  server = await startApp();
  openApi = (await (await server.ask('/v1/openapi.json')).json()) as Document;
  asyncApi = (await (await server.ask('/v1/asyncapi.json')).json()) as JsonSchema;
  routes = [...routesOf(server.app.get(ModulesContainer)), ...OPERATING_ROUTES];
});
afterAll(() => server?.[Symbol.asyncDispose]());

const toldOf = ({ path, method }: Route) => openApi.paths[path]![method.toLowerCase()]!;

const checks = new Map<string, ValidateFunction>();

/** What the document says of an answer, as a check; references are those of the whole document. */
function checkOf(schema: JsonSchema): ValidateFunction {
  const name = JSON.stringify(schema);
  const known = checks.get(name);
  if (known) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const check = ajv.compile({ ...schema, components: openApi.components });
  checks.set(name, check);
  return check;
}

async function demandTold(route: Route, answer: Response): Promise<void> {
  const where = `${route.method} ${route.path}: ${answer.status}`;
  const promised = toldOf(route).responses[String(answer.status)];
  expect(promised, where).toBeDefined();
  const type = answer.headers.get('content-type')?.split(';')[0];
  if (!promised!.content) return expect(await answer.text(), where).toBe('');
  expect(Object.keys(promised!.content), where).toContain(type);
  if (!type!.endsWith('json')) return;
  const check = checkOf(promised!.content[type!]!.schema);
  check(await answer.json());
  expect(check.errors, where).toBeNull();
}

describe('the OpenAPI document', () => {
  it('is valid', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(openApi));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('tells every route that there is, and no other', async () => {
    const told = Object.entries(openApi.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
    expect(routes.length).toBeGreaterThan(35);
    const fastify = server.app.getHttpAdapter().getInstance();
    for (const { method, path } of routes) {
      const url = path.replace(/\{(\w+)\}/g, ':$1');
      const spellings = [url, url.replace(/:\w+/, ':id')];
      expect(
        spellings.some((at) => fastify.hasRoute({ method: method as 'GET', url: at })),
        url,
      ).toBe(true);
    }
  });

  it('promises what is answered: to nobody, to an empty organisation, and where nothing is asked for', async () => {
    for (const route of routes) {
      const path = route.path.replace('{list}', 'keywords').replace(/\{\w+\}/g, 'none');
      await demandTold(route, await server.ask(path, { method: route.method, token: null }));
      await demandTold(route, await server.ask(path, { method: route.method }));
    }
  });

  it('names the parameters that a route takes: others are refused, these are not unknown', async () => {
    const reads = routes.filter(({ contract }) => contract.query);
    expect(reads.length).toBeGreaterThan(8);
    for (const route of reads) {
      const path = route.path.replace('{list}', 'keywords').replace(/\{\w+\}/g, 'none');
      const unknown = await server.ask(`${path}?zq9xk=1`);
      expect(unknown.status, path).toBe(400);
      for (const { name, in: place } of toldOf(route).parameters ?? []) {
        if (place !== 'query') continue;
        // An end of a period is known of a custom one.
        const answer = await server.ask(
          `${path}?${/^(from|to)$/.test(name) ? 'period=custom&' : ''}${name}=%00`,
        );
        expect(await answer.text(), `${path} ${name}`).not.toContain('not known here');
      }
    }
  });

  it('says of fields what the contract says of them', () => {
    const { Snapshot, CallList, Term, TokenInfo } = openApi.components.schemas as Record<
      string,
      { description?: string; properties: Record<string, JsonSchema> }
    >;
    expect(Snapshot!.description).toContain('Everything that one view shows');
    expect(Snapshot!.properties.keywords!.description).toContain('the 20 with most mentions');
    expect(CallList!.properties.searchedBackTo!.description).toContain('Go on with `next`');
    expect(Term!.properties.mentions!.description).toContain('Places in customers’ speech'.replace('’', "'"));
    expect(TokenInfo!.properties.types!.description).toContain('Event types');
  });
});

describe('a real answer', () => {
  const ask = (method: string, path: string) =>
    routes.find((route) => route.method === method && route.path === path)!;

  it('is what the document promises', async () => {
    // The server of a test has no program for its threads: another node does its work.
    await server.app.get(Consumer).stop();
    await using built = await buildThreadProgram();
    await using node = await openPipeline({ url: server.redis.url, program: built.program });
    node.consumer.start();
    const seller = { id: 'ann', name: 'Ann', team: { id: 'eu', name: 'Europe' } };
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const event = (type: string, data: object) => ({ id: type, source: 'test', type, time: at(1), data });
    const taken = await server.ask('/v1/events', {
      json: [
        event('call.finished', {
          callId: 'c-1',
          seller,
          customer: { id: 'k-7', name: 'Mia' },
          startedAt: at(10),
          endedAt: at(5),
          segments: [
            { speaker: 'seller', start: 0, end: 5, text: 'Would you like our price list?' },
            { speaker: 'customer', start: 5, end: 9, text: 'The price at Contoso is terrible.' },
          ],
        }),
        event('opportunity.changed', {
          opportunityId: 'o-1',
          seller,
          name: 'Deal',
          status: 'open',
          estimatedRevenue: 100,
          createdAt: at(60),
        }),
        event('call.started', { callId: 'c-2', seller }),
      ],
    });
    await demandTold(ask('POST', '/v1/events'), taken);
    const tracker = { kind: 'keyword', label: 'Price', phrases: ['price'] };
    await demandTold(ask('POST', '/v1/trackers'), await server.ask('/v1/trackers', { json: tracker }));
    await demandTold(
      ask('POST', '/v1/tokens'),
      await server.ask('/v1/tokens', { json: { name: 'dialer', types: ['call.started'] } }),
    );
    await demandTold(ask('GET', '/v1/tokens'), await server.ask('/v1/tokens'));
    const watched = { figure: 'dealsWon', scope: 'all', period: 'last7d', pauseMin: 60 };
    const tried = { ...watched, condition: { kind: 'above', value: 3 } };
    const rule = { ...tried, name: 'Wins', isOn: true, webhookUrl: 'https://hooks.example/' };
    await demandTold(ask('POST', '/v1/alert-rules'), await server.ask('/v1/alert-rules', { json: rule }));
    await demandTold(ask('GET', '/v1/alert-rules'), await server.ask('/v1/alert-rules'));
    const triedPath = '/v1/alert-rules/try';
    await demandTold(ask('POST', triedPath), await server.ask(triedPath, { json: tried }));
    await demandTold(ask('GET', '/v1/alerts'), await server.ask('/v1/alerts'));
    const person = { email: 'mia@team.example', name: 'Mia', role: 'manager', teams: ['eu'] };
    const invited = await server.ask('/v1/accounts', { json: person });
    const { account, link } = (await invited.clone().json()) as InvitedAccount;
    await demandTold(ask('POST', '/v1/accounts'), invited);
    await demandTold(ask('GET', '/v1/accounts'), await server.ask('/v1/accounts'));
    const code = new URL(link.url).hash.slice(1);
    const open = (path: string, json: object) => server.ask(path, { token: null, json });
    await demandTold(ask('POST', '/v1/join/look'), await open('/v1/join/look', { code }));
    const joined = await open('/v1/join', { code, password: 'correct horse battery' });
    const cookie = joined.headers.get('set-cookie')!.split(';')[0]!;
    await demandTold(ask('POST', '/v1/join'), joined);
    const own = (path: string) => server.ask(path, { token: null, headers: { cookie } });
    await demandTold(ask('GET', '/v1/session'), await own('/v1/session'));
    await demandTold(ask('GET', '/v1/sessions'), await own('/v1/sessions'));
    await demandTold(ask('GET', '/v1/sign-in-ways'), await own('/v1/sign-in-ways'));
    const change = { method: 'PATCH', json: { teams: null } };
    const accountPath = '/v1/accounts/{accountId}';
    await demandTold(ask('PATCH', accountPath), await server.ask(`/v1/accounts/${account.id}`, change));
    const links = await server.ask(`/v1/accounts/${account.id}/links`, { method: 'POST' });
    await demandTold(ask('POST', `${accountPath}/links`), links);
    await demandTold(ask('POST', '/v1/sign-in-links'), await server.ask('/v1/sign-in-links', { json: {} }));
    await demandTold(ask('GET', '/v1/trackers'), await server.ask('/v1/trackers?format=csv'));
    await demandTold(ask('GET', '/v1/settings'), await server.ask('/v1/settings'));
    await expect.poll(async () => (await server.ask('/v1/calls/c-1')).status, { timeout: 20_000 }).toBe(200);
    for (const path of [
      '/v1/calls',
      '/v1/calls?q=price',
      '/v1/calls?q=,',
      '/v1/opportunities?risk=fine&status=won',
      '/v1/team',
      '/v1/teams',
      '/v1/opportunities',
      '/v1/dashboard?period=last7d',
      '/v1/details/sentiment?period=last24h',
      '/v1/series/kpis?period=last7d',
      '/v1/audit',
    ])
      await demandTold(ask('GET', path.split('?')[0]!), await server.ask(path));
    await demandTold(ask('GET', '/v1/calls/{callId}'), await server.ask('/v1/calls/c-1'));
    await demandTold(ask('GET', '/v1/sellers/{sellerId}'), await server.ask('/v1/sellers/ann'));
    const notes = '/v1/calls/{callId}/notes';
    const note = await server.ask('/v1/calls/c-1/notes', { json: { text: 'Call again', atSec: 5 } });
    await demandTold(ask('POST', notes), note);
    await demandTold(ask('GET', notes), await server.ask('/v1/calls/c-1/notes'));
    await demandTold(
      ask('POST', '/v1/trackers/try'),
      await server.ask('/v1/trackers/try', { json: { phrases: ['price'] } }),
    );
    for (const list of ['keywords', 'competitors', 'brands', 'bestPractice'])
      await demandTold(ask('GET', '/v1/details/terms/{list}'), await server.ask(`/v1/details/terms/${list}`));
  });

  it('that has another shape would be found out', async () => {
    const check = checkOf({ $ref: '#/components/schemas/CallList' });
    expect(check({ calls: [], next: 5 })).toBe(false);
    expect(check({ calls: [], more: 'x' })).toBe(false);
    expect(check({ calls: [] })).toBe(true);
  });
});

describe('the AsyncAPI document', () => {
  it('is valid', () => {
    const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const check = ajv.compile(schema);
    check(asyncApi);
    expect(check.errors).toBeNull();
    expect(check({ ...asyncApi, operations: { openView: { action: 'ask' } } })).toBe(false);
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(asyncApi).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path!,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const path of references)
      expect(
        path.split('/').reduce<unknown>((part, key) => (part as JsonSchema | undefined)?.[key], asyncApi),
        path,
      ).toBeDefined();
  });
});

describe('the page', () => {
  it('holds every route and every shape, and nothing that the content security policy forbids', async () => {
    const answer = await server.ask('/v1/docs');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await answer.text();
    for (const { operationId } of Object.values(openApi.paths).flatMap(Object.values) as {
      operationId: string;
    }[])
      expect(page).toContain(`id="${operationId}"`);
    for (const name of Object.keys(openApi.components.schemas)) expect(page).toContain(`id="shape-${name}"`);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
    expect(page).not.toMatch(/<script|<style|style=|\son\w+=|https?:/i);
    expect(page).not.toContain('undefined');
    expect((await server.ask('/v1/docs.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });
});

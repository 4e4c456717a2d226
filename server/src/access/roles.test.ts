import { ModulesContainer } from '@nestjs/core';
import { afterAll, describe, expect, it } from 'vitest';
import { OPERATING_ROUTES } from '../describe/operating-routes.ts';
import { type Route, routesOf } from '../describe/routes.ts';
import { isWithinScopes, may } from './permissions.ts';
import { bodyOf, type Entities, entitiesOf, fireAlerts, nameOf } from './role-samples-rig.ts';
import {
  FOREIGN,
  FOREIGN_AMOUNTS,
  Organisation,
  SCOPE,
  sellerOf,
  WHO,
  type Who,
  type Whose,
} from './roles-rig.ts';

const organisation = await Organisation.start();
afterAll(() => organisation[Symbol.asyncDispose]());

/** Found in the server itself: a route that is new is asked like every other. */
const ROUTES = [...routesOf(organisation.server.app.get(ModulesContainer)), ...OPERATING_ROUTES].map(
  (route) => ({ ...route, title: nameOf(route) }),
);
const SCOPED = ROUTES.filter(({ action }) => action !== undefined && isWithinScopes(action));
/** Of these each answers what is seen of it: see what a manager of one team is told. */
const LISTS = SCOPED.filter((route) => route.method === 'GET' && !takesScope(route) && !takesEntity(route));

function takesScope({ contract }: Route): boolean {
  return contract.query !== undefined && 'scope' in contract.query.shape;
}

function takesEntity({ path }: Route): boolean {
  return /\{(?!list\})/.test(path);
}

/** The address of a route about some things, of a scope where it takes one. */
function addressOf(route: Route, { entities = {}, whose = 'own' }: Asked = {}): string {
  const named = (_: string, name: string) => encodeURIComponent(entities[name] ?? 'none');
  const path = route.path.replace('{list}', 'keywords').replace(/\{(\w+)\}/g, named);
  return takesScope(route) ? `${path}?scope=${encodeURIComponent(SCOPE[whose])}` : path;
}

interface Asked {
  entities?: Entities;
  whose?: Whose;
}

// Something of everybody's in every list, so that what is told of others would be seen.
for (const make of new Set(SCOPED.flatMap((route) => (takesEntity(route) ? (entitiesOf(route) ?? []) : []))))
  for (const whose of ['own', 'foreign', 'all'] as const) await make(organisation, whose);
await fireAlerts(organisation);

describe.each(WHO)('%s', (who) => {
  it.each(ROUTES)('asks $title and gets no further than the table says', async (route) => {
    const { sight } = organisation.people[who];
    const { status } = await organisation.ask(who, addressOf(route), { method: route.method });
    if (!route.holders || (sight && route.action && may(sight, route.action)))
      expect([401, 403]).not.toContain(status);
    else expect(status).toBe(sight ? 403 : 401);
  });
});

describe.each(['managerOfTeam', 'screen'] as const)('%s', (who) => {
  const READS = readsOf(who);
  /** What holds figures of everybody for whoever sees them: here others' doings must be seen. */
  const isOfFigures = (route: Route) => takesScope(route) || route.path === '/v1/calls/{callId}';

  // Before all else, since what follows changes what is theirs.
  it('is told the same whatever others do, whose sums could else be taken from any sum that holds them', async () => {
    const own: string[] = [];
    const everybodys: string[] = [];
    for (const route of READS) {
      const make = takesEntity(route) ? entitiesOf(route) : undefined;
      const entities = (await make?.(organisation, 'own')) ?? {};
      own.push(...spellingsOf(route, { entities }));
      if (isOfFigures(route)) everybodys.push(addressOf(route, { entities, whose: 'all' }));
    }
    let told = await answersTo(who, own);
    const toldAdmin = await answersTo('admin', everybodys);
    let changed = own;
    // The clock moves a figure now and then, and what others do moves those that hold it each time.
    for (let i = 0; i < 3 && changed.length > 0; i++) {
      await organisation.othersSell();
      const now = await answersTo(who, own);
      changed = changed.filter((address) => now.get(address) !== told.get(address));
      told = now;
    }
    expect(changed).toEqual([]);
    const toldNow = await answersTo('admin', everybodys);
    expect(everybodys.filter((address) => toldNow.get(address) === toldAdmin.get(address))).toEqual([]);
  });
});

describe('a manager of one team', () => {
  const ask = (route: Route, address: string, json?: object) =>
    organisation.ask('managerOfTeam', address, { method: route.method, ...(json && { json }) });

  /** Figures by day have no names in them, and what nobody takes for a brand is everyone's. */
  const NAMELESS = ['GET /v1/details/sentiment', 'GET /v1/series/kpis', 'GET /v1/brands/dismissed'];

  // First, since what follows gives things to other teams.
  it.each(readsOf('managerOfTeam'))('$title tells nothing of another team', async (route) => {
    const make = takesEntity(route) ? entitiesOf(route) : undefined;
    const entities = (await make?.(organisation, 'own')) ?? {};
    for (const address of spellingsOf(route, { entities })) {
      const text = await (await ask(route, address)).text();
      expect(foreignIn(text), address).toEqual([]);
    }
    if (!SCOPED.includes(route) || takesEntity(route) || NAMELESS.includes(route.title)) return;
    // Else nothing would be found because nothing is there.
    const all = await organisation.ask('admin', addressOf(route, { whose: 'all' }));
    expect(foreignIn(await all.text()), 'what an admin is told').toContain(FOREIGN);
  });

  it.each(SCOPED)('$title: it is known here what is theirs of it', (route) => {
    if (takesEntity(route)) expect(entitiesOf(route), 'add it to MAKES').toBeDefined();
    if (route.body) expect(bodyOf(route), 'add it to BODIES').toBeDefined();
    expect(takesScope(route) || takesEntity(route) || bodyOf(route) || LISTS.includes(route)).toBeTruthy();
  });

  it.each(SCOPED.filter(takesScope))('$title is answered of their own scope only', async (route) => {
    expect((await ask(route, addressOf(route))).status).toBe(200);
    for (const whose of ['foreign', 'all'] as const) {
      const answer = await ask(route, addressOf(route, { whose }));
      expect(answer.status, whose).toBe(403);
      const detail = `must be one that you see: ${SCOPE.own}`;
      expect(await answer.json()).toMatchObject({ code: 'forbidden', path: 'scope', detail });
    }
    expect((await ask(route, addressOf(route).replace(/\?.*/, ''))).status).toBe(403);
    for (const whose of ['own', 'foreign', 'all'] as const)
      expect((await organisation.ask('managerOfAll', addressOf(route, { whose }))).status).toBe(200);
  });

  it.each(SCOPED.filter(takesEntity))('$title: what is another team’s is not there', async (route) => {
    const make = entitiesOf(route)!;
    const json = await bodyOf(route)?.(organisation, 'own');
    const unknown = await ask(route, addressOf(route), json);
    const unknownText = await unknown.text();
    for (const whose of ['foreign', 'all'] as const) {
      const address = addressOf(route, { entities: await make(organisation, whose) });
      const answer = await ask(route, address, json);
      if (whose === 'all' && address.includes('/v1/trackers/')) {
        // Everyone's trackers are read by all, so that it is no secret that they are there.
        expect(answer.status, whose).toBe(403);
      } else {
        expect(answer.status, whose).toBe(404);
        if (unknown.status === 404) expect(await answer.text(), whose).toBe(unknownText);
      }
      const control = await organisation.ask('managerOfAll', address, {
        method: route.method,
        ...(json && { json }),
      });
      expect(control.ok, `${whose}: ${control.status}`).toBe(true);
    }
    const own = await ask(route, addressOf(route, { entities: await make(organisation, 'own') }), json);
    expect(own.ok, String(own.status)).toBe(true);
  });

  it.each(SCOPED.filter(bodyOf))('$title: what they send is of their own scope only', async (route) => {
    const body = bodyOf(route)!;
    const address = async () =>
      addressOf(route, { entities: (await entitiesOf(route)?.(organisation, 'own')) ?? {} });
    const own = await body(organisation, 'own');
    expect((await ask(route, await address(), own)).ok).toBe(true);
    for (const whose of ['foreign', 'all'] as const) {
      const json = await body(organisation, whose);
      // A body that says nothing of a scope is of whatever it is sent about.
      if (JSON.stringify(json) === JSON.stringify(own)) continue;
      const answer = await ask(route, await address(), json);
      expect(answer.status, whose).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'forbidden' });
    }
  });
});

const LISTINGS: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/calls': [
    ...['q=price', 'q=industries', 'phrase=price', 'limit=1', 'sort=longest', 'sentiment=negative'],
    ...[`seller=${sellerOf('foreign')}`, 'opportunity=o-crossing', 'opportunity=o-own'],
  ],
  'GET /v1/opportunities': ['limit=1', 'status=won', `seller=${sellerOf('foreign')}`],
};

/** A route's address in all the ways in which it is asked: each list of terms, as a file, with what else it can be asked for. */
function spellingsOf(route: Route, asked: Asked): string[] {
  const address = addressOf(route, asked);
  const lists = route.path.includes('{list}') ? ['competitors', 'brands', 'bestPractice'] : [];
  const more = [...(LISTINGS[nameOf(route)] ?? []), ...(route.contract.csv ? ['format=csv'] : [])];
  return [
    address,
    ...lists.map((list) => address.replace('/keywords', `/${list}`)),
    ...more.map((query) => `${address}${address.includes('?') ? '&' : '?'}${query}`),
  ];
}

/** What somebody may read. */
function readsOf(who: Exclude<Who, 'nobody'>): typeof ROUTES {
  const sight = organisation.people[who].sight!;
  return ROUTES.filter(
    ({ method, holders, action }) => method === 'GET' && holders && action && may(sight, action),
  );
}

/** What somebody is told at each address, without the instants in it. */
async function answersTo(who: Who, addresses: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const address of addresses) {
    const answer = await organisation.ask(who, address);
    const text = (await answer.text()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
    answers.set(address, `${answer.status} ${text}`);
  }
  return answers;
}

/** What stands in an answer that is none of a manager's business; where a list goes on is read as well. */
function foreignIn(text: string): string[] {
  const cursors = [...text.matchAll(/"next":"([^"]+)"/g)].map(([, next]) => next!);
  const places = cursors.map((cursor) => Buffer.from(cursor, 'base64url').toString('utf8'));
  const told = [text, ...places].join('\n').toLowerCase();
  return [FOREIGN, ...FOREIGN_AMOUNTS].filter((secret) => told.includes(secret));
}

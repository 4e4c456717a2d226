import { randomBytes } from 'node:crypto';
import type { Role, Scope, Snapshot, TokenInput } from '@earshot/contracts';
import { Consumer } from '../pipeline/consumer.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { openPipeline } from '../testing/pipeline.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { AS_HEADER } from './principal.ts';
import type { Sight } from './scopes.ts';
import { pairScreen } from './screen-rig.ts';

/** Stands in every id and name of what is not of the team at hand: nothing that its manager is told may hold it. */
export const FOREIGN = 'zqforeign';
/** The same of amounts: what another team, and all of them, are to win. */
export const FOREIGN_AMOUNTS = ['65432109', '76543210'] as const;

/** Whose something is: of the team that a manager sees, of another one, or of no team in particular. */
export type Whose = 'own' | 'foreign' | 'all';

export const TEAM = { own: 'eu', foreign: `us-${FOREIGN}` } as const;
export const SCOPE: Readonly<Record<Whose, Scope>> = {
  own: `team:${TEAM.own}`,
  foreign: `team:${TEAM.foreign}`,
  all: 'all',
};

const SELLERS = {
  own: { id: 'ann', name: 'Ann', team: { id: TEAM.own, name: 'Europe' } },
  foreign: {
    id: `bob-${FOREIGN}`,
    name: `Bob ${FOREIGN}`,
    team: { id: TEAM.foreign, name: `America ${FOREIGN}` },
  },
  all: { id: `cal-${FOREIGN}`, name: `Cal ${FOREIGN}` },
} as const;
export const sellerOf = (whose: Whose): string => SELLERS[whose].id;

/** Somebody who asks: who they are to the tables, and how they ask. */
export interface Asker {
  /** Absent: they are nobody. */
  sight?: Sight;
  headers: Readonly<Record<string, string>>;
}

export const WHO = ['nobody', 'ingest', 'screen', 'managerOfTeam', 'managerOfAll', 'admin'] as const;
export type Who = (typeof WHO)[number];

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** An organisation of two teams on a server of its own, with somebody of every role in it. */
export class Organisation implements AsyncDisposable {
  #made = 0;
  private constructor(
    readonly server: TestApp,
    readonly people: Readonly<Record<Who, Asker>>,
    private readonly resources: readonly AsyncDisposable[],
  ) {}

  static async start(): Promise<Organisation> {
    const most = '100000';
    const server = await startApp({
      EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: most,
      EARSHOT_TOKEN_REQUESTS_PER_MINUTE: most,
    });
    // The server of a test has no program for its threads: another node does its work.
    await server.app.get(Consumer).stop();
    const built = await buildThreadProgram();
    const node = await openPipeline({ url: server.redis.url, program: built.program });
    node.consumer.start();
    const organisation = new Organisation(server, await peopleOf(server), [node, built, server]);
    await organisation.#fill();
    return organisation;
  }

  /** The answer that somebody gets; a body is sent as JSON. */
  ask(who: Who, path: string, init: { method?: string; json?: unknown } = {}): Promise<Response> {
    const { method = init.json === undefined ? 'GET' : 'POST', json } = init;
    const { headers } = this.people[who];
    const body = json === undefined ? {} : { json };
    return this.server.ask(path, { method, token: null, headers, redirect: 'manual', ...body });
  }

  /** The id of a new finished call, once it is counted. */
  async call(whose: Whose): Promise<string> {
    const callId = this.#newId(whose, 'call');
    const foreign = whose === 'own' ? '' : `, says ${FOREIGN} Industries`;
    await this.#send('call.finished', {
      callId,
      seller: SELLERS[whose],
      customer: this.#named(whose, 'customer'),
      // The deal of another team: its id is in the call, its name is not.
      ...(whose === 'own' && { opportunityId: 'o-crossing' }),
      startedAt: ago(20),
      endedAt: ago(5),
      segments: [
        { speaker: 'seller', start: 0, end: 5, text: 'Would you like our price list?' },
        { speaker: 'customer', start: 5, end: 9, text: `The price at Contoso is terrible${foreign}.` },
      ],
    });
    await this.#until(async () => (await this.ask('admin', `/v1/calls/${callId}`)).status === 200);
    return callId;
  }

  /** A note of a call, written by everyone who is called as the managers are. */
  async note(callId: string): Promise<string> {
    const note = await this.ask('managerOfAll', `/v1/calls/${callId}/notes`, { json: { text: FOREIGN } });
    return ((await note.json()) as { noteId: string }).noteId;
  }

  async tracker(whose: Whose): Promise<string> {
    const id = this.#newId(whose, 'tracker');
    const json = trackerOf(whose, `Price ${id}`);
    await this.ask('admin', `/v1/trackers/${id}`, { method: 'PUT', json });
    return id;
  }

  /** Another team, and somebody in none, win deals, write e-mails and talk: it is in every figure of the whole organisation once this ends. */
  async othersSell(): Promise<void> {
    const before = await this.#dealsWon();
    for (const whose of ['foreign', 'all'] as const) {
      const seller = { ...SELLERS[whose], id: this.#newId(whose, 'seller') };
      await this.#send('opportunity.changed', {
        ...{ opportunityId: this.#newId(whose, 'won'), seller, name: this.#newId(whose, 'deal') },
        ...{ status: 'won', estimatedRevenue: 300, actualRevenue: 200, createdAt: ago(60), closedAt: ago(2) },
      });
      await this.#send('opportunity.changed', {
        ...{ opportunityId: this.#newId(whose, 'open'), seller, name: this.#newId(whose, 'deal') },
        ...{ status: 'open', estimatedRevenue: 400, createdAt: ago(60) },
      });
      const engagement = { engagementId: this.#newId(whose, 'engagement'), seller, kind: 'email' };
      await this.#send('engagement.logged', { ...engagement, startedAt: ago(9), durationSec: 300 });
      const started = { callId: this.#newId(whose, 'started'), seller, startedAt: ago(1) };
      await this.#send('call.started', { ...started, customer: this.#named(whose, 'customer') });
      await this.call(whose);
    }
    await this.#until(async () => (await this.#dealsWon()) === before + 2);
  }

  async #dealsWon(): Promise<number> {
    const dashboard = await this.ask('admin', '/v1/dashboard?scope=all');
    return ((await dashboard.json()) as Snapshot).kpis.dealsWon;
  }

  async #fill(): Promise<void> {
    const deal = (whose: Whose, opportunityId: string) =>
      this.#send('opportunity.changed', {
        ...{ opportunityId, seller: SELLERS[whose], status: 'open', estimatedRevenue: 100 },
        ...{ name: this.#newId(whose, 'deal'), account: this.#newId(whose, 'account'), createdAt: ago(60) },
      });
    await deal('own', 'o-own');
    await deal('foreign', 'o-crossing');
    await deal('all', `o-${FOREIGN}`);
    for (const whose of ['own', 'foreign', 'all'] as const) {
      const started = { callId: this.#newId(whose, 'started'), seller: SELLERS[whose], startedAt: ago(1) };
      await this.#send('call.started', { ...started, customer: this.#named(whose, 'customer') });
      await this.tracker(whose);
      if (whose !== 'own') await this.note(await this.call(whose));
    }
    await this.call('own');
    const [team, organisation] = FOREIGN_AMOUNTS.map(Number);
    const targets = { organisation, teams: { [TEAM.own]: 1_000, [TEAM.foreign]: team } };
    const topSellers = [sellerOf('own'), sellerOf('foreign')];
    const change = { method: 'PATCH', json: { targets, topSellers } };
    await this.#until(async () => (await this.ask('admin', '/v1/settings', change)).ok);
  }

  async #send(type: string, data: object): Promise<void> {
    const event = { id: `e-${++this.#made}`, source: 'test', type, time: ago(1), data };
    const answer = await this.ask('admin', '/v1/events', { json: event });
    const { rejected } = (await answer.json()) as { rejected: unknown[] };
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  }

  /** What is everyone's is no secret; what is of nobody in particular is still not the team's. */
  #newId(whose: Whose, what: string): string {
    this.#made += 1;
    const isTold = whose === 'own' || (whose === 'all' && what === 'tracker');
    return isTold ? `${what}-${this.#made}` : `${what}-${FOREIGN}-${this.#made}`;
  }

  #named(whose: Whose, what: string): { id: string; name: string; account: string } {
    const id = this.#newId(whose, what);
    return { id, name: `${id} Smith`, account: `${id} Ltd` };
  }

  async #until(isDone: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 400; i++) {
      if (await isDone()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('This never came to be.');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const resource of this.resources) await resource[Symbol.asyncDispose]();
  }
}

/** A tracker's body: of a team, or of everyone. */
export function trackerOf(whose: Whose, label = `tracker ${randomBytes(4).toString('hex')}`): object {
  const body = { kind: 'keyword', label, phrases: ['price'] };
  return whose === 'all' ? body : { ...body, team: TEAM[whose] };
}

async function peopleOf(server: TestApp): Promise<Record<Who, Asker>> {
  const byToken = async (input: Partial<TokenInput> & { role: Role }): Promise<Asker> => {
    // Managers bear one name, so that nothing is refused only because somebody else wrote it.
    const made = await server.ask('/v1/tokens', { json: { name: 'Mia', ...input } });
    const { token } = (await made.json()) as { token: string };
    const { role, teams } = input;
    return {
      headers: { authorization: `Bearer ${token}` },
      sight: { role, ...(teams && { teams }) },
    };
  };
  return {
    nobody: { headers: {} },
    ingest: await byToken({ role: 'ingest' }),
    screen: await screenOf(server),
    managerOfTeam: await byToken({ role: 'manager', teams: [TEAM.own] }),
    managerOfAll: await byToken({ role: 'manager' }),
    admin: await byToken({ role: 'admin' }),
  };
}

/** A screen that is paired for the own team. */
async function screenOf(server: TestApp): Promise<Asker> {
  const { secret } = await pairScreen(server, 'Wall', SCOPE.own);
  const claim = await server.ask('/v1/screens/claim', { token: null, json: { secret } });
  const cookie = claim.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`No screen was paired: ${claim.status}`);
  return {
    headers: { cookie, [AS_HEADER]: 'screen' },
    sight: { role: 'screen', scope: SCOPE.own },
  };
}

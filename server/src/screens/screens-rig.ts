import type {
  ClientToServer,
  Pairing,
  Screen,
  ScreenCommand,
  ScreenShow,
  ServerToClient,
  ViewOpenAnswer,
} from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { bucketsOf } from '../domain/buckets.ts';
import { type Deal, dealContributions } from '../domain/deal.ts';
import { orderOf } from '../domain/order.ts';
import { zoneOf } from '../domain/zone.ts';
import type { Step } from '../store/records.ts';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';

/** What a screen of a test shows. */
export const SHOW: ScreenShow = {
  scope: 'all',
  period: 'allTime',
  playlist: [{ kind: 'numbers', seconds: 30 }],
  ...{ language: 'en', theme: 'dark', lightFrom: '07:00', darkFrom: '19:00', overscanPercent: 0 },
  ...{ isPrivate: false, showsLastNonEmpty: false, celebrates: false, hasSound: false, thresholds: [] },
};

/** Two nodes upon one Redis, under one admin's token. */
export async function startTwoNodes(): Promise<{ one: TestApp; other: TestApp } & AsyncDisposable> {
  const common = {
    EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '100000',
    EARSHOT_ADMIN_TOKEN: 'admin-of-both-nodes-0123456789',
  };
  const one = await startApp(common);
  const other = await startApp({ ...common, REDIS_URL: one.redis.url });
  return {
    one,
    other,
    async [Symbol.asyncDispose]() {
      await other[Symbol.asyncDispose]();
      await one[Symbol.asyncDispose]();
    },
  };
}

/** How a person asks: with a token, the admin's by default. */
export async function asked<T>(
  node: TestApp,
  path: string,
  init: { method?: string; json?: unknown; token?: string } = {},
): Promise<{ status: number; body: T }> {
  const { token = 'admin-of-both-nodes-0123456789', ...rest } = init;
  const answer = await node.ask(path, { token, ...rest });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
}

export async function beginPairing(node: TestApp): Promise<Pairing> {
  return (await node.ask('/v1/screens/pairing', { token: null, method: 'POST' })).json() as Promise<Pairing>;
}

/** What a claim answers, and the cookie that it sets. */
export async function claim(node: TestApp, secret: string): Promise<{ state: string; cookie?: string }> {
  const answer = await node.ask('/v1/screens/claim', { token: null, json: { secret } });
  const { state } = (await answer.json()) as { state: string };
  const set = answer.headers.get('set-cookie');
  return { state, ...(set && { cookie: set }) };
}

/** A screen as its page is: it has the cookie, and says what it is. */
export class WallPage {
  readonly commands: ScreenCommand[] = [];
  readonly byes: string[] = [];
  /** All that it was ever sent, as text. */
  heard = '';
  socket: Socket<ServerToClient, ClientToServer> | undefined;

  private constructor(
    readonly screen: Screen,
    readonly cookie: string,
  ) {}

  static async pair(node: TestApp, show: Partial<ScreenShow> = {}, name = 'Wall'): Promise<WallPage> {
    const { code, secret } = await beginPairing(node);
    const made = await asked<Screen>(node, '/v1/screens', {
      json: { code, name, show: { ...SHOW, ...show } },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    const { cookie } = await claim(node, secret);
    return new WallPage(made.body, cookie!.split(';')[0]!);
  }

  ask(node: TestApp, path: string, headers: Record<string, string> = {}): Promise<Response> {
    return node.ask(path, {
      token: null,
      headers: { cookie: this.cookie, 'x-earshot-as': 'screen', ...headers },
    });
  }

  async connect(node: TestApp, cookie = this.cookie): Promise<this> {
    this.socket?.disconnect();
    const socket: Socket<ServerToClient, ClientToServer> = io(`${node.url}/live`, {
      ...{ transports: ['websocket'], forceNew: true, reconnection: false, auth: { as: 'screen' } },
      extraHeaders: { cookie },
    });
    this.socket = socket;
    socket.on('screen:command', (command) => this.commands.push(command));
    socket.on('bye', ({ reason }) => this.byes.push(reason));
    socket.on('view:delta', (_, done) => done());
    socket.on('view:snapshot', (_, done) => done());
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) =>
        reject(new Error((error as { data?: { code: string } }).data?.code)),
      );
    });
    socket.io.engine.on('data', (data: unknown) => {
      this.heard += String(data);
    });
    return this;
  }

  open(request: object): Promise<ViewOpenAnswer> {
    return new Promise((resolve) => this.socket!.emit('view:open', request as never, resolve));
  }

  [Symbol.dispose](): void {
    this.socket?.disconnect();
  }
}

/** A call in progress and an open deal, all of whose names and ids are told by their beginning. */
export async function applyCanaries({ app }: TestApp): Promise<void> {
  const store = app.get(Store);
  const nowMs = Date.now();
  const order = (kind: 'started' | 'changed') =>
    orderOf({ timeMs: nowMs, kind, source: 'crm', id: `canary-${kind}`, contentHash: '' });
  const sellerId = 'canary-seller';
  const sellers = [sellerId];
  const customer = { id: 'canary-customer', name: 'Canaria Customer', account: 'Canaria Ltd' };
  const call = { callId: 'canary-call', sellerId, startedAtMs: nowMs, customer };
  const deal: Deal = {
    ...{ opportunityId: 'canary-deal', sellerId, name: 'Canaria renewal', account: 'Canaria Ltd' },
    ...{ status: 'open', stage: '-', estimatedCents: 100_000, createdAtMs: nowMs },
  };
  const contributions = dealContributions(deal);
  const zone = zoneOf('UTC');
  const buckets = contributions.map(({ atMs }) =>
    bucketsOf(atMs, zone).map(({ id, expiresAtMs }) => ({ key: `1:${id}`, expiresAtMs })),
  );
  const name = {
    kind: 'sellerName',
    id: sellerId,
    order: order('changed'),
    value: 'Canaria Seller',
  } as const;
  const steps: Step[] = [
    {
      sellers,
      people: [name],
      call: { kind: 'started', callId: call.callId, order: order('started'), call },
    },
    {
      ...{ sellers, people: [] },
      deal: {
        ...{ kind: 'changed', opportunityId: deal.opportunityId, order: order('changed') },
        record: { deal, contributions, buckets },
      },
    },
  ];
  const outcomes = await store.ledger.apply(0, steps, { nowMs, plan: (await store.reader.meta(0)).plan });
  if (outcomes.some((outcome) => outcome !== 'applied')) throw new Error(outcomes.join());
}

import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Alert,
  type AlertList,
  type AlertRuleInput,
  type AlertTry,
  type AlertTryInput,
  figureOf,
  LIVE_NAMESPACE,
  type NewAlertRule,
  type Snapshot,
} from '@earshot/contracts';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { kpisOf } from '../oracle/kpis.ts';
import { salesPeriodAt } from '../oracle/sales-period.ts';
import { sampleCall, sampleWin } from '../oracle/sample-events.ts';
import { sentimentOf } from '../oracle/sentiment.ts';
import { seenIn } from '../oracle/view.ts';
import type { World } from '../oracle/world.ts';
import { canonical } from './comparison.ts';
import { eventually } from './live-client.ts';
import { type Running, startRedis, startServer } from './processes.ts';
import { RANDOM_SYSTEMS, tellRandomly } from './random-telling.ts';

const HOUR_MS = 3_600_000;

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A program that takes webhooks, and says no to the first one. */
async function startReceiver() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    received.push({ headers: request.headers, body });
    response.writeHead(received.length === 1 ? 503 : 204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { received, url, [Symbol.dispose]: () => void server.close() };
}

const RULE: AlertRuleInput = {
  ...{ name: 'A good week', figure: 'revenueWon', scope: 'all', period: 'last7d', pauseMin: 60, isOn: true },
  condition: { kind: 'above', value: 100_000 },
};

/** Two nodes upon one Redis. */
class TwoNodes implements AsyncDisposable {
  private constructor(
    private readonly redis: Running,
    readonly nodes: readonly [Running, Running],
    private readonly token: string,
  ) {}

  static async start(): Promise<TwoNodes> {
    const redis = await startRedis();
    const token = randomBytes(24).toString('base64url');
    const env = {
      ...{ REDIS_URL: redis.url, EARSHOT_ADMIN_TOKEN: token, EARSHOT_TIME_ZONE: 'UTC' },
      EARSHOT_WEBHOOK_PRIVATE_NETWORK: 'true',
    };
    return new TwoNodes(redis, [await startServer(env), await startServer(env)], token);
  }

  async ask<T>(node: 0 | 1, path: string, json?: unknown): Promise<T> {
    const answer = await fetch(new URL(path, this.nodes[node].url), {
      method: json === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** A page of a node; what it is told of alerts. */
  async listen(node: 0 | 1): Promise<{ told: Alert[]; [Symbol.dispose]: () => void }> {
    const told: Alert[] = [];
    const auth = { token: this.token };
    const socket = io(`${this.nodes[node].url}${LIVE_NAMESPACE}`, { transports: ['websocket'], auth });
    socket.on('alert', (alert: Alert) => told.push(alert));
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return { told, [Symbol.dispose]: () => void socket.disconnect() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.end()));
    await this.redis.end();
  }
}

it('a rule that fires while its node dies is told once, on the page of another node and to a program, signed', async () => {
  await using system = await TwoNodes.start();
  using receiver = await startReceiver();
  const rule = await system.ask<NewAlertRule>(1, '/v1/alert-rules', { ...RULE, webhookUrl: receiver.url });
  using page = await system.listen(1);
  const win = (id: string, revenue: number) => {
    const closedAt = new Date(Date.now() - 60_000).toISOString();
    return sampleWin(id, closedAt, { createdAt: closedAt, actualRevenue: revenue });
  };
  await system.ask(1, '/v1/events', [win('one', 600)]);
  // The first node looks at rules: it was there first.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(page.told).toEqual([]);
  await system.nodes[0].end('SIGKILL');
  await system.ask(1, '/v1/events', [win('two', 600)]);

  expect(await eventually(() => page.told.length > 0, 30_000)).toBe(true);
  const delivery = async () => (await system.ask<AlertList>(1, '/v1/alerts')).map((one) => one.delivery);
  expect(await eventually(async () => (await delivery())[0]?.state === 'delivered', 30_000, 250)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(page.told).toEqual([
    { ...page.told[0], ruleId: rule.id, name: 'A good week', figure: 'revenueWon', value: 120_000 },
  ]);
  expect(await delivery()).toEqual([{ state: 'delivered', tries: 2, status: 204 }]);

  expect(receiver.received).toHaveLength(2);
  for (const { headers, body } of receiver.received) {
    const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']];
    const key = Buffer.from(rule.webhookSecret!.replace(/^whsec_/, ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(id).toBe(page.told[0]!.id);
    expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(60);
    expect(JSON.parse(body)).toEqual({
      type: 'alert.fired',
      timestamp: page.told[0]!.at,
      data: page.told[0],
    });
  }
});

it('what is told of a team is told to nobody who does not see it', async () => {
  await using system = await TwoNodes.start();
  const condition = { kind: 'above', value: 0 } as const;
  const rule = { ...RULE, figure: 'callsAnalysed', scope: 'team:north', condition } as const;
  await system.ask(0, '/v1/alert-rules', rule);
  const { token } = await system.ask<{ token: string }>(0, '/v1/tokens', {
    ...{ name: 'South', role: 'manager', teams: ['south'] },
  });
  using everybody = await system.listen(1);
  const others: Alert[] = [];
  const socket = io(`${system.nodes[0].url}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    auth: { token },
  });
  socket.on('alert', (alert: Alert) => others.push(alert));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const segments = [
    { speaker: 'customer' as const, start: 0, end: 5, text: 'This is fine.', sentiment: 0.5 },
  ];
  const endedAt = new Date(Date.now() - 60_000).toISOString();
  await system.ask(0, '/v1/events', [sampleCall('c1', endedAt, { seller: 's1@north', segments })]);
  expect(await eventually(() => everybody.told.length === 1, 20_000)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(others).toEqual([]);
  socket.disconnect();
});

/** The instants at which a rule fires over some values, worked out from its words alone. */
function firingsOf(
  values: readonly { atMs: number; value: number | undefined; from: string }[],
  limit: number,
) {
  const fired: { at: string; value: number }[] = [];
  let [isBack, from, silentUntilMs] = [false, '', 0];
  for (const { atMs, value, from: begun } of values) {
    if (value === undefined) continue;
    if (begun !== from) isBack = false;
    from = begun;
    if (value <= limit) isBack = true;
    else if (isBack && atMs >= silentUntilMs) {
      fired.push({ at: new Date(atMs).toISOString(), value });
      silentUntilMs = atMs + 6 * HOUR_MS;
      isBack = false;
    }
  }
  return fired;
}

const TRIED = [
  { figure: 'negativeShare', scope: 'team:north', period: 'last7d' },
  { figure: 'revenueWon', scope: 'all', period: 'thisMonth' },
  { figure: 'winRate', scope: 'all', period: 'last7d' },
] as const satisfies Pick<AlertTryInput, 'figure' | 'scope' | 'period'>[];

/** A figure at the end of each hour, as the oracle tells it. */
function courseOf(world: World, { figure, scope, period }: (typeof TRIED)[number], hours: readonly number[]) {
  return hours.map((atMs) => {
    const nowMs = atMs - 1;
    const seen = seenIn(world, { scope, period: { kind: period }, nowMs });
    // Of the page no more than its figures are made from.
    const page = {
      kpis: kpisOf(seen.deals, seen.period, salesPeriodAt(world, scope, nowMs)),
      sentiment: sentimentOf(seen.now),
    } as Snapshot;
    const from = period === 'thisMonth' ? seen.period.info.from : '';
    return { atMs, value: figureOf(page, figure), from };
  });
}

it('when a rule would have fired is what the oracle tells, hour by hour', { timeout: 300_000 }, async () => {
  await using told = await tellRandomly(RANDOM_SYSTEMS[0], async () => {});
  const { system, world } = told;
  const tryOf = async (input: AlertTryInput) => {
    const answer = await system.fetch('/v1/alert-rules/try', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as AlertTry;
  };
  let firings = 0;
  for (const tried of TRIED) {
    const rule = { ...tried, condition: { kind: 'above', value: 0 }, pauseMin: 360 } as AlertTryInput;
    const { from, to } = await tryOf(rule);
    const length = (Date.parse(to) - Date.parse(from)) / HOUR_MS + 1;
    expect(length).toBe(721);
    const hours = Array.from({ length }, (_, i) => Date.parse(from) + i * HOUR_MS);
    const course = courseOf(world, tried, hours);
    const sorted = course.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
    for (const part of [0.3, 0.5, 0.8]) {
      const value = sorted[Math.floor(part * sorted.length)]!;
      const answer = await tryOf({ ...rule, condition: { kind: 'above', value } });
      const due = firingsOf(course, value);
      expect([tried, value, canonical(answer.firings)]).toEqual([tried, value, canonical(due)]);
      firings += due.length;
    }
  }
  // Something was compared: how much depends on the hour at which the world is made.
  expect(firings).toBeGreaterThanOrEqual(TRIED.length);
});

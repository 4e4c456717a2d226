import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Alert, AlertRuleInput } from '@earshot/contracts';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { isPublicAddress } from './addresses.ts';
import { Deliveries } from './deliveries.ts';
import { AlertRules } from './rules.ts';
import { faultOfUrl, sendWebhook } from './webhook.ts';

const inUse = useStore();
const admin = { role: 'admin', name: 'Ada', kind: 'token', id: 'admin' } as const;

interface Received {
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes webhooks; answers each with the next of `answers`, and the last again and again. */
let receiver: Server;
let received: Received[];
let answers: (number | 'silence')[];
const urlOf = (path = '/hook') => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`;

beforeEach(async () => {
  received = [];
  answers = [204];
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    received.push({ path: request.url, headers: request.headers, body });
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer === 'silence') return;
    response.writeHead(answer, { location: '/elsewhere' }).end('SECRET-ANSWER');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterEach(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const clock = { nowMs: Date.parse('2031-11-24T09:31:07Z'), now: () => clock.nowMs };
const failures: unknown[] = [];
const sender = (mayBePrivate = true) =>
  new Deliveries({
    store: inUse.store,
    now: clock.now,
    mayBePrivate,
    failed: (error) => failures.push(error),
  });

/** A rule with this receiver that has just fired. */
async function fire(url = urlOf()) {
  const { alerts } = inUse.store;
  await inUse.raw.call(['FLUSHDB']);
  const rules = new AlertRules(alerts, { now: clock.now, mayBePrivate: true });
  const input: AlertRuleInput = {
    ...{ name: 'A good day', figure: 'dealsWon', scope: 'all', period: 'last7d', pauseMin: 1, isOn: true },
    ...{ condition: { kind: 'above', value: 3 }, webhookUrl: url },
  };
  const rule = await rules.create(admin, input);
  const alert: Alert = {
    ...{ id: 'alert_7', at: new Date(clock.nowMs).toISOString(), ruleId: rule.id, name: rule.name, value: 4 },
    ...{ figure: input.figure, scope: input.scope, period: input.period, condition: input.condition },
  };
  const [kept] = await alerts.watched();
  await alerts.lookedAt(kept!, { after: { basis: '', isBack: false }, alert, sendAtMs: clock.nowMs });
  return { alert, rules, rule };
}

const delivery = async () => {
  const { alert: _, ...told } = (await inUse.store.alerts.fired())[0]!.delivery!;
  return told;
};

/** Sends what is due and waits for the answers. */
async function pass(by = sender()): Promise<void> {
  await by.pass();
  for (let i = 0; i < 500 && (await delivery()).tries === tried; i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  tried = (await delivery()).tries;
}
let tried = 0;
beforeEach(() => {
  tried = 0;
});

describe('an alert', () => {
  it('is sent once, signed as Standard Webhooks say', async () => {
    const { alert, rule } = await fire();
    await pass();
    expect(await delivery()).toEqual({ state: 'delivered', tries: 1, status: 204 });
    const [{ headers, body, path }] = received as [Received];
    expect(path).toBe('/hook');
    expect(headers['webhook-id']).toBe(alert.id);
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(clock.nowMs / 1000)));
    expect(JSON.parse(body)).toEqual({ type: 'alert.fired', timestamp: alert.at, data: alert });
    const signature = headers['webhook-signature'] as string;
    expect(new Webhook(rule.webhookSecret!).sign(alert.id, new Date(clock.nowMs), body)).toBe(signature);
    expect(new Webhook(rule.webhookSecret!).sign(alert.id, new Date(clock.nowMs), `${body} `)).not.toBe(
      signature,
    );
    clock.nowMs += 864e5;
    await sender().pass();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(received).toHaveLength(1);
  });

  it('is sent again, later each time, under the same id, by whichever node there is', async () => {
    answers = [500, 503, 204];
    await fire();
    await pass();
    expect(await delivery()).toEqual({ state: 'sending', tries: 1, status: 500 });
    await sender().pass();
    clock.nowMs += 4_900;
    await sender().pass();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(received).toHaveLength(1);
    clock.nowMs += 1_100;
    await pass();
    clock.nowMs += 6 * 60_000;
    await pass();
    expect(await delivery()).toEqual({ state: 'delivered', tries: 3, status: 204 });
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['alert_7']));
  });

  it('is given up after ten tries, and at once where its receiver is gone', async () => {
    answers = [500];
    await fire();
    for (let i = 0; i < 12; i++) {
      await pass();
      clock.nowMs += 29 * 3_600_000;
      if ((await delivery()).state === 'failed') break;
    }
    expect(await delivery()).toEqual({ state: 'failed', tries: 10, status: 500 });
    expect(received).toHaveLength(10);
    answers = [410];
    await fire();
    tried = 0;
    await pass();
    expect(await delivery()).toEqual({ state: 'failed', tries: 1, status: 410 });
  });

  it('follows no redirect, and keeps nothing of what is answered', async () => {
    answers = [302];
    await fire();
    await pass();
    expect(await delivery()).toEqual({ state: 'sending', tries: 1, status: 302 });
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
    for (const key of await inUse.raw.call<string[]>(['KEYS', '*'])) {
      const dump = await inUse.raw.callForBytes<Buffer>(['DUMP', key]);
      expect(dump.includes('SECRET-ANSWER')).toBe(false);
    }
  });

  it('whose sending is broken off is sent by another node when its claim has run out', async () => {
    answers = ['silence'];
    await fire();
    const first = sender();
    await first.pass();
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await first.end();
    expect(await delivery()).toEqual({ state: 'sending', tries: 0 });
    answers = [204];
    await sender().pass();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(received).toHaveLength(1);
    clock.nowMs += 30_000;
    await pass();
    expect(await delivery()).toEqual({ state: 'delivered', tries: 1, status: 204 });
    expect(failures).toEqual([]);
  });

  it('is sent to the address that its rule has by now, and to none where it has none any more', async () => {
    answers = [500];
    const { rules, rule } = await fire();
    await pass();
    await rules.change(admin, rule.id, { webhookUrl: urlOf('/mended') });
    clock.nowMs += 7_000;
    await pass();
    expect(received.map(({ path }) => path)).toEqual(['/hook', '/mended']);
    await rules.change(admin, rule.id, { webhookUrl: null });
    clock.nowMs += 3_600_000;
    await sender().pass();
    for (let i = 0; i < 100 && (await delivery()).state === 'sending'; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await delivery()).toEqual({ state: 'failed', tries: 2, status: 500 });
    expect(received).toHaveLength(2);
  });
});

describe('without leave for the own network', () => {
  it.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['fec0::1', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001:db8::1', false],
    ['8.8.8.8', true],
    ['2606:4700:4700::1111', true],
    ['example.org', false],
  ])('%s is of the public internet: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  it.each([
    ['https://example.org/hook', undefined],
    ['https://8.8.8.8/hook', undefined],
    ['http://example.org/hook', 'must begin with https://'],
    ['https://127.0.0.1/', 'must be an address of the public internet'],
    ['https://0x7f.1/', 'must be an address of the public internet'],
    ['https://2130706433/', 'must be an address of the public internet'],
    ['https://[::1]/', 'must be an address of the public internet'],
    ['https://[::ffff:10.0.0.1]/', 'must be an address of the public internet'],
    ['https://user:pass@example.org/', 'must hold no name and password'],
  ])('%s: %s', (url, fault) => {
    expect(faultOfUrl(url, false)).toBe(fault);
  });

  it('a name that leads to this machine is not connected to', async () => {
    let connections = 0;
    receiver.on('connection', () => {
      connections += 1;
    });
    const { port } = receiver.address() as AddressInfo;
    const { alert } = await fire();
    const message = { type: 'alert.fired' as const, timestamp: alert.at, data: alert };
    const sending = {
      ...{ url: `https://localhost:${port}/`, secret: 'whsec_AAAA', message, nowMs: clock.nowMs },
      signal: new AbortController().signal,
    };
    expect(await sendWebhook({ ...sending, mayBePrivate: false })).toBeUndefined();
    expect(connections).toBe(0);
    // The same name is reached where that is allowed: it was the address that was refused, not the name.
    await sendWebhook({ ...sending, mayBePrivate: true });
    expect(connections).toBe(1);
  });

  it('a rule that was made when there was leave is not sent', async () => {
    await fire();
    await pass(sender(false));
    expect(await delivery()).toEqual({ state: 'sending', tries: 1 });
    expect(received).toEqual([]);
  });
});

import type { ClientToServer, Refusal, Scope, ServerToClient, ViewOpenAnswer } from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { LiveGateway } from '../live/live.gateway.ts';
import { Store } from '../store/store.ts';
import { may } from './permissions.ts';
import {
  FOREIGN,
  FOREIGN_AMOUNTS,
  Organisation,
  SCOPE,
  TEAM,
  WHO,
  type Who,
  type Whose,
} from './roles-rig.ts';
import { sees } from './scopes.ts';
import { hashOf } from './secrets.ts';

type Page = Socket<ServerToClient, ClientToServer>;

const organisation = await Organisation.start();
afterAll(() => organisation[Symbol.asyncDispose]());

const pages: Page[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.disconnect();
});

/** Connects as somebody; `refused` is the code where they are not let in. */
async function connect(headers: Readonly<Record<string, string>>): Promise<{ page: Page; refused?: string }> {
  const { authorization, cookie } = headers;
  const page: Page = io(`${organisation.server.url}/live`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    auth: authorization ? { token: authorization.slice('Bearer '.length) } : cookie ? { as: 'screen' } : {},
    ...(cookie !== undefined && { extraHeaders: { cookie } }),
  });
  pages.push(page);
  return new Promise((resolve) => {
    page.once('connect', () => resolve({ page }));
    page.once('connect_error', (error: Error & { data?: { code?: string } }) =>
      resolve({ page, refused: error.data?.code ?? error.message }),
    );
  });
}

async function pageOf(who: Who): Promise<Page> {
  const { page, refused } = await connect(organisation.people[who].headers);
  expect(refused).toBeUndefined();
  return page;
}

const open = (page: Page, scope: Scope): Promise<ViewOpenAnswer> =>
  page.emitWithAck('view:open', { scope, period: { kind: 'last7d' } });

/** What every message of a page is answered to somebody who may watch; what is new in the gateway must be added. */
const MESSAGES: Readonly<Record<string, (page: Page, who: Who, whose: Whose) => Promise<void>>> = {
  'view:open': async (page, who, whose) => {
    const answer = await open(page, SCOPE[whose]);
    const isSeen = sees(organisation.people[who].sight!, SCOPE[whose]);
    expect(answer.ok, whose).toBe(isSeen);
    if (!answer.ok) expect(answer.error.code).toBe('forbidden');
  },
  'view:close': async (page) => {
    expect(await page.emitWithAck('view:close', { viewId: 'all~allTime' })).toEqual({ ok: true });
  },
  'screen:report': async (page, who) => {
    const report = { state: 'live', build: '1', widthPx: 1_920, heightPx: 1_080, pixelRatio: 1 };
    // The contract asks for no answer to it, and gets one all the same.
    const plain = page as unknown as Socket;
    const answer = (await plain.emitWithAck('screen:report', report)) as { ok: true } | Refusal;
    expect(answer.ok).toBe(who === 'screen');
    if (!answer.ok) expect(answer.error.code).toBe('forbidden');
  },
};

/** The messages that the gateway answers, as Nest has them. */
function messagesOf(gateway: typeof LiveGateway): string[] {
  const { prototype } = gateway;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    const message: unknown =
      typeof handler === 'function' && Reflect.getMetadata('websockets:message_mapping', handler)
        ? Reflect.getMetadata('message', handler)
        : undefined;
    return typeof message === 'string' ? [message] : [];
  });
}

it('every message that the gateway answers is asked for below', () => {
  expect(messagesOf(LiveGateway).sort()).toEqual(Object.keys(MESSAGES).sort());
});

describe.each(WHO)('%s', (who) => {
  const { sight, headers } = organisation.people[who];

  it('is let in where they may watch', async () => {
    const { refused } = await connect(headers);
    if (!sight) expect(refused).toBe('unauthorized');
    else expect(refused).toBe(may(sight, 'watchViews') ? undefined : 'forbidden');
  });

  if (!sight || !may(sight, 'watchViews')) return;
  it.each(Object.keys(MESSAGES))('says %s, of each scope, and gets what is theirs', async (message) => {
    const page = await pageOf(who);
    for (const whose of ['own', 'foreign', 'all'] as const) await MESSAGES[message]!(page, who, whose);
  });

  it('is told the alerts of scopes that they see', async () => {
    const page = await pageOf(who);
    const told: Scope[] = [];
    page.on('alert', ({ scope }) => told.push(scope));
    const scopes = Object.values(SCOPE);
    for (const scope of scopes)
      organisation.server.app.get(LiveGateway, { strict: false }).tell({
        ...{ id: scope, at: new Date().toISOString(), ruleId: 'r', name: 'Rule', figure: 'dealsWon', scope },
        ...{ period: 'last7d', condition: { kind: 'above', value: 1 }, value: 2 },
      });
    await page.emitWithAck('view:close', { viewId: 'none' });
    expect(told).toEqual(scopes.filter((scope) => sees(sight, scope)));
  });
});

describe.each(['managerOfTeam', 'screen'] as const)('%s', (who) => {
  it('is sent no word of another team, while everybody calls', async () => {
    const page = await pageOf(who);
    const heard: string[] = [];
    page.onAny((...said: unknown[]) => heard.push(JSON.stringify(said)));
    heard.push(JSON.stringify(await open(page, SCOPE.own)));
    const control = await pageOf('admin');
    const all = JSON.stringify(await open(control, 'all'));
    await Promise.all((['own', 'foreign', 'all'] as const).map((whose) => organisation.call(whose)));
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(1);
    for (const secret of [FOREIGN, ...FOREIGN_AMOUNTS])
      expect(heard.filter((said) => said.toLowerCase().includes(secret))).toEqual([]);
    expect(all.toLowerCase()).toContain(FOREIGN);
  });
});

it('a manager who sees other teams now is shown no more of the old ones within 10 s, and is told by the heartbeat', async () => {
  const store = organisation.server.app.get(Store);
  const token = 'moved'.padEnd(40, 'x');
  const seeing = (team: string) => ({
    ...{ id: 'moved', name: 'Mia', role: 'manager' as const, createdAt: new Date().toISOString() },
    teams: [team],
  });
  await store.access.putToken(hashOf(token), seeing(TEAM.own));
  const { page } = await connect({ authorization: `Bearer ${token}` });
  const view = await open(page, SCOPE.own);
  if (!view.ok) throw new Error(view.error.code);
  let shown: string[] = [];
  page.on('heartbeat', ({ views }) => {
    shown = Object.keys(views);
  });
  await expect.poll(() => shown, { timeout: 6_000 }).toEqual([view.viewId]);
  await store.access.putToken(hashOf(token), seeing(TEAM.foreign));
  await expect.poll(() => shown, { timeout: 10_000 }).toEqual([]);
  const deltas: string[] = [];
  page.on('view:delta', ({ viewId }) => deltas.push(viewId));
  expect(await open(page, SCOPE.own)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect((await open(page, SCOPE.foreign)).ok).toBe(true);
  const control = await pageOf('admin');
  await open(control, SCOPE.own);
  const ofControl: string[] = [];
  control.on('view:delta', ({ viewId }) => ofControl.push(viewId));
  await organisation.call('own');
  await expect.poll(() => ofControl, { timeout: 5_000 }).toContain(view.viewId);
  expect(deltas).not.toContain(view.viewId);
});

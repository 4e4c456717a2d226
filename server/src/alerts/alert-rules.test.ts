import type { AlertList, AlertRule, AlertRuleInput, AlertTry, NewAlertRule } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';

let server: TestApp;
let ofTeamA: string;
beforeAll(async () => {
  server = await startApp({ EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: '10000' });
  const made = await server.ask('/v1/tokens', { json: { name: 'Of a', role: 'manager', teams: ['a'] } });
  ofTeamA = ((await made.json()) as { token: string }).token;
});
afterAll(() => server?.[Symbol.asyncDispose]());

const RULE: AlertRuleInput = {
  ...{ name: 'Mood', figure: 'negativeShare', scope: 'team:a', period: 'last7d', pauseMin: 60, isOn: true },
  condition: { kind: 'above', value: 0.3 },
};

const make = (input: object, token?: string) =>
  server.ask('/v1/alert-rules', { json: input, ...(token !== undefined && { token }) });
const made = async (input: object) => (await (await make(input)).json()) as NewAlertRule;
const change = async (id: string, input: object, token?: string) =>
  server.ask(`/v1/alert-rules/${id}`, {
    method: 'PATCH',
    json: input,
    ...(token !== undefined && { token }),
  });
const list = async (token?: string) =>
  (await (await server.ask('/v1/alert-rules', token === undefined ? {} : { token })).json()) as AlertRule[];

describe('a rule', () => {
  it('is listed as it was made, changed in part, and gone when it is removed', async () => {
    const rule = await made(RULE);
    expect(rule).toEqual({ ...RULE, id: rule.id, createdAt: expect.any(String), createdBy: 'Admin' });
    expect(await list()).toContainEqual(rule);
    const changed = await change(rule.id, { name: 'Worse mood', condition: { kind: 'above', value: 0.4 } });
    expect(await changed.json()).toEqual({
      ...rule,
      name: 'Worse mood',
      condition: { kind: 'above', value: 0.4 },
    });
    expect((await server.ask(`/v1/alert-rules/${rule.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await server.ask(`/v1/alert-rules/${rule.id}`, { method: 'DELETE' })).status).toBe(404);
    expect(await list()).not.toContainEqual(expect.objectContaining({ id: rule.id }));
  });

  it('tells the secret of its webhook once, and another one for another address', async () => {
    const webhookUrl = 'https://example.org/hook';
    const rule = await made({ ...RULE, webhookUrl });
    expect(rule.webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await list())).not.toContain('whsec_');
    const same = (await (await change(rule.id, { webhookUrl, name: 'Same' })).json()) as NewAlertRule;
    expect(same).toMatchObject({ webhookUrl, name: 'Same' });
    expect(same.webhookSecret).toBeUndefined();
    const other = (await (await change(rule.id, { webhookUrl: `${webhookUrl}/2` })).json()) as NewAlertRule;
    expect(other.webhookSecret).toMatch(/^whsec_/);
    expect(other.webhookSecret).not.toBe(rule.webhookSecret);
    const none = (await (await change(rule.id, { webhookUrl: null })).json()) as NewAlertRule;
    expect(none.webhookUrl).toBeUndefined();
    expect(none.webhookSecret).toBeUndefined();
  });

  it.each([
    [{ ...RULE, webhookUrl: 'http://example.org/' }, 'webhookUrl'],
    [{ ...RULE, webhookUrl: 'https://10.0.0.1/' }, 'webhookUrl'],
    [{ ...RULE, webhookUrl: 'ftp://example.org/' }, 'webhookUrl'],
    [{ ...RULE, figure: 'nothing' }, 'figure'],
    [{ ...RULE, condition: { kind: 'changesBy', amount: 0, withinMin: 60 } }, 'condition.amount'],
    [{ ...RULE, pauseMin: 0 }, 'pauseMin'],
    [{ ...RULE, name: '' }, 'name'],
    [{ ...RULE, webhookSecret: 'whsec_AAAA' }, 'webhookSecret'],
  ])('is not made of %j', async (input, path) => {
    const answer = await make(input);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid', path });
  });

  it('of a scope that somebody does not see is not there for them', async () => {
    const everybodys = await made({ ...RULE, scope: 'all' });
    const own = await made(RULE);
    expect((await list(ofTeamA)).map(({ id }) => id)).toContain(own.id);
    expect((await list(ofTeamA)).map(({ scope }) => scope)).not.toContain('all');
    expect((await change(everybodys.id, { isOn: false }, ofTeamA)).status).toBe(404);
    const away = await server.ask(`/v1/alert-rules/${everybodys.id}`, { method: 'DELETE', token: ofTeamA });
    expect(away.status).toBe(404);
    expect((await make({ ...RULE, scope: 'all' }, ofTeamA)).status).toBe(403);
    expect((await make({ ...RULE, scope: 'team:b' }, ofTeamA)).status).toBe(403);
    expect((await make(RULE, ofTeamA)).status).toBe(201);
    expect((await change(own.id, { scope: 'team:b' }, ofTeamA)).status).toBe(403);
    expect((await change(own.id, { pauseMin: 90 }, ofTeamA)).status).toBe(200);
    const { name: _, isOn: __, ...tried } = RULE;
    const tryOf = (scope: string) =>
      server.ask('/v1/alert-rules/try', { json: { ...tried, scope }, token: ofTeamA });
    expect((await tryOf('team:a')).status).toBe(200);
    expect((await tryOf('team:b')).status).toBe(403);
  });

  it('is one of two hundred at most', async () => {
    const before = (await list()).length;
    const answers = await Promise.all(Array.from({ length: 201 - before }, () => make(RULE)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(200 - before);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
    for (const { id } of await list()) await server.ask(`/v1/alert-rules/${id}`, { method: 'DELETE' });
  });
});

describe('what has fired', () => {
  it('is told to those who see its scope', async () => {
    const store = server.app.get(Store);
    const { id: ruleId } = await made({ ...RULE, scope: 'team:b' });
    const { name, figure, period, condition } = RULE;
    const kept = (await store.alerts.watched()).find(({ rule }) => rule.id === ruleId)!;
    const at = new Date().toISOString();
    const alert = {
      id: 'a1',
      at,
      ruleId,
      name,
      figure,
      scope: 'team:b' as const,
      period,
      condition,
      value: 0.5,
    };
    await store.alerts.lookedAt(kept, {
      after: { basis: '', isBack: false },
      alert,
      sendAtMs: Date.now() + 9e6,
    });
    const told = (await (await server.ask('/v1/alerts')).json()) as AlertList;
    expect(told).toEqual([{ ...alert, delivery: { state: 'sending', tries: 0 } }]);
    expect(await (await server.ask('/v1/alerts', { token: ofTeamA })).json()).toEqual([]);
  });
});

describe('a try', () => {
  it('says of figures of this moment, and of changes within less than an hour, that it cannot tell', async () => {
    const { name: _, isOn: __, ...tried } = RULE;
    const answerOf = async (input: object) =>
      (await (await server.ask('/v1/alert-rules/try', { json: { ...tried, ...input } })).json()) as AlertTry;
    const known = await answerOf({});
    expect(known).toMatchObject({ isKnown: true, stepSec: 3600, firings: [] });
    expect(Date.parse(known.to) - Date.parse(known.from)).toBe(30 * 864e5);
    expect(await answerOf({ figure: 'openDeals' })).toMatchObject({ isKnown: false, firings: [] });
    const moves = { kind: 'changesBy', amount: 0.1 };
    expect(await answerOf({ condition: { ...moves, withinMin: 59 } })).toMatchObject({ isKnown: false });
    expect(await answerOf({ condition: { ...moves, withinMin: 60 } })).toMatchObject({ isKnown: true });
  });
});

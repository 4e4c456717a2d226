import {
  type AuditList,
  MAX_PHRASES,
  type OrganisationSettings,
  type Tracker,
  type TrackerInput,
  type TrackerList,
} from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Log } from '../operate/log.ts';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { View } from '../views/view.ts';
import { Views } from '../views/views.ts';
import { change, dismissed, newTrackerId, put, restored, without } from './tracker-set.ts';

const price: TrackerInput = { kind: 'keyword', label: 'Price', phrases: ['price', 'cost'] };
const acme: TrackerInput = { kind: 'competitor', label: 'Acme', phrases: ['acme'], team: 't-1' };
const empty = { rev: 0, trackers: [] };

describe('a set of trackers', () => {
  const two = put(put(empty, 'price', price), 'acme', acme);

  it('has one more revision with every change, which the changed term takes', () => {
    expect(two.rev).toBe(2);
    expect(two.trackers.map(({ id, rev }) => [id, rev])).toEqual([
      ['price', 1],
      ['acme', 2],
    ]);
    const changed = change(two, 'price', { phrases: ['price'] })!;
    expect(changed.rev).toBe(3);
    expect(changed.trackers[0]).toEqual({ id: 'price', ...price, phrases: ['price'], rev: 3 });
    expect(changed.trackers[1]).toBe(two.trackers[1]);
  });

  it('keeps a term’s revision under a new label, since what counts is the same', () => {
    const renamed = change(two, 'price', { label: 'Money' })!;
    expect(renamed.rev).toBe(3);
    expect(renamed.trackers[0]).toEqual({ id: 'price', ...price, label: 'Money', rev: 1 });
  });

  it('counts a term anew for another team or for all', () => {
    expect(change(two, 'acme', { team: 't-2' })!.trackers[1]).toMatchObject({ team: 't-2', rev: 3 });
    expect(change(two, 'acme', { team: null })!.trackers[1]).toEqual({
      id: 'acme',
      kind: 'competitor',
      label: 'Acme',
      phrases: ['acme'],
      rev: 3,
    });
  });

  it('stays the same where nothing changes', () => {
    expect(put(two, 'price', price)).toBe(two);
    expect(change(two, 'price', {})).toBe(two);
  });

  it('knows what it has not', () => {
    expect(change(two, 'none', {})).toBeUndefined();
    expect(without(two, 'none')).toBeUndefined();
    expect(without(two, 'acme')).toEqual({ rev: 3, trackers: [two.trackers[0]] });
  });

  it('keeps names that are no brands through every change, each once', () => {
    const one = dismissed(two, 'relecloud');
    expect(one).toEqual({ ...two, rev: 3, dismissed: ['relecloud'] });
    expect(dismissed(one, 'relecloud')).toBe(one);
    expect(put(one, 'price', { ...price, label: 'Money' })).toMatchObject({
      rev: 4,
      dismissed: ['relecloud'],
    });
    expect(without(one, 'acme')).toMatchObject({ rev: 4, dismissed: ['relecloud'] });
    expect(restored(one, 'fabrikam')).toBe(one);
    expect(restored(one, 'relecloud')).toEqual({ ...two, rev: 4 });
  });

  it('gives new ids that are ids, whatever the label', () => {
    for (const label of ['Price & Cost', 'Τιμή', 'Éclair', '—', 'x'.repeat(200)])
      expect(newTrackerId(label)).toMatch(/^[a-z0-9][a-z0-9-]{0,40}-[a-z0-9]{6}$/);
    expect(newTrackerId('Price & Cost')).toMatch(/^price-cost-/);
  });
});

const IDLE = { state: 'idle', done: 0, total: 0, timeZone: 'Europe/Athens' };

describe('over HTTP', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({
      EARSHOT_TIME_ZONE: 'Europe/Athens',
      EARSHOT_NAME: 'Acme Sales',
      EARSHOT_SALES_PERIOD: 'year:4',
    });
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const list = async () => (await (await server.ask('/v1/trackers')).json()) as TrackerList;

  it('the organisation is set up at the first start', async () => {
    expect(await (await server.ask('/v1/settings')).json()).toEqual({
      name: 'Acme Sales',
      timeZone: 'Europe/Athens',
      currency: 'EUR',
      rebuild: IDLE,
      salesPeriod: { kind: 'year', startMonth: 4 },
    });
  });

  const patch = (json: unknown, token?: string) =>
    server.ask('/v1/settings', { method: 'PATCH', json, ...(token === undefined ? {} : { token }) });

  it('settings are changed one by one, and taken away again', async () => {
    const targets = { organisation: 5_000_000, teams: { eu: 0 } };
    const changed = await patch({
      targets,
      topSellers: ['s-1'],
      salesPeriod: { kind: 'month', startMonth: 1 },
    });
    expect(changed.status).toBe(200);
    const settings = (await changed.json()) as OrganisationSettings;
    expect(settings).toMatchObject({ name: 'Acme Sales', targets, topSellers: ['s-1'] });
    expect(await (await patch({})).json()).toEqual(settings);
    expect(await (await patch({ targets: null, topSellers: null })).json()).toEqual({
      name: 'Acme Sales',
      timeZone: 'Europe/Athens',
      currency: 'EUR',
      rebuild: IDLE,
      salesPeriod: { kind: 'month', startMonth: 1 },
    });
  });

  it('the currency is another name at once, the time zone another one when its figures are complete', async () => {
    const settings = (await (
      await patch({ currency: 'USD', timeZone: 'Asia/Tokyo' })
    ).json()) as OrganisationSettings;
    expect(settings).toMatchObject({ currency: 'USD', timeZone: 'Europe/Athens' });
    expect(settings.rebuild).toMatchObject({ state: 'running', timeZone: 'Asia/Tokyo' });
    const shown = async () => (await (await server.ask('/v1/settings')).json()) as OrganisationSettings;
    await expect.poll(async () => (await shown()).timeZone, { timeout: 10_000 }).toBe('Asia/Tokyo');
    expect((await shown()).rebuild).toEqual({ ...IDLE, timeZone: 'Asia/Tokyo' });
    expect((await (await patch({ timeZone: 'Asia/Tokyo' })).json()) as OrganisationSettings).toEqual(
      await shown(),
    );
  });

  it('a page shows changed settings at once', async () => {
    const views = server.app.get(Views);
    const view = await views.open({ scope: 'all', period: { kind: 'allTime' } });
    if (!(view instanceof View)) throw new Error(view.code);
    expect((await patch({ targets: { organisation: 123_456 } })).status).toBe(200);
    await expect.poll(() => view.published.snapshot.pipeline.target).toBe(123_456);
    expect(view.published.snapshot.kpis.salesPeriod.target).toBe(123_456);
  });

  it.each([
    [{ currency: 'usd' }, 'currency'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: '+05:30' }, 'timeZone'],
    [{ partitions: 2 }, 'partitions'],
    [{ salesPeriod: { kind: 'week', startMonth: 1 } }, 'salesPeriod.kind'],
    [{ salesPeriod: { kind: 'year', startMonth: 13 } }, 'salesPeriod.startMonth'],
    [{ targets: { organisation: 0.5 } }, 'targets.organisation'],
    [{ targets: { teams: { 'a b': 1 } } }, 'targets.teams.a b'],
    [{ topSellers: 's-1' }, 'topSellers'],
    [{ name: '' }, 'name'],
  ])('a faulty setting is refused with the place of its fault: %j', async (change, path) => {
    const answer = await patch(change);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid', path });
  });

  const manager = async () => {
    const made = await server.ask('/v1/tokens', { json: { name: 'Mia', role: 'manager' } });
    return (await made.json()) as { id: string; token: string };
  };

  it('a manager names the top sellers, and log and audit say who did', async () => {
    const { id, token } = await manager();
    const logged = vi.spyOn(server.app.get(Log), 'log');
    const views = server.app.get(Views);
    const view = await views.open({ scope: 'all', period: { kind: 'allTime' } });
    if (!(view instanceof View)) throw new Error(view.code);
    const { epoch } = view.position;
    const changed = await patch({ topSellers: ['s-7'] }, token);
    expect(changed.status).toBe(200);
    const settings = (await changed.json()) as OrganisationSettings;
    expect(settings.topSellers).toEqual(['s-7']);
    expect(await (await server.ask('/v1/settings', { token })).json()).toEqual(settings);
    await expect.poll(() => view.position.epoch).not.toBe(epoch);
    expect(logged).toHaveBeenCalledWith('The settings were changed', {
      fields: ['topSellers'],
      by: { kind: 'token', id, role: 'manager' },
    });
    logged.mockRestore();
    const { entries } = (await (await server.ask('/v1/audit')).json()) as AuditList;
    expect(entries[0]).toMatchObject({
      who: { kind: 'token', id, name: 'Mia', role: 'manager' },
      what: 'changedSettings',
      entity: { kind: 'settings', id: 'topSellers' },
    });
    expect(await (await patch({ topSellers: null }, token)).json()).not.toHaveProperty('topSellers');
  });

  it.each([
    [{ name: 'Mine' }, 'name'],
    [{ topSellers: ['s-8'], targets: null }, 'targets'],
    [{ salesPeriod: { kind: 'month', startMonth: 1 } }, 'salesPeriod'],
  ])('of a manager who would change more, nothing is changed: %j', async (wanted, path) => {
    const { token } = await manager();
    const before = await (await server.ask('/v1/settings')).json();
    const answer = await patch(wanted, token);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'forbidden', path });
    expect(await (await server.ask('/v1/settings')).json()).toEqual(before);
  });

  it('a manager of one team is told as many top sellers as can be named, on however many partitions', async () => {
    await using spread = await startApp({ EARSHOT_PARTITIONS: '16' });
    const topSellers = Array.from({ length: 1_000 }, (_, i) => `s-${i}`);
    const named = await spread.ask('/v1/settings', { method: 'PATCH', json: { topSellers } });
    expect(named.status).toBe(200);
    const json = { name: 'Mia', role: 'manager', teams: ['eu'] };
    const { token } = (await (await spread.ask('/v1/tokens', { json })).json()) as { token: string };
    const told = await spread.ask('/v1/settings', { token });
    expect(told.status).toBe(200);
    expect(await told.json()).toMatchObject({ topSellers: [] });
  });

  it('the audit goes on from a place in it, and from nothing else', async () => {
    const statusOf = async (cursor: string) =>
      (await server.ask(`/v1/audit?cursor=${encodeURIComponent(cursor)}`)).status;
    expect(await statusOf('1-9999999999999999999')).toBe(200);
    for (const cursor of ['1', '-', '+', '1-x', '1-99999999999999999999', '99999999999999999-0'])
      expect(await statusOf(cursor), cursor).toBe(400);
  });

  it('a manager may say what is no brand', async () => {
    const { token } = await manager();
    const dismiss = (id: string, method: string) =>
      server.ask(`/v1/brands/${encodeURIComponent(id)}/dismiss`, { method, token });
    const list = async () => (await server.ask('/v1/brands/dismissed', { token })).json();
    const rev = async () => (await server.app.get(Store).trackers.revs()).newest;
    for (let i = 0; i < 2; i++) expect((await dismiss('ρελεκλαουντ', 'POST')).status).toBe(204);
    expect((await dismiss('Contoso', 'POST')).status).toBe(400);
    expect(await list()).toEqual({ dismissed: ['ρελεκλαουντ'] });
    const before = await rev();
    expect((await dismiss('fabrikam', 'DELETE')).status).toBe(204);
    expect(await rev()).toBe(before);
    expect((await dismiss('ρελεκλαουντ', 'DELETE')).status).toBe(204);
    expect(await list()).toEqual({ dismissed: [] });
    for (const id of ['a b', 'x'.repeat(65), 'a|b']) {
      const answer = await dismiss(id, 'POST');
      expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid', path: 'id' });
    }
  });

  it('trackers are made, changed and removed', async () => {
    const made = await server.ask('/v1/trackers', { json: price });
    expect(made.status).toBe(201);
    const tracker = (await made.json()) as Tracker;
    expect(tracker).toEqual({ id: expect.stringMatching(/^price-/), ...price });
    expect((await list()).trackers).toEqual([tracker]);
    const changed = await server.ask(`/v1/trackers/${tracker.id}`, {
      method: 'PATCH',
      json: { label: 'Money' },
    });
    expect(await changed.json()).toEqual({ ...tracker, label: 'Money' });
    expect((await server.ask(`/v1/trackers/${tracker.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).trackers).toEqual([]);
  });

  it('a tracker put twice under one id is there once, and counted once', async () => {
    for (let i = 0; i < 2; i++)
      expect((await server.ask('/v1/trackers/acme', { method: 'PUT', json: acme })).status).toBe(200);
    const { newest } = await server.app.get(Store).trackers.sets();
    expect(newest.trackers.filter((term) => term.id === 'acme')).toHaveLength(1);
    const rev = newest.rev;
    await server.ask('/v1/trackers/acme', { method: 'PUT', json: acme });
    expect((await server.app.get(Store).trackers.sets()).newest.rev).toBe(rev);
    expect((await list()).backfill.state).toMatch(/^(idle|running)$/);
  });

  it('trackers have so many phrases together and no more', async () => {
    await using other = await startApp();
    const phrases = Array.from({ length: 500 }, (_, i) => `phrase ${i}`);
    const put = (id: string, some = phrases) =>
      other.ask(`/v1/trackers/${id}`, {
        ...{ method: 'PUT', json: { kind: 'keyword', label: id, phrases: some } },
      });
    for (let i = 0; i < MAX_PHRASES / 500; i++) expect((await put(`t-${i}`)).status).toBe(200);
    const refused = await put('more', ['one']);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'conflict' });
    expect((await put('t-0', ['one'])).status).toBe(200);
    expect((await put('more', ['one'])).status).toBe(200);
  }, 60_000);

  it('no change is lost to another at the same moment', async () => {
    const before = (await list()).trackers.length;
    const statuses = await Promise.all(
      Array.from(
        { length: 5 },
        async (_, i) => (await server.ask('/v1/trackers', { json: { ...price, label: `P${i}` } })).status,
      ),
    );
    expect(statuses).toEqual([201, 201, 201, 201, 201]);
    expect((await list()).trackers).toHaveLength(before + 5);
  });

  it.each([
    [{ ...price, phrases: [] }, 'phrases'],
    [{ ...price, phrases: ['...'] }, 'phrases[0]'],
    [{ ...price, kind: 'brand' }, 'kind'],
    [{ ...price, id: 'x' }, 'id'],
    [{ ...price, label: 'a\u0000' }, 'label'],
  ])('a faulty tracker is refused with the place of its fault', async (input, path) => {
    const answer = await server.ask('/v1/trackers', { json: input });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'invalid', path });
  });

  it('a change is not JSON, or not of a tracker that there is', async () => {
    const answer = await server.ask('/v1/trackers', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ status: 400, code: 'not_json' });
    expect((await server.ask('/v1/trackers/none', { method: 'PATCH', json: {} })).status).toBe(404);
    expect((await server.ask('/v1/trackers/a%20b', { method: 'PUT', json: price })).status).toBe(400);
  });
});

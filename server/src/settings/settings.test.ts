import type { Tracker, TrackerInput, TrackerList } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import { change, newTrackerId, put, without } from './tracker-set.ts';

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

  it('gives new ids that are ids, whatever the label', () => {
    for (const label of ['Price & Cost', 'Τιμή', 'Éclair', '—', 'x'.repeat(200)])
      expect(newTrackerId(label)).toMatch(/^[a-z0-9][a-z0-9-]{0,40}-[a-z0-9]{6}$/);
    expect(newTrackerId('Price & Cost')).toMatch(/^price-cost-/);
  });
});

describe('over HTTP', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({ EARSHOT_TIME_ZONE: 'Europe/Athens', EARSHOT_NAME: 'Acme Sales' });
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const list = async () => (await (await server.ask('/v1/trackers')).json()) as TrackerList;

  it('the organisation is set up at the first start', async () => {
    expect(await (await server.ask('/v1/settings')).json()).toEqual({
      name: 'Acme Sales',
      timeZone: 'Europe/Athens',
      currency: 'EUR',
    });
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

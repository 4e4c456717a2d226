import type {
  AuditList,
  ErasureAnswer,
  ErasureList,
  IngestAnswer,
  NewToken,
  Note,
  NoteList,
} from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from '../access/people-rig.ts';
import { tombstoneOf } from '../store/erasures.ts';
import type { Step } from '../store/records.ts';
import { contribution, finished, record, stepOf } from '../store/steps.arbitrary.ts';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server?.[Symbol.asyncDispose]());

const json = async <T>(path: string, init: Parameters<TestApp['ask']>[1] = {}) =>
  (await (await server.ask(path, init)).json()) as T;
const status = async (path: string, init: Parameters<TestApp['ask']>[1] = {}) =>
  (await server.ask(path, init)).status;
const tokenOf = async (input: object) => (await json<NewToken>('/v1/tokens', { json: input })).token;

/** Sources have no thread program, so that calls are put in behind the pipeline's back. */
async function putCall(callId: string): Promise<void> {
  const store = server.app.get(Store);
  // A server that has just begun names its plan a moment later, and a call that was analysed under another one is not taken.
  await expect
    .poll(async () => {
      const { plan } = await store.reader.meta(0);
      const steps: Step[] = [
        stepOf(finished(callId, 1, record(contribution('ann', { calls: 1 }), { plan }))),
      ];
      return store.ledger.apply(0, steps, { nowMs: Date.now(), plan });
    })
    .toEqual(['applied']);
}

const time = new Date(Date.now() - 60_000).toISOString();
const event = (type: string, data: object, source = 'crm') => ({ id: 'e', source, type, time, data });
const call = (callId: string, seller: string, customer: string) =>
  event('call.finished', {
    ...{ callId, seller: { id: seller }, customer: { id: customer } },
    ...{ startedAt: time, endedAt: time, segments: [] },
  });

describe('erasing', () => {
  it('is begun at once and asked for twice is once; its id tells nobody what it was', async () => {
    await putCall('c-1');
    const init = { method: 'DELETE' };
    const { erasure } = await json<ErasureAnswer>('/v1/calls/c-1', init);
    expect(erasure).toMatchObject({
      id: tombstoneOf('call', 'c-1'),
      kind: 'call',
      state: 'erasing',
      erased: 1,
    });
    for (const path of ['/v1/calls/c-1', '/v1/calls/c-1/notes'])
      expect(await json(path)).toMatchObject({ status: 410, code: 'erased' });
    expect(await status('/v1/calls/c-1/notes', { json: { text: 'a' } })).toBe(410);
    expect(await status('/v1/calls/c-0')).toBe(404);
    await expect
      .poll(async () => (await json<ErasureAnswer>('/v1/calls/c-1', init)).erasure, { timeout: 10_000 })
      .toMatchObject({ ...erasure, state: 'done', doneAt: expect.any(String) });
    const { erasures } = await json<ErasureList>('/v1/erasures');
    expect(erasures).toHaveLength(1);
    expect(JSON.stringify(erasures)).not.toContain('c-1');
    expect(await status('/v1/calls/c%201', init)).toBe(400);
  });

  it('is final: what is sent about it is rejected, its neighbours are not', async () => {
    for (const path of ['calls/gone', 'customers/kim', 'sellers/olga'])
      expect(await status(`/v1/${path}`, { method: 'DELETE' })).toBe(202);
    const events = [
      call('new', 'ann', 'lou'),
      call('gone', 'ann', 'lou'),
      event('call.deleted', { callId: 'gone' }),
      event('call.deleted', { callId: 'g one' }),
      call('new-2', 'ann', 'kim'),
      call('new-3', 'olga', 'lou'),
      event('seller.changed', { sellerId: 'olga', name: 'Olga' }),
      event('customer.erased', { customerId: 'kim' }),
    ];
    const answer = await json<IngestAnswer>('/v1/events', { json: events });
    expect(answer.accepted).toBe(2);
    expect(answer.rejected.map(({ index, code }) => `${index} ${code}`)).toEqual([
      ...['1 erased', '2 erased', '3 invalid', '4 erased', '5 erased', '6 erased'],
    ]);
  });

  it('a customer is not for a token that speaks for one source', async () => {
    const erased = event('customer.erased', { customerId: 'lou' });
    const token = await tokenOf({ name: 'crm', source: 'crm' });
    const answer = await json<IngestAnswer>('/v1/events', { json: erased, token });
    expect(answer.rejected.map(({ code }) => code)).toEqual(['not_allowed']);
    const free = await tokenOf({ name: 'crm', types: ['customer.erased'] });
    expect((await json<IngestAnswer>('/v1/events', { json: erased, token: free })).accepted).toBe(1);
  });

  it('is listed page by page, the last first, and audited with who did it', async () => {
    const all = (await json<ErasureList>('/v1/erasures')).erasures;
    const first = await json<ErasureList>('/v1/erasures?limit=1');
    const rest = await json<ErasureList>(`/v1/erasures?cursor=${first.next}`);
    expect([...first.erasures, ...rest.erasures]).toEqual(all);
    expect(rest.next).toBeUndefined();
    expect(await status('/v1/erasures?cursor=x')).toBe(400);

    const audit = await json<AuditList>('/v1/audit?limit=2');
    const older = await json<AuditList>(`/v1/audit?cursor=${audit.next}`);
    expect(audit.entries).toHaveLength(2);
    const acts = [...audit.entries, ...older.entries].filter(({ what }) => what === 'erased');
    expect(acts[0]).toMatchObject({
      ...{ who: { kind: 'token', name: 'Admin', role: 'admin' }, what: 'erased' },
      entity: { kind: 'seller', id: tombstoneOf('seller', 'olga') },
    });
    expect(acts.at(-1)?.entity).toEqual({ kind: 'call', id: tombstoneOf('call', 'c-1') });
    expect(await status('/v1/audit?cursor=now')).toBe(400);
  });
});

describe('notes', () => {
  it('are written at a moment, changed and removed by their author or an admin, and by nobody else', async () => {
    await putCall('c-2');
    const [mia, tom] = [
      await tokenOf({ name: 'Mia', role: 'manager' }),
      await tokenOf({ name: 'Tom', role: 'manager' }),
    ];
    const path = '/v1/calls/c-2/notes';
    const note = await json<Note>(path, { token: mia, json: { text: 'Price! 💬\n=1+1', atSec: 12.5 } });
    expect(note).toMatchObject({ text: 'Price! 💬\n=1+1', atSec: 12.5, author: 'Mia' });
    await json<Note>(path, { token: tom, json: { text: 'On the whole: good' } });
    const { notes } = await json<NoteList>(path, { token: mia });
    expect(notes.map(({ author, isYours }) => [author, isYours])).toEqual([
      ['Tom', false],
      ['Mia', true],
    ]);
    const one = `${path}/${note.noteId}`;
    expect(await status(one, { method: 'PATCH', token: tom, json: { text: 'x' } })).toBe(403);
    expect(await status(one, { method: 'DELETE', token: tom })).toBe(403);
    const changed = await json<Note>(one, { method: 'PATCH', token: mia, json: { atSec: null } });
    const { atSec: _moment, ...whole } = note;
    expect(changed).toEqual({ ...whole, editedAt: expect.any(String) });
    expect(await status(one, { method: 'DELETE' })).toBe(204);
    expect(await status(one, { method: 'DELETE' })).toBe(404);
  });

  it('of an account are nobody else’s of the same name, and its own under another', async () => {
    await putCall('c-5');
    const [mia, other] = [await join(server, { name: 'Mia' }), await join(server, { name: 'Mia' })];
    const namesake = await tokenOf({ name: 'Mia', role: 'manager' });
    const written = await mia.ask('/v1/calls/c-5/notes', { json: { text: 'Mine' } });
    const note = (await written.json()) as Note;
    expect(note).toMatchObject({ author: 'Mia', authorId: mia.id });
    const one = `/v1/calls/c-5/notes/${note.noteId}`;
    const change = { method: 'PATCH', json: { text: 'x' } };
    expect((await other.ask(one, change)).status).toBe(403);
    expect(await status(one, { ...change, token: namesake })).toBe(403);
    await status(`/v1/accounts/${mia.id}`, { method: 'PATCH', json: { name: 'Nina' } });
    expect((await mia.ask(one, change)).status).toBe(200);
  });

  it.each([
    [{}],
    [{ text: '' }],
    [{ text: ' \n' }],
    [{ text: 'a'.repeat(4_001) }],
    [{ text: 'a\u0000' }],
    [{ text: 'a', atSec: -1 }],
    [{ text: 'a', html: '' }],
  ])('that are none are refused: %j', async (body) => {
    expect(await status('/v1/calls/c-2/notes', { json: body })).toBe(400);
  });
});

describe('retention', () => {
  it('is set and taken away again, and audited', async () => {
    const change = (retention: unknown) =>
      server.ask('/v1/settings', { method: 'PATCH', json: { retention } });
    expect(await (await change({ transcriptDays: 90 })).json()).toMatchObject({
      retention: { transcriptDays: 90 },
    });
    expect(await (await change(null)).json()).not.toHaveProperty('retention');
    for (const wrong of [{ transcriptDays: 0 }, { transcriptDays: 1.5 }, { countersYears: 1 }])
      expect((await change(wrong)).status).toBe(400);
    const { entries } = await json<AuditList>('/v1/audit');
    expect(entries.filter(({ what }) => what === 'changedRetention')).toHaveLength(2);
  });
});

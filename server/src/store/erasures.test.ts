import { expect, it } from 'vitest';
import { encodeCall } from '../domain/call-codec.ts';
import { useStore } from '../testing/store.ts';
import { tombstoneOf } from './erasures.ts';
import type { CallStep, ErasureStep, Step } from './records.ts';
import {
  contribution,
  deleted,
  finished,
  NOW_MS,
  order,
  record,
  started,
  stepOf,
} from './steps.arbitrary.ts';

const inUse = useStore();

const apply = (...steps: Step[]) => inUse.store.ledger.apply(0, steps, { nowMs: NOW_MS, plan: 'p' });
const erase = (erasure: ErasureStep) => apply(stepOf(undefined, { erasure }));
const keys = async () => (await inUse.raw.call<string[]>(['KEYS', '*'])).sort();
const call = (sellerId = 's', customerId?: string) =>
  record(contribution(sellerId, { calls: 1, 'c|t|1': 1, pos: 1 }), {
    ...{ opportunityId: 'o', words: 'en|data\t1', brands: [{ id: 'acme', label: 'Acme' }] },
    ...(customerId !== undefined && { customerId }),
  });
const note = (noteId: string) => ({
  noteId,
  text: 'Call back',
  author: 'Mia',
  createdAt: '2026-11-24T09:00:00Z',
});

it('an erased call leaves nothing but its tombstone, whatever was known of it', async () => {
  await apply(stepOf(deleted('other', 1)));
  await apply(stepOf(finished('other', 2, call())));
  await apply(stepOf(deleted('other', 3)));
  const before = await keys();
  await apply(stepOf(finished('c', 2, call('s', 'k'))), stepOf(started('c', 5)), stepOf(started('d', 5)));
  await inUse.store.notes.add('c', note('n'));
  expect((await keys()).length).toBeGreaterThan(before.length + 10);
  await erase({ kind: 'call', id: 'c' });
  await erase({ kind: 'call', id: 'd' });
  expect(await keys()).toEqual([...before, '{p00}:gone'].sort());
  expect(await inUse.raw.call(['SMEMBERS', '{p00}:gone'])).toEqual(
    expect.arrayContaining([tombstoneOf('call', 'c'), tombstoneOf('call', 'd')]),
  );
});

it('what was erased is not taken in again: neither the call, nor one that names the customer or the seller', async () => {
  await inUse.raw.call(['FLUSHALL']);
  await erase({ kind: 'call', id: 'c' });
  await erase({ kind: 'customer', id: 'k' });
  await erase({ kind: 'seller', id: 'olga' });
  const before = await keys();
  const fact = { kind: 'sellerName' as const, id: 'olga', order: order(9, 'changed'), value: 'Olga' };
  const outcomes = await apply(
    stepOf(finished('c', 9, call())),
    stepOf(started('c', 9)),
    stepOf(deleted('c', 9)),
    stepOf(finished('e', 9, call('s', 'k'))),
    stepOf(begun),
    stepOf(finished('g', 9, call('olga')), { sellers: ['olga'], people: [fact] }),
    stepOf(started('h', 9, 'olga')),
  );
  expect(outcomes).toEqual(Array(7).fill('erased'));
  expect(await keys()).toEqual(before);
  expect(await apply(stepOf(finished('i', 9, call('s', 'l'))))).toEqual(['applied']);
});
const begun: CallStep = {
  ...{ kind: 'started', callId: 'f', order: order(9, 'started') },
  call: { callId: 'f', sellerId: 's', startedAtMs: NOW_MS, customer: { id: 'k' } },
};

it('which of many were erased is asked at once', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const asked = (['call', 'customer', 'seller', 'engagement'] as const).map((kind) => ({
    partition: 0,
    kind,
    id: 'x',
  }));
  expect(await inUse.store.erasures.areErased(asked)).toEqual([false, false, false, false]);
  await erase({ kind: 'customer', id: 'x' });
  await erase({ kind: 'engagement', id: 'x' });
  expect(await inUse.store.erasures.areErased(asked)).toEqual([false, true, false, true]);
  expect(await inUse.store.erasures.areErased([])).toEqual([]);
});

it('a call is erased by an event as long as nothing later brings it back, and by a person for good', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const isErased = () => inUse.store.calls.isErased('c');
  expect(await isErased()).toBe(false);
  await apply(stepOf(started('c', 1)), stepOf(finished('c', 2, call())));
  expect(await isErased()).toBe(false);
  await apply(stepOf(deleted('c', 3)));
  expect(await isErased()).toBe(true);
  await apply(stepOf(started('c', 4)));
  expect(await isErased()).toBe(false);
  await erase({ kind: 'call', id: 'c' });
  expect(await isErased()).toBe(true);
});

it('an event that erases a customer is kept until it was taken up', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const erasure = { kind: 'customer' as const, id: 'k', order: order(3, 'deleted', { source: 'crm' }) };
  await erase(erasure);
  const [found] = await inUse.store.erasures.newlyErased(0);
  expect(found).toEqual({ kind: 'customer', entityId: 'k', order: erasure.order });
  await inUse.store.erasures.takenUp(0, found!);
  expect(await inUse.store.erasures.newlyErased(0)).toEqual([]);
});

it('a note needs a finished call, and goes with it', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const { notes } = inUse.store;
  expect(await notes.add('c', note('1'))).toBe('no_call');
  await apply(stepOf(started('c', 1)));
  expect(await notes.add('c', note('1'))).toBe('no_call');
  await apply(stepOf(finished('c', 2, call())));
  expect(await notes.add('c', note('1'))).toBe('done');
  expect(await notes.change('c', note('2'))).toBe('no_note');
  expect(await notes.change('c', { ...note('1'), text: 'Sent' })).toBe('done');
  await apply(stepOf(finished('c', 3, call('t'))));
  expect(await notes.list('c')).toEqual([{ ...note('1'), text: 'Sent' }]);
  for (let i = 2; i <= 500; i++) expect(await notes.add('c', note(String(i)))).toBe('done');
  expect(await notes.add('c', note('501'))).toBe('too_many');
  expect(await notes.remove('c', '500')).toBe('done');
  expect(await notes.remove('c', '500')).toBe('no_note');
  await apply(stepOf(deleted('c', 4)));
  expect(await notes.list('c')).toBeUndefined();
  await apply(stepOf(finished('c', 5, call())));
  expect(await notes.list('c')).toEqual([]);
});

it('a call without its text keeps its figures and indexes, and gives its words back', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const day = { key: '1:d:2026-11-24', expiresAtMs: 0 };
  const made = { ...call('s', 'k'), buckets: [...call().buckets, day] };
  await apply(stepOf(finished('c', 2, made)));
  const { order: standing, contribution: figures } = (await inUse.store.calls.find('c'))!;
  expect(await inUse.store.calls.withText(0, NOW_MS + 1, 9)).toEqual(['c']);
  expect(await inUse.store.calls.withText(0, NOW_MS, 9)).toEqual([]);
  const before = await keys();
  const empty = { callId: 'c', sellerId: 's', startedAtMs: 1, endedAtMs: NOW_MS, segments: [] };
  const retirement = { callId: 'c', order: standing, document: encodeCall(empty) };
  const retire = (of: Partial<typeof retirement> = {}) =>
    apply(stepOf(undefined, { retirement: { ...retirement, ...of } }));
  expect(await retire({ order: order(1, 'finished') })).toEqual(['superseded']);
  expect(await retire()).toEqual(['applied']);
  expect(await retire()).toEqual(['superseded']);
  expect(await keys()).toEqual(before.filter((key) => !/:(w:|texts)/.test(key)));
  const retired = (await inUse.store.calls.find('c'))!;
  expect(retired).toMatchObject({ isRetired: true, contribution: figures, brands: made.brands, call: empty });
  expect(retired.words.size).toBe(0);
  const [listed] = (await inUse.store.calls.newest(0, { index: { kind: 'seller', id: 's' }, count: 1 }))
    .calls;
  expect(listed).toMatchObject({ callId: 'c', isRetired: true });

  await apply(stepOf(finished('c', 2, { ...made, plan: 'p', words: '', isRetired: true })));
  await inUse.store.ledger.setPlan(0, { name: 'q', shownRev: 0 });
  await apply(stepOf(finished('c', 2, { ...made, plan: 'q', words: '', isRetired: true })));
  expect((await inUse.store.calls.find('c'))!.isRetired).toBe(true);
  expect(await inUse.store.calls.withText(0, NOW_MS + 1, 9)).toEqual([]);
  await apply(stepOf(finished('c', 3, { ...made, plan: 'q' })));
  expect((await inUse.store.calls.find('c'))!.isRetired).toBeUndefined();
  expect((await inUse.store.calls.many(['c'], 'document')).get('c')!.isRetired).toBeUndefined();
  expect(await inUse.store.calls.withText(0, NOW_MS + 1, 9)).toEqual(['c']);
  await apply(stepOf(deleted('c', 4)));
  expect(await keys()).toEqual(['{p00}:call:c', '{p00}:changes', '{p00}:meta']);
});

it('the change stream is emptied, and its sequence goes on', async () => {
  await inUse.store.ledger.announceSettings(0);
  await inUse.store.erasures.cutChanges(0);
  expect(await inUse.raw.call(['XLEN', '{p00}:changes'])).toBe(0);
  const seq = Number(await inUse.raw.call(['HGET', '{p00}:meta', 'seq']));
  await inUse.store.ledger.announceSettings(0);
  const [[id]] = (await inUse.raw.call<[string][]>(['XRANGE', '{p00}:changes', '-', '+'])) as [[string]];
  expect(id).toBe(`${seq + 1}-0`);
});

it('what was set aside of something goes, the rest stays as it is, however much there is', async () => {
  const { raw, store } = inUse;
  await raw.call(['DEL', '{p00}:aside']);
  const ids: string[] = [];
  for (let i = 0; i < 230; i++)
    ids.push(await raw.call<string>(['XADD', '{p00}:aside', '*', 'e', `${i % 3}`, 'reason', `r${i}`]));
  const idsNow = async () =>
    (await raw.call<[string][]>(['XRANGE', '{p00}:aside', '-', '+'])).map(([id]) => id);
  await store.erasures.sweepAside(0, (event) => event === '1');
  expect(await idsNow()).toEqual(ids.filter((_, i) => i % 3 !== 1));
  await store.erasures.sweepAside(0, () => true);
  expect(await raw.call(['EXISTS', '{p00}:aside'])).toBe(0);
  expect(await keys()).not.toContain('{p00}:aside:new');
});

it('an inbox is drained when all that lay in it then has left, and what may share its memory', async () => {
  const { raw, store } = inUse;
  const inbox = '{p00}:inbox';
  await raw.call(['DEL', inbox]);
  const add = () => raw.call<string>(['XADD', inbox, '*', 'e', 'x']);
  const first = await add();
  const drain = store.inbox.drainOf(0);
  expect(await drain.isDrained()).toBe(false);
  const second = await add();
  await raw.call(['XDEL', inbox, first]);
  expect(await drain.isDrained()).toBe(false);
  await raw.call(['XDEL', inbox, second]);
  expect(await drain.isDrained()).toBe(true);

  await add();
  const busy = store.inbox.drainOf(0);
  expect(await busy.isDrained()).toBe(false);
  for (let i = 0; i < 100; i++) await add();
  expect(await busy.isDrained()).toBe(false);
  await add();
  await raw.call(['XTRIM', inbox, 'MAXLEN', '=', '2']);
  expect(await busy.isDrained()).toBe(false);
  await raw.call(['XTRIM', inbox, 'MAXLEN', '=', '1']);
  expect(await busy.isDrained()).toBe(true);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTER } from '../domain/contribution.ts';
import { encodeWords, packWords, wordField } from '../domain/words-said.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import type { Event } from './any-event.ts';
import { converges, convergesInAMinute, held, type Mirror } from './mirror-rig.ts';
import { Rig } from './rig.ts';
import type { View } from './view.ts';
import { WordDays } from './word-days.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '500'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');
const DAY_MS = 864e5;

function rigOf(): Promise<Rig> {
  const url = `${redis.url}/${databases++}`;
  return Rig.start({ url, partitions: 3, timeZone: 'Europe/Athens', nowMs: NOW });
}

/** A call in which the seller says each phrase so often. */
function call(callId: string, sellerId: string, said: Record<string, number>, agoMs = 0): Event {
  const words = new Map([
    [wordField({ language: 'en', phrase: '', label: '' }), packWords({ mentions: 1_000, calls: 1 })],
  ]);
  for (const [phrase, mentions] of Object.entries(said))
    words.set(wordField({ language: 'en', phrase, label: phrase }), packWords({ mentions, calls: 1 }));
  const counters = new Map([[COUNTER.calls, 1]]);
  return { kind: 'finished', callId, sellerId, agoMs, counters, words: encodeWords(words) };
}

const won = (sellerId: string): Event => ({
  ...{ kind: 'deal', opportunityId: `of-${sellerId}`, sellerId, status: 'won', stage: '-', cents: 90_000 },
  ...{ createdAgoMs: DAY_MS, closedAgoMs: 0 },
});

const STYLE = { pilot: 30, price: 30 };
const OTHERS = { discount: 30, price: 30 };
const team = [
  call('c1', 's1', STYLE),
  ...['s2', 's3', 's4'].map((seller, n) => call(`c${n + 2}`, seller, OTHERS)),
];

const shownIn = (mirror: Mirror, view: View) =>
  mirror.shown.get(view.id)!.snapshot.topSellers.bestPracticeKeywords;

it('what top sellers say more comes soon after the opening, and is renewed when a minute has passed', async () => {
  await using rig = await rigOf();
  await rig.apply(...team, won('s1'));
  const node = rig.node();
  const { mirror, view } = await held(node);
  const shown = () => shownIn(mirror, view);
  await expect.poll(() => Object.keys(shown())).toEqual(['pilot']);
  expect(shown().pilot).toMatchObject({ mentions: 30, calls: 1 });
  await rig.apply(call('c5', 's1', STYLE, 2 * DAY_MS));
  await converges(node, mirror, [view]);
  node.tick();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(shown().pilot).toMatchObject({ mentions: 30, calls: 1 });
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
  expect(shown().pilot).toMatchObject({ mentions: 60, calls: 2 });
  await rig.apply({ kind: 'deleted', callId: 'c1' });
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
  expect(shown().pilot).toMatchObject({ mentions: 30, calls: 1 });
  await rig.apply(won('s2'), { kind: 'dealDeleted', opportunityId: 'of-s1' });
  await rig.apply(call('c6', 's2', { agenda: 40 }));
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
  expect(Object.keys(shown())).toEqual(['agenda']);
  await rig.apply({ kind: 'deleted', callId: 'c3' });
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
  expect(shown()).toEqual({});
});

it('whole days that the period touches count, and days leave with the clock', async () => {
  await using rig = await rigOf();
  await rig.apply(...team, won('s1'), call('early', 's1', { roadmap: 40 }, 7 * DAY_MS + 3_600_000));
  await rig.apply(call('earlier', 's1', { agenda: 40 }, 8 * DAY_MS));
  const node = rig.node();
  const { mirror, view } = await held(node, { scope: 'all', period: { kind: 'last7d' } });
  await expect.poll(() => Object.keys(shownIn(mirror, view)).sort()).toEqual(['pilot', 'roadmap']);
  rig.clock.nowMs += DAY_MS;
  node.tick();
  await expect.poll(() => Object.keys(shownIn(mirror, view))).toEqual(['pilot']);
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
});

it('a seller who changes team takes along what they said', async () => {
  await using rig = await rigOf();
  const move = (sellerId: string, to: string): Event => ({ kind: 'moved', sellerId, team: to });
  await rig.apply(...team, won('s1'), ...['s1', 's2', 's3', 's4'].map((id) => move(id, 'a')));
  const node = rig.node();
  const { mirror, view } = await held(node, { scope: 'team:a', period: { kind: 'thisMonth' } });
  await expect.poll(() => Object.keys(shownIn(mirror, view))).toEqual(['pilot']);
  await rig.apply(move('s4', 'b'));
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
  expect(shownIn(mirror, view)).toEqual({});
  await rig.apply(move('s4', 'a'));
  await convergesInAMinute(rig, node, { mirror, opened: [view] });
  expect(Object.keys(shownIn(mirror, view))).toEqual(['pilot']);
});

it('a view opens while words cannot be read, and has them once they can', async () => {
  await using rig = await rigOf();
  await rig.apply(...team, won('s1'));
  const { reader } = rig.store;
  const words = reader.words.bind(reader);
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  reader.words = async (...args) => {
    await answered;
    return words(...args);
  };
  const node = rig.node();
  const { mirror, view } = await held(node);
  expect(view.published.snapshot.topSellers.compared).toBe(true);
  expect(shownIn(mirror, view)).toEqual({});
  answer();
  await expect.poll(() => Object.keys(shownIn(mirror, view))).toEqual(['pilot']);
});

it('what days of long ago held is forgotten with them, and read again where they are wanted', async () => {
  await using rig = await rigOf();
  const { reader, packed } = rig.store;
  const epochs: string[] = [];
  for (let partition = 0; partition < 3; partition++) epochs.push((await reader.meta(partition)).epoch);
  for (let day = 0; day < 40; day++)
    await rig.apply(call(`c${day}`, 's1', { [`word${day}`]: 1 }, day * DAY_MS));
  const days = new WordDays({ reader, packed }, epochs);
  const keys = Array.from(
    { length: 40 },
    (_, day) => `1:d:${new Date(NOW - day * DAY_MS).toISOString().slice(0, 10)}`,
  );
  const said = (words: Awaited<ReturnType<WordDays['load']>>) =>
    words.flat().flatMap(({ fields }) => [...fields].map((number) => days.fields.said(number).phrase));
  expect(said(await days.load(keys)).filter(Boolean)).toHaveLength(40);
  days.keepOnly(new Set(keys.slice(0, 20)));
  expect(days.fields.size).toBe(41);
  days.keepOnly(new Set(keys.slice(0, 5)));
  expect(days.fields.size).toBe(0);
  expect(said(await days.load(keys.slice(0, 2)))).toEqual(['', 'word0', '', 'word1']);
  expect(days.fields.size).toBe(3);
});

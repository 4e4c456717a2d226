import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Contribution } from '../domain/contribution.ts';
import { useStore } from '../testing/store.ts';
import { foldOf, standing, sumsOf } from './ledger.model.ts';
import type { CallStep } from './records.ts';
import {
  contributionArbitrary,
  deleted,
  finished,
  NOW_MS,
  record,
  started,
  stepOf,
} from './steps.arbitrary.ts';

const OPTIONS = { nowMs: NOW_MS, plan: 'p' };

const inUse = useStore();

type Event =
  | { do: 'finish'; call: string; timeMs: number; made: Contribution; underOld: boolean }
  | { do: 'start' | 'delete'; call: string; timeMs: number }
  | { do: 'analyseAnew'; call: string; made: Contribution }
  | { do: 'plan' };

const call = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const timeMs = fc.nat(6);
const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    do: fc.constant('finish' as const),
    call,
    timeMs,
    made: contributionArbitrary,
    underOld: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('start' as const, 'delete' as const), call, timeMs }),
  fc.record({ do: fc.constant('analyseAnew' as const), call, made: contributionArbitrary }),
  fc.record({ do: fc.constant('plan' as const) }),
);

/** A store to which everything happens, and a plain list of what has arrived. */
class Played {
  readonly arrived = new Map<string, CallStep[]>();
  plan = 0;

  async play(batch: readonly Event[]): Promise<void> {
    const steps = batch.flatMap((event) => {
      const call = event.do === 'plan' ? undefined : this.#arrive(event);
      return call === undefined ? [] : [stepOf(call)];
    });
    await inUse.store.ledger.apply(0, steps, OPTIONS);
    if (!batch.some((event) => event.do === 'plan')) return;
    this.plan += 1;
    await inUse.store.ledger.setPlan(0, { name: `p${this.plan}`, shownRev: this.plan });
  }

  get standing() {
    return [...this.arrived.values()].map(standing);
  }

  #arrive(event: Exclude<Event, { do: 'plan' }>): CallStep | undefined {
    const events = this.arrived.get(event.call) ?? [];
    this.arrived.set(event.call, events);
    const { end } = standing(events);
    switch (event.do) {
      case 'start':
      case 'delete': {
        const call = (event.do === 'start' ? started : deleted)(event.call, event.timeMs);
        events.push(call);
        return call;
      }
      case 'analyseAnew': {
        if (end?.kind !== 'finished') return undefined;
        const anew = { ...end, record: record(event.made, { plan: `p${this.plan}` }) };
        if (end.record.plan !== anew.record.plan) events[events.indexOf(end)] = anew;
        return anew;
      }
      case 'finish': {
        const isStale = event.underOld && this.plan > 0;
        const made = record(event.made, { plan: `p${isStale ? this.plan - 1 : this.plan}` });
        const call = finished(event.call, event.timeMs, made);
        const known = events.findIndex(({ order }) => order === call.order);
        if (isStale) return call;
        // The same event under another plan is the same call analysed anew.
        if (known < 0) events.push(call);
        else if (end?.kind === 'finished' && end === events[known] && end.record.plan !== made.plan)
          events[known] = call;
        return call;
      }
    }
  }
}

/** Every call that has a start in it, behind the customer whom that names. */
async function begun(): Promise<string[]> {
  const ids = (await keysLike('{p00}:begun:*')).map((key) => key.slice('{p00}:begun:'.length));
  const found = await Promise.all(ids.map((id) => inUse.store.calls.withCustomer(0, id, 9)));
  return ids.flatMap((id, i) => found[i]!.map((callId) => `${id} ${callId}`)).sort();
}

/** What some counters are in each bucket; who has none of them is left out. */
function onlyOf(sums: ReturnType<typeof sumsOf>, names: readonly string[]) {
  const ofSeller = (counters: ReadonlyMap<string, number>) =>
    new Map([...counters].filter(([name]) => names.includes(name)));
  return new Map(
    [...sums].map(([key, sellers]) => {
      const few = [...sellers].map(([id, counters]) => [id, ofSeller(counters)] as const);
      return [key, new Map(few.filter(([, { size }]) => size > 0))];
    }),
  );
}

const keysLike = async (pattern: string) => (await inUse.raw.call<string[]>(['KEYS', pattern])).sort();

it('counters are the sum of what stands, in every bucket; changes add up to it; what is erased leaves nothing', async () => {
  const batches = fc.array(fc.array(eventArbitrary, { maxLength: 8 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(batches, async (played) => {
      await inUse.raw.call(['FLUSHALL']);
      await inUse.store.ledger.setPlan(0, { name: 'p0', shownRev: 0 });
      const before = await inUse.store.reader.state(0);
      const model = new Played();
      for (const batch of played) await model.play(batch);

      const sums = sumsOf(model.standing.flatMap(({ record: made }) => made ?? []));
      const keys = (await keysLike('{p00}:c:*')).map((key) => key.slice('{p00}:c:'.length));
      expect(keys).toEqual([...sums.keys()].sort());
      expect((await inUse.store.reader.buckets(0, keys)).buckets).toEqual(sums);
      // Of those who count though nobody names them any more the bucket of all time tells.
      const few = { names: ['calls', 'm|t1|4', 'never'], sellers: [...(sums.get('1:e')?.keys() ?? [])] };
      expect((await inUse.store.reader.counters(0, keys, few)).buckets).toEqual(onlyOf(sums, few.names));

      const state = await inUse.store.reader.state(0);
      const reader = await inUse.store.reader.openChanges();
      const read = await reader.read([before], 1);
      await reader.close();
      const folded = foldOf(read.flatMap(({ changes }) => changes));
      expect(folded.counters).toEqual(sums.get('1:e') ?? new Map());
      expect(folded.active).toEqual(new Map(state.active.map((call) => [call.callId, call])));
      expect(folded.active.size).toBe(model.standing.filter(({ isActive }) => isActive).length);
      expect(await begun()).toEqual(
        model.standing
          .flatMap(({ start }) => (start ? [`${start.call.customer?.id} ${start.callId}`] : []))
          .sort(),
      );

      const ids = [...model.arrived.keys()];
      await inUse.store.ledger.apply(
        0,
        ids.map((id) => stepOf(deleted(id, 100))),
        OPTIONS,
      );
      const left = await keysLike('*');
      expect(left.filter((key) => !/:(meta|changes|inbox|call:c\d)$/.test(key))).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

/** A field of a bucket: whose, and which counter. */
const cellArbitrary = fc.record({
  bucket: fc.constantFrom('1:h:60', '1:d:2026-11-24', '1:e'),
  seller: fc.constantFrom('s1', 's2', 's3', 'forgotten'),
  name: fc.constantFrom('calls', 'ms', 'm|t1|4', 'n|40', 'e|phone'),
  value: fc.integer({ min: 1, max: 1e9 }),
});
/** With so many sellers two counters are more than is looked for in a short hash field by field. */
const SILENT = Array.from({ length: 60 }, (_, n) => `silent-${n}`);
/** With so many further fields a hash is none of the short ones. */
const FURTHER = Array.from({ length: 600 }, (_, n) => [`s1|b|brand-${n}`, '7']).flat();

it('a few counters of a bucket are what they are in all of it, however much it holds', async () => {
  const [names, cells] = [fc.constantFrom('calls', 'ms', 'n|40', 'never'), fc.array(cellArbitrary)];
  const large = fc.subarray(['1:h:60', '1:d:2026-11-24', '1:e']);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(names, { minLength: 1 }), cells, large, async (few, held, big) => {
      await inUse.raw.call(['FLUSHALL']);
      await inUse.store.ledger.setPlan(0, { name: 'p', shownRev: 0 });
      await inUse.raw.call(['SADD', '{p00}:sellers', 's1', 's2', 's3', ...SILENT]);
      for (const { bucket, seller, name, value } of held)
        await inUse.raw.call(['HSET', `{p00}:c:${bucket}`, `${seller}|${name}`, String(value)]);
      for (const bucket of big) await inUse.raw.call(['HSET', `{p00}:c:${bucket}`, ...FURTHER]);
      const keys = ['1:h:60', '1:d:2026-11-24', '1:e', '1:h:120'];
      const { buckets } = await inUse.store.reader.buckets(0, keys);
      const asked = { names: few, sellers: ['forgotten'] };
      expect((await inUse.store.reader.counters(0, keys, asked)).buckets).toEqual(onlyOf(buckets, few));
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { storedFields } from './ledger.model.ts';
import type { CallStep, Sender, Step, StepOutcome } from './records.ts';
import { contribution, NOW_MS, order, record, stepOf } from './steps.arbitrary.ts';

const inUse = useStore();

interface Said {
  kind: CallStep['kind'];
  second: number;
  source: string;
  sender: Sender;
}

/** One event, as a step for a call; its figures tell it apart from all others. */
function step(callId: string, { kind, second, source, sender }: Said): Step {
  const at = { callId, order: order(second, kind, { source }) };
  const call: CallStep =
    kind === 'deleted'
      ? { kind, ...at }
      : kind === 'started'
        ? { kind, ...at, call: { callId, sellerId: source, startedAtMs: NOW_MS + second } }
        : {
            kind,
            ...at,
            record: record(contribution(`${source}-${second}`, { calls: 1 }), { generation: callId }),
          };
  return stepOf(call, { sender });
}

const apply = (steps: readonly Step[]): Promise<StepOutcome[]> =>
  inUse.store.ledger.apply(0, steps, { nowMs: NOW_MS, plan: 'p' });

async function stored(callId: string): Promise<Record<string, string>> {
  const flat = await inUse.raw.call<string[]>(['HGETALL', `{p00}:call:${callId}`]);
  return Object.fromEntries(
    Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]),
  );
}

const said: fc.Arbitrary<Said> = fc.record({
  kind: fc.constantFrom('started' as const, 'finished' as const, 'deleted' as const),
  second: fc.nat(5),
  source: fc.constantFrom('eu', 'us', 'crm', '1', 'ελένη'),
  sender: fc.constantFrom('bound' as const, 'bound' as const, 'free' as const),
});
const saidByAny = fc
  .tuple(said, fc.boolean())
  .map(([what, isAdmins]): Said => (isAdmins ? { ...what, sender: 'admin' } : what));

describe('a call belongs to the source that spoke of it first', () => {
  it('and then what stands is a function of the set of events: those of bound senders of other sources are not in it', async () => {
    let calls = 0;
    await fc.assert(
      fc.asyncProperty(
        said,
        fc.array(said, { maxLength: 8 }),
        fc.infiniteStream(fc.nat(99)),
        async (first, rest, random) => {
          const all = [first, ...rest];
          const taken = all.filter(({ sender, source }) => sender !== 'bound' || source === first.source);
          for (let arrival = 0; arrival < 3; arrival++) {
            const callId = `set.${++calls}`;
            const again = [...rest, ...all.slice(0, 2)]
              .map((each) => [random.next().value, each] as const)
              .toSorted(([a], [b]) => a - b)
              .map(([, each]) => each);
            await apply([first, ...again].map((each) => step(callId, each)));
            const events = taken.map((each) => step(callId, each).call!);
            expect(await stored(callId)).toEqual({ ...storedFields(events), owner: first.source });
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('until an admin’s event for it is applied: then to that one’s source', async () => {
    let calls = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(saidByAny, { minLength: 1, maxLength: 10 }), async (all) => {
        const callId = `given.${++calls}`;
        let owner = all[0]!.source;
        const taken: CallStep[] = [];
        for (const each of all) {
          const one = step(callId, each);
          const [outcome] = await apply([one]);
          expect(outcome === 'foreign').toBe(each.sender === 'bound' && each.source !== owner);
          if (outcome !== 'foreign') taken.push(one.call!);
          if (outcome === 'applied' && each.sender === 'admin') owner = each.source;
          expect(await stored(callId)).toEqual({ ...storedFields(taken), owner });
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(['bound', 'free', 'admin'] as const)('whoever sent that: %s', async (sender) => {
    const callId = `first.${sender}`;
    const outcomes = await apply([
      step(callId, { kind: 'finished', second: 1, source: 'eu', sender }),
      step(callId, { kind: 'deleted', second: 2, source: 'us', sender: 'bound' }),
      step(callId, { kind: 'finished', second: 3, source: 'us', sender: 'bound' }),
      step(callId, { kind: 'started', second: 4, source: 'us', sender: 'bound' }),
    ]);
    expect(outcomes).toEqual(['applied', 'foreign', 'foreign', 'foreign']);
    const { buckets } = await inUse.store.reader.buckets(0, [`${callId}:e`]);
    expect([...buckets.get(`${callId}:e`)!.keys()]).toEqual(['eu-1']);
  });

  it('and an early time makes nobody its owner', async () => {
    const outcomes = await apply([
      step('early', { kind: 'finished', second: 5, source: 'eu', sender: 'bound' }),
      step('early', { kind: 'started', second: 0, source: 'us', sender: 'bound' }),
      step('early', { kind: 'deleted', second: 6, source: 'us', sender: 'bound' }),
      step('early', { kind: 'finished', second: 6, source: 'eu', sender: 'bound' }),
    ]);
    expect(outcomes).toEqual(['applied', 'foreign', 'foreign', 'applied']);
  });

  it('also once it is deleted, or replaced by a token that is bound to no source', async () => {
    const outcomes = await apply([
      step('later', { kind: 'finished', second: 1, source: 'eu', sender: 'bound' }),
      step('later', { kind: 'finished', second: 2, source: 'us', sender: 'free' }),
      step('later', { kind: 'finished', second: 3, source: 'us', sender: 'bound' }),
      step('later', { kind: 'deleted', second: 4, source: 'eu', sender: 'bound' }),
      step('later', { kind: 'finished', second: 5, source: 'us', sender: 'bound' }),
      step('later', { kind: 'finished', second: 6, source: 'eu', sender: 'bound' }),
    ]);
    expect(outcomes).toEqual(['applied', 'applied', 'foreign', 'applied', 'foreign', 'applied']);
  });

  it('and an admin’s event that is superseded gives it to nobody', async () => {
    const outcomes = await apply([
      step('kept.by', { kind: 'finished', second: 3, source: 'eu', sender: 'bound' }),
      step('kept.by', { kind: 'finished', second: 2, source: 'us', sender: 'admin' }),
      step('kept.by', { kind: 'finished', second: 4, source: 'us', sender: 'bound' }),
      step('kept.by', { kind: 'deleted', second: 5, source: 'us', sender: 'admin' }),
      step('kept.by', { kind: 'finished', second: 6, source: 'eu', sender: 'bound' }),
      step('kept.by', { kind: 'finished', second: 7, source: 'us', sender: 'bound' }),
    ]);
    expect(outcomes).toEqual(['applied', 'superseded', 'foreign', 'applied', 'foreign', 'applied']);
  });

  it('or, where it was stored before owners were, to the source of what stands', async () => {
    for (const kind of ['started', 'finished', 'deleted'] as const) {
      const callId = `old.${kind}`;
      await apply([step(callId, { kind, second: 1, source: 'eu', sender: 'free' })]);
      await inUse.raw.call(['HDEL', `{p00}:call:${callId}`, 'owner']);
      const outcomes = await apply([
        step(callId, { kind: 'deleted', second: 2, source: 'us', sender: 'bound' }),
        step(callId, { kind: 'deleted', second: 2, source: 'eu', sender: 'bound' }),
      ]);
      expect(outcomes).toEqual(['foreign', 'applied']);
    }
  });
});

describe('a deal, or an engagement, as well', () => {
  const from = (source: string, second: number) => ({ source, second });
  const dealOf = ({ source, second }: ReturnType<typeof from>, sender: Sender): Step => {
    const at = { opportunityId: 'o', order: order(second, 'deleted', { source }) };
    return stepOf(undefined, { sender, deal: { kind: 'deleted', ...at } });
  };
  const engagementOf = ({ source, second }: ReturnType<typeof from>, sender: Sender): Step => {
    const at = { engagementId: 'o', order: order(second, 'deleted', { source }) };
    return stepOf(undefined, { sender, engagement: { kind: 'deleted', ...at } });
  };
  it.each([
    ['crm', 'deal', dealOf],
    ['mail', 'engagement of the same id', engagementOf],
  ])('%s owns the %s, until an admin gives it away, and again', async (source, _, stepFrom) => {
    const outcomes = await apply([
      stepFrom(from(source, 1), 'bound'),
      stepFrom(from('other', 2), 'bound'),
      stepFrom(from('other', 3), 'admin'),
      stepFrom(from('other', 4), 'bound'),
      stepFrom(from(source, 5), 'bound'),
      stepFrom(from(source, 6), 'admin'),
      stepFrom(from(source, 7), 'bound'),
    ]);
    expect(outcomes).toEqual([
      ...['applied', 'foreign', 'applied', 'applied', 'foreign'],
      ...['applied', 'applied'],
    ]);
  });
});

describe('an event that is refused', () => {
  it('leaves the inbox, and leaves counters, indexes and changes as they are', async () => {
    await apply([step('kept', { kind: 'finished', second: 1, source: 'eu', sender: 'bound' })]);
    await inUse.store.inbox.add([{ entityId: 'kept', event: 'x', sender: 'bound' }]);
    const reader = await inUse.store.inbox.openReader('w');
    const [entry] = await reader.read({ count: 1, blockMs: 100 });
    await reader.close();
    const before = [await inUse.store.reader.meta(0), await stored('kept')];
    const foreign = step('kept', { kind: 'deleted', second: 2, source: 'us', sender: entry!.sender });
    expect(await apply([{ ...foreign, inboxId: entry!.id }])).toEqual(['foreign']);
    expect(await inUse.store.inbox.backlog()).toBe(0);
    expect([await inUse.store.reader.meta(0), await stored('kept')]).toEqual(before);
  });
});

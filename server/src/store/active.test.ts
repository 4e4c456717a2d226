import { ACTIVE_CALL_MS } from '@earshot/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import type { CallStep } from './records.ts';
import { contribution, deleted, finished, NOW_MS, record, started, stepOf } from './steps.arbitrary.ts';

const inUse = useStore();
beforeEach(() => inUse.raw.call(['FLUSHALL']));

const apply = (calls: CallStep[], nowMs = NOW_MS) =>
  inUse.store.ledger.apply(
    0,
    calls.map((call) => stepOf(call)),
    { nowMs, plan: 'p' },
  );
const active = () => inUse.raw.call<string[]>(['ZRANGE', '{p00}:active', '0', '-1']);
const startedAgo = (callId: string, timeMs: number, agoMs: number): CallStep => {
  const step = started(callId, timeMs);
  return step.kind === 'started' ? { ...step, call: { ...step.call, startedAtMs: NOW_MS - agoMs } } : step;
};
const toldActive = async () => {
  const reader = await inUse.store.reader.openChanges();
  const { epoch } = await inUse.store.reader.state(0);
  const read = await reader.read([{ epoch, seq: 0 }], 1);
  await reader.close();
  return read.flatMap(({ changes }) =>
    changes.flatMap((change) =>
      change.kind === 'call' ? [[change.callId, change.active !== undefined]] : [],
    ),
  );
};

describe('a call without an end', () => {
  it('that began 8 hours ago is not in progress, one that began a moment later is', async () => {
    const steps = [startedAgo('old', 1, ACTIVE_CALL_MS), startedAgo('young', 1, ACTIVE_CALL_MS - 1)];
    expect(await apply(steps)).toEqual(['applied', 'applied']);
    expect(await active()).toEqual(['young']);
    expect(await toldActive()).toEqual([
      ['old', false],
      ['young', true],
    ]);
  });

  it('leaves the calls in progress with whatever is applied once it is too old', async () => {
    await apply([startedAgo('a', 1, 0), startedAgo('b', 1, -1)]);
    await apply([deleted('x', 1)], NOW_MS + ACTIVE_CALL_MS - 1);
    expect(await active()).toEqual(['a', 'b']);
    await apply([deleted('x', 2)], NOW_MS + ACTIVE_CALL_MS);
    expect(await active()).toEqual(['b']);
  });

  it('leaves them when it is corrected to have begun too long ago', async () => {
    await apply([startedAgo('a', 1, 0), startedAgo('b', 1, 0)]);
    await apply([startedAgo('a', 2, ACTIVE_CALL_MS)]);
    expect(await active()).toEqual(['b']);
    expect((await toldActive()).at(-1)).toEqual(['a', false]);
  });

  it('does not come back when its end is deleted and it is too old by then', async () => {
    const end = finished('a', 2, record(contribution('s', { calls: 1 })));
    await apply([startedAgo('a', 9, 0), end, startedAgo('b', 9, 0)]);
    await apply([deleted('b', 3), deleted('a', 3)]);
    expect(await active()).toEqual(['a', 'b']);
    await apply([finished('a', 4, record(contribution('s', { calls: 1 })))]);
    await apply([deleted('a', 5)], NOW_MS + ACTIVE_CALL_MS);
    expect(await active()).toEqual([]);
    expect((await toldActive()).at(-1)).toEqual(['a', false]);
  });
});

import type { EarshotEvent } from '@earshot/contracts';
import { Counter } from 'prom-client';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../access/principal.ts';
import { Intake } from './intake.ts';
import { isFault, parseEvent } from './parse-event.ts';
import type { Entry } from './shared-writes.ts';

const NOW = Date.parse('2026-11-24T09:31:00Z');
const sender: Principal = { role: 'ingest', name: 'dialer', kind: 'token', id: 't' };
const counters = {
  accepted: new Counter({ name: 'a', help: 'a', registers: [] }),
  rejected: new Counter({ name: 'b', help: 'b', labelNames: ['code'], registers: [] }),
};

function intakeInto(write: (entries: readonly Entry[]) => Promise<void>, from = sender): Intake {
  const add = async (entries: readonly Entry[]) => {
    await write(entries);
    return new Set(entries.filter(({ entityId }) => entityId.startsWith('c-gone')));
  };
  return new Intake(from, { writes: { add }, metrics: counters, maxEventBytes: 10_000 });
}

const deleted = (id: string, source = 'dialer') => ({
  id,
  source,
  type: 'call.deleted',
  time: '2026-11-01T09:00:00Z',
  data: { callId: `c-${id}` },
});

describe('what is written', () => {
  it.each([
    ['plain', JSON.stringify(deleted('1'))],
    ['spaced', `${JSON.stringify(deleted('1'), null, 2)}\r`],
    ['in Greek', JSON.stringify(deleted('1', 'κέντρο'))],
    ['decomposed', JSON.stringify(deleted('1', 'cafe\u0301'))],
    ['decomposed and escaped', JSON.stringify(deleted('1', 'cafe@')).replace('@', '\\u0301')],
    ['with a field twice', JSON.stringify(deleted('1')).replace('{', '{"id":"0",')],
  ])('says what the validated event says, however it came: %s', async (_title, text) => {
    const written: Entry[] = [];
    const intake = intakeInto(async (entries) => void written.push(...entries));
    await intake.offer({ value: JSON.parse(text), text }, NOW);
    expect(await intake.finish()).toEqual({ accepted: 1, rejected: [] });
    const event = parseEvent(JSON.parse(text), NOW);
    expect(isFault(event)).toBe(false);
    expect(JSON.parse(written[0]!.event) as EarshotEvent).toEqual(event);
    expect(written[0]!.entityId).toBe('c-1');
  });

  it.each([
    ['bound', { role: 'ingest', source: 'dialer' }],
    ['free', { role: 'ingest' }],
    ['admin', { role: 'admin' }],
    ['admin', { role: 'admin', source: 'dialer' }],
    ['admin', { role: 'admin', kind: 'session' }],
  ] as const)('goes with what its sender may replace: %s for %j', async (right, who) => {
    const written: Entry[] = [];
    const intake = intakeInto(async (entries) => void written.push(...entries), { ...sender, ...who });
    await intake.offer({ value: deleted('1') }, NOW);
    await intake.finish();
    expect(written.map((entry) => entry.sender)).toEqual([right]);
  });
});

describe('a slow store', () => {
  it('makes the sender wait with three batches under way, and gets every event', async () => {
    let underWay = 0;
    let most = 0;
    let written = 0;
    const intake = intakeInto(async (entries) => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 10));
      underWay -= 1;
      written += entries.length;
    });
    for (let i = 0; i < 3_050; i++) {
      const waiting = intake.offer({ value: deleted(String(i)) }, NOW);
      if (waiting !== undefined) await waiting;
    }
    expect(await intake.finish()).toEqual({ accepted: 3_050, rejected: [] });
    expect(written).toBe(3_050);
    expect(most).toBe(3);
  });

  it('that fails makes the whole request fail', async () => {
    const intake = intakeInto(() => Promise.reject(new Error('away')));
    await intake.offer({ value: deleted('1') }, NOW);
    await expect(intake.finish()).rejects.toThrow('away');
  });
});

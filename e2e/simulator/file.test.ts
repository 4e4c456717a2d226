import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventSchema } from '@earshot/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_REAL_CALLS, REAL_CALLS } from '../scenarios/real-calls.ts';
import { openFile } from './file.ts';
import { dueMs, lastTimeIn, shifted } from './retime.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const call = {
  id: 'c1',
  startedAt: '2022-01-03T10:00:00.000Z',
  durationSec: 60.5,
  seller: { id: 's1', name: 'Sam' },
  customer: { id: 'k1' },
  language: 'en-GB',
  segments: [{ speaker: 'customer', start: 0, end: 1, text: 'Hello' }],
  labels: { source: 'test' },
};
const event = {
  id: 'e1',
  source: 'x',
  type: 'call.deleted',
  time: '2022-01-03T10:02:00.000Z',
  data: { callId: 'c1' },
};
const startMs = Date.parse('2026-11-24T12:00:00Z');

async function played(lines: string[], options: { now?: boolean; speedup?: number; gz?: boolean } = {}) {
  const file = join(folder, `calls.ndjson${options.gz ? '.gz' : ''}`);
  const text = lines.join('\n');
  writeFileSync(file, options.gz ? gzipSync(text) : text);
  const { gz: _, now = false, ...rest } = options;
  const all: { line: string; dueMs?: number }[] = [];
  for await (const timed of (await openFile({ file, now, startMs, ...rest })).events) all.push(timed);
  return all.map(({ line, dueMs: due }) => ({ due, event: safelyParsed(line) }));
}

function safelyParsed(line: string) {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

describe('a file', () => {
  it('gives neutral calls as finished calls and everything else as it is, broken lines included', async () => {
    const lines = [JSON.stringify(call), '', JSON.stringify(event), '{"broken"'];
    for (const gz of [false, true]) {
      const [first, ...others] = (await played(lines, { gz })).map(({ event: read }) => read);
      expect(eventSchema.parse(first)).toMatchObject({
        type: 'call.finished',
        time: '2022-01-03T10:01:00.500Z',
        data: { callId: 'c1', endedAt: '2022-01-03T10:01:00.500Z', segments: call.segments },
      });
      expect(others).toEqual([event, '{"broken"']);
    }
  });

  it('moved to now, has its last call end at the start and keeps all distances', async () => {
    const [first, second] = await played([JSON.stringify(call), JSON.stringify(event)], { now: true });
    expect(second!.event.time).toBe('2026-11-24T12:00:00.000Z');
    expect(first!.event.data.endedAt).toBe('2026-11-24T11:59:00.500Z');
    expect(first!.event.data.startedAt).toBe('2026-11-24T11:58:00.000Z');
  });

  it('in its own time, begins at once and has each call start before it ends', async () => {
    const timed = await played([JSON.stringify(event), JSON.stringify(call)], { speedup: 10 });
    expect(timed.map(({ due, event: read }) => [read.type, due! - startMs])).toEqual([
      ['call.started', 0],
      ['call.finished', 6_050],
      ['call.deleted', 12_000],
    ]);
  });

  it('that is not there fails', async () => {
    const missing = join(folder, 'none.ndjson.gz');
    await expect(
      (async () => {
        for await (const _ of (await openFile({ file: missing, now: false, startMs })).events);
      })(),
    ).rejects.toThrow('ENOENT');
  });
});

describe('times', () => {
  it('shift together, and what is no event stays as it is', () => {
    expect(shifted(event, 60_000)).toEqual({ ...event, time: '2022-01-03T10:03:00.000Z' });
    expect(shifted('text', 1)).toBe('text');
    expect(shifted({ time: 'never' }, 1)).toEqual({ time: 'never' });
    expect(lastTimeIn({ time: '1970-01-01T00:00:01Z', data: { endedAt: '1970-01-01T00:00:02Z' } })).toBe(
      2_000,
    );
    expect(lastTimeIn(null)).toBeNaN();
  });

  it('are due by the speed of the play', () => {
    expect(dueMs(5_000, { firstMs: 1_000, startMs: 100, speedup: 4 })).toBe(1_100);
  });
});

describe('real consultations', () => {
  it('are all events of the contract', async ({ skip }) => {
    skip(!existsSync(REAL_CALLS), NO_REAL_CALLS);
    const events: unknown[] = [];
    for await (const { line } of (await openFile({ file: REAL_CALLS, now: false, startMs })).events)
      events.push(eventSchema.parse(JSON.parse(line)));
    expect(events).toHaveLength(29);
  });
});

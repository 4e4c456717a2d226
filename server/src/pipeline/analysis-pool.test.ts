import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EarshotEvent } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrackerSet } from '../domain/trackers.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { AnalysisPool } from './analysis-pool.ts';
import { type AnalysisSetup, Analyst } from './analyst.ts';
import { heardAnew } from './hearing.ts';

const setup: AnalysisSetup = {
  plan: {
    name: '1:3',
    sets: [{ rev: 3, trackers: [{ id: 'price', kind: 'keyword', label: 'P', phrases: ['price'], rev: 1 }] }],
  },
  generations: [
    { generation: 1, timeZone: 'Europe/Athens' },
    { generation: 2, timeZone: 'UTC' },
  ],
};

const finished: EarshotEvent = {
  id: 'e-1',
  source: 'dialer',
  type: 'call.finished',
  time: '2026-11-24T09:31:07Z',
  data: {
    callId: 'c-1',
    seller: { id: 'ann', name: 'Ann', team: { id: 'north', name: 'North' } },
    startedAt: '2026-11-24T09:00:00Z',
    endedAt: '2026-11-24T09:31:00Z',
    segments: [{ speaker: 'customer', start: 0, end: 2, text: 'The price?' }],
  },
};

describe('an analysis thread', () => {
  let built: Awaited<ReturnType<typeof buildThreadProgram>>;
  beforeAll(async () => {
    built = await buildThreadProgram();
  });
  afterAll(() => built[Symbol.asyncDispose]());

  test('hears a call anew, and marks what the main thread would', async () => {
    const pool = new AnalysisPool({ program: built.program, threads: 1 });
    const said = (startMs: number, text: string) => ({
      ...{ speaker: 'customer' as const, startMs, endMs: startMs + 900, text },
    });
    const call = {
      ...{ callId: 'c', sellerId: 'ann', startedAtMs: 0, endedAtMs: 1_800, language: 'en' },
      segments: [said(0, 'The price is terrible.'), said(900, 'Salesforce has a better price?')],
    };
    const known = [{ id: 'salesforce', label: 'Salesforce' }];
    const hearing = { call, listenedFor: { terms: setup.plan.sets[0]!.trackers, known } };
    const before = await pool.analyse([JSON.stringify(finished)], setup);
    const heard = await pool.hear(hearing);
    expect(heard).toEqual(heardAnew(hearing));
    expect(heard.segments.flatMap(({ marks }) => marks.map(({ kind }) => kind))).toEqual([
      ...['keyword', 'brand', 'keyword', 'question'],
    ]);
    expect(await pool.analyse([JSON.stringify(finished)], setup)).toEqual(before);
    await pool.close();
  });

  test('answers what the main thread would, in order, and tells what it cannot read', async () => {
    const pool = new AnalysisPool({ program: built.program, threads: 2 });
    const deleted = { ...finished, type: 'call.deleted', data: { callId: 'c-2' } };
    const events = [
      JSON.stringify(finished),
      'not JSON',
      '{"type":"call.finished"}',
      JSON.stringify(deleted),
    ];
    const analyst = new Analyst(setup);
    expect(await pool.analyse(events, setup)).toEqual([
      { step: analyst.stepOf(events[0]!) },
      { failure: 'SyntaxError' },
      { failure: 'TypeError' },
      { step: analyst.stepOf(events[3]!) },
    ]);
    await pool.close();
  });

  test('that cannot use its setup says so, poisons no event, and works under the next one', async () => {
    const pool = new AnalysisPool({ program: built.program, threads: 1 });
    const broken = { ...setup, plan: { name: '1:3', sets: [{ rev: 3 } as TrackerSet] } };
    const event = JSON.stringify(finished);
    await expect(pool.analyse([event], broken)).rejects.toThrow('cannot be set up: TypeError');
    expect(await pool.analyse([event], setup)).toEqual([{ step: new Analyst(setup).stepOf(event) }]);
    await pool.close();
  });
});

describe('a pool', () => {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-pool-'));
    program = join(folder, 'mortal.mjs');
    await writeFile(
      program,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ events }) => {
         if (events.includes('exit')) process.exit(1);
         if (events.includes('throw')) throw new Error('poison');
         parentPort.postMessage({ kind: 'analysed', results: events.map((failure) => ({ failure })) });
       });
       parentPort.postMessage({ kind: 'ready' });`,
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(['exit', 'throw'])(
    'survives an event that ends its thread (%s), and loses none beside it',
    async (poison) => {
      let lost = 0;
      const pool = new AnalysisPool({ program, threads: 2, lost: () => lost++ });
      const answers = await Promise.all([
        pool.analyse(['a', poison, 'b'], setup),
        pool.analyse(['c'], setup),
        pool.analyse(['d', 'e'], setup),
      ]);
      expect(answers).toEqual([
        [{ failure: 'a' }, { failure: 'ThreadLost' }, { failure: 'b' }],
        [{ failure: 'c' }],
        [{ failure: 'd' }, { failure: 'e' }],
      ]);
      expect(lost).toBe(2);
      await pool.close();
    },
  );

  test('whose threads cannot start calls no event poison; it waits, and ends when closed', async () => {
    let failedStarts = 0;
    const pool = new AnalysisPool({
      program: join(folder, 'absent.mjs'),
      threads: 1,
      lost: () => failedStarts++,
    });
    const answer = pool.analyse(['a'], setup).catch((error: Error) => error.name);
    await expect.poll(() => failedStarts).toBeGreaterThan(0);
    await pool.close();
    expect(await answer).toBe('ThreadLost');
  });
});

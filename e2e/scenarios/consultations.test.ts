import { existsSync } from 'node:fs';
import type { CallSummary, EarshotEvent, Tracker } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { callSummaryOf } from '../oracle/call-summary.ts';
import { worldOf } from '../oracle/world.ts';
import { openFile } from '../simulator/file.ts';
import { expectDashboard, expectLive, viewsOf } from './comparison.ts';
import { expectDetails, expectTeam } from './details.ts';
import { startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { expectCalls } from './lists.ts';
import { NO_REAL_CALLS, REAL_CALLS } from './real-calls.ts';
import { simulate } from './run-simulator.ts';
import { expectSummary } from './summaries.ts';

const TRACKERS: readonly Tracker[] = [
  { id: 'pain', kind: 'keyword', label: 'Pain', phrases: ['pain', 'chest pain', 'painful'] },
  { id: 'headache', kind: 'keyword', label: 'Headache', phrases: ['headache', 'headaches', 'migraine'] },
  { id: 'family', kind: 'keyword', label: 'Family history', phrases: ['family history'] },
  { id: 'ok', kind: 'keyword', label: 'OK', phrases: ['ok', 'okay'] },
  { id: 'follow-up', kind: 'keyword', label: 'Follow-up', phrases: ['follow-up', 'mm-hmm'] },
  { id: 'gp', kind: 'competitor', label: 'GP', phrases: ['GP', 'doctor', 'A&E'] },
  { id: 'nurofen', kind: 'competitor', label: 'Ibuprofen', phrases: ['ibuprofen', 'paracetamol'] },
];

async function consultations(now: { startMs: number } | undefined): Promise<EarshotEvent[]> {
  const events: EarshotEvent[] = [];
  const play = { file: REAL_CALLS, now: now !== undefined, startMs: now?.startMs ?? 0 };
  for await (const { line } of (await openFile(play)).events) events.push(JSON.parse(line));
  return events;
}

it('the real consultations show the oracle’s figures: as played from the file, and moved to the present', {
  timeout: 240_000,
}, async ({ skip }) => {
  skip(!existsSync(REAL_CALLS), NO_REAL_CALLS);
  const timeZone = 'Europe/London';
  await using system = await startSystem({ timeZone });
  const { period } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
  await system.putTrackers(TRACKERS);
  await using client = await system.connect();
  const views = viewsOf(['all'], Date.now());
  const lived = await Promise.all(views.map((view) => client.open(view)));
  const shared = { trackers: TRACKERS, timeZone, setUpAtMs: Date.parse(period.from), hearing };

  const played = await simulate(system, ['--file', REAL_CALLS]);
  expect(played).toEqual({ code: 0, said: '29 accepted, 0 rejected, 0 not sent\n' });
  await system.settled();
  const before = worldOf({ ...shared, events: await consultations(undefined) });
  expect(before.calls).toHaveLength(29);
  const then = {
    kind: 'custom' as const,
    from: '2022-01-01T00:00:00Z',
    to: '2022-01-08T00:00:00Z',
  };
  for (const view of [...views, { scope: 'all' as const, period: then }])
    await expectDashboard(system, before, view);

  const moved = await consultations({ startMs: Date.now() });
  await system.send(moved);
  await system.settled();
  const after = worldOf({ ...shared, events: [...(await consultations(undefined)), ...moved] });
  expect(after.calls).toHaveLength(29);
  for (const view of views) await expectDashboard(system, after, view);
  for (const view of lived) await expectLive(view, after);
  for (const view of views) {
    await expectDetails(system, after, view);
    await expectTeam(system, after, view);
    await expectCalls({ system, world: after, view, limit: 10 });
  }
  for (const { id } of TRACKERS) await expectCalls({ system, world: after, view: views[0]! }, { term: id });
  for (const q of ['chest pain', 'paracetamol'])
    await expectCalls({ system, world: after, view: views[0]! }, { q, sort: 'mostNegative' });
  for (const call of after.calls) {
    const summary = await system.read<CallSummary>(`/v1/calls/${encodeURIComponent(call.callId)}`);
    expectSummary(summary, callSummaryOf(after, call), call);
  }
  expect(client.faults).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { worldOf } from '../oracle/world.ts';
import { Random } from '../simulator/generate/random.ts';
import { expectDashboard, expectLive, viewsOf } from './comparison.ts';
import { startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { badBodies, CANARY, malformedEvents } from './malformed.ts';
import { randomStream, TRACKERS } from './random-stream.ts';
import { shuffled } from './random-world.ts';

const KEYWORDS = TRACKERS.slice(0, 9);

// What a killed server had in hand is taken over only after a while: what else there is to see is seen meanwhile.
describe.concurrent('faults', { timeout: 240_000 }, () => {
  it('what is malformed is answered with its place, and harms nothing around it', async ({ expect }) => {
    await using system = await startSystem();
    const setUpAtMs = Date.parse(
      (await system.dashboard({ scope: 'all', period: { kind: 'allTime' } })).period.from,
    );
    await system.putTrackers(KEYWORDS);
    const good = randomStream('good', 60, Date.now());
    const bad = malformedEvents();
    const goodLines = good.map((event) => ({ line: JSON.stringify(event), fault: undefined }));
    const mixed = shuffled(new Random('mix'), [
      ...goodLines,
      ...bad.map((fault) => ({ line: fault.line, fault })),
    ]);

    const answer = await system.sendLines(mixed.map(({ line }) => line));
    expect(answer.accepted).toBe(good.length);
    const faultOf = new Map(answer.rejected.map((rejected) => [rejected.index, rejected]));
    const answers = mixed.flatMap(({ fault }, index) => {
      const { code, path } = faultOf.get(index) ?? {};
      return fault === undefined ? [] : { what: fault.what, code, path };
    });
    expect(answers).toEqual(
      mixed.flatMap(({ fault }) => (fault ? { what: fault.what, code: fault.code, path: fault.path } : [])),
    );
    for (const { what, type, body, status, code } of badBodies()) {
      const refusal = await system.fetch('/v1/events', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect({ what, status: refusal.status, ...(await refusal.json()) }).toMatchObject({
        what,
        status,
        code,
      });
      expect(refusal.headers.get('content-type')).toContain('application/problem+json');
    }

    await system.settled();
    const world = worldOf({ events: good, trackers: KEYWORDS, timeZone: 'UTC', setUpAtMs, hearing });
    for (const view of viewsOf(['all'], Date.now())) await expectDashboard(system, world, view);
    expect(system.output).not.toContain(CANARY);
  });

  it('a server that is killed amid a stream loses nothing that it accepted, and counts nothing twice', async () => {
    await using system = await startSystem({ partitions: 3 });
    const setUpAtMs = Date.parse(
      (await system.dashboard({ scope: 'all', period: { kind: 'allTime' } })).period.from,
    );
    await system.putTrackers(KEYWORDS);
    const stream = randomStream('killed', 1_500, Date.now());
    const [first, second, rest] = [stream.slice(0, 1_500), stream.slice(1_500, 2_000), stream.slice(2_000)];
    expect(await system.send(first)).toMatchObject({ accepted: 1_500 });
    const inFlight = system.send(second).catch(() => 'unknown');
    await system.kill();
    await inFlight;
    expect(await system.backlog()).toBeGreaterThan(0);
    await system.restart();
    await system.send(second);
    await system.send(rest);
    await using client = await system.connect();
    const views = viewsOf(['all', 'team:north'], Date.now());
    const lived = await Promise.all(views.map((view) => client.open(view)));
    await system.settled();

    const world = worldOf({ events: stream, trackers: KEYWORDS, timeZone: 'UTC', setUpAtMs, hearing });
    for (const view of views) await expectDashboard(system, world, view);
    for (const view of lived) await expectLive(view, world);
    expect(client.faults).toEqual([]);
  });
});

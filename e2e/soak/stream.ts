import type { EarshotEvent } from '@earshot/contracts';
import { Account } from '../simulator/account.ts';
import { salesTeam } from '../simulator/generate/sales-team.ts';
import { DEFAULT_TRACKERS } from '../simulator/generate/trackers.ts';
import { pause, pauseUntil } from '../simulator/pause.ts';
import { type Play, play, playSingly, type Timed } from '../simulator/play.ts';
import { Server } from '../simulator/server.ts';

const HISTORY_DAYS = 14;
/** Fields that say how a deal stands: they keep their places in the team's own time. */
const OF_DEALS = ['createdAt', 'closedAt'] as const;
/** Fields that say how long something took: they keep their distance, so that a call is not one of half a second. */
const OF_LENGTHS = ['startedAt', 'endedAt'] as const;

interface Tempo {
  startMs: number;
  speedup: number;
  /** For how long nothing has happened in between. */
  restedMs?: number;
}

/** After the last event so long: it is analysed, its figures are sent, and what moved for them has come to rest. */
const REST_MS = 2_000;

/** When something of the team's time happens in ours. */
export const oursOf = (theirsMs: number, { startMs, speedup, restedMs = 0 }: Tempo): number =>
  theirsMs <= startMs ? theirsMs : startMs + restedMs + (theirsMs - startMs) / speedup;

/** An event of a team that lives `speedup` times as fast as we do, as one that happens now. */
export function brought(event: EarshotEvent, tempo: Tempo): unknown {
  const data: Record<string, unknown> = { ...event.data };
  const theirsMs = Date.parse(event.time);
  const byMs = oursOf(theirsMs, tempo) - theirsMs;
  const bring = (name: string, to: (ms: number) => number) => {
    const at = data[name];
    if (typeof at === 'string') data[name] = new Date(to(Date.parse(at))).toISOString();
  };
  for (const name of OF_DEALS) bring(name, (ms) => oursOf(ms, tempo));
  for (const name of OF_LENGTHS) bring(name, (ms) => ms + byMs);
  return { ...event, time: new Date(theirsMs + byMs).toISOString(), data };
}

function resolvable(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A generated team whose past is played at once, and whose present `speedup` times as fast as it happens. */
export class Stream {
  readonly account = new Account();
  private readonly server: Server;
  private rested = Promise.resolve();
  private restedMs = 0;

  constructor(
    private readonly system: { url: string; adminToken: string },
    private readonly signal: AbortSignal,
  ) {
    this.server = new Server(system.url, system.adminToken, () => {});
  }

  /** Trackers and targets, and two weeks of calls and deals. */
  async playPast(): Promise<void> {
    const team = this.team(Date.now());
    for (const { id, ...tracker } of DEFAULT_TRACKERS)
      await this.must(this.server.put(`/v1/trackers/${id}`, tracker, this.signal));
    const targets = { salesPeriod: { kind: 'quarter', startMonth: 1 }, targets: team.targets() };
    await this.must(this.server.patch('/v1/settings', targets, this.signal));
    const past = team.history();
    const events = function* (): Generator<Timed> {
      for (const event of team.roster) yield { line: JSON.stringify(event) };
      for (const { make } of past) yield { line: JSON.stringify(make()) };
    };
    await play(events(), this.to());
  }

  /**
   * What happens from now on, until the signal; resolves with how many events that were, and how much of the team's time they
   * took. Where the machine cannot keep up, that is less than was asked for.
   */
  async playPresent(speedup: number): Promise<{ events: number; playedMs: number }> {
    const startMs = Date.now();
    const tempo = (): Tempo => ({ startMs, speedup, restedMs: this.restedMs });
    const floor = this.team(startMs).floor();
    const before = this.account.total;
    const { signal } = this;
    const untilRested = () => this.rested;
    const events = async function* (): AsyncGenerator<Timed> {
      for (;;) {
        await pauseUntil(oursOf(floor.nextAtMs, tempo()), signal);
        await untilRested();
        if (signal.aborted) return;
        const event = floor.advance();
        if (event !== undefined) yield { line: JSON.stringify(brought(event, tempo())) };
      }
    };
    await playSingly(events(), this.to());
    return { events: this.account.total - before, playedMs: floor.nextAtMs - startMs };
  }

  /** Acts while nothing happens: what a page holds between two pictures, or while it moves, says little. The team goes on where it was. */
  async atRest<T>(act: () => Promise<T>): Promise<T> {
    const sinceMs = Date.now();
    const { promise, resolve } = resolvable();
    this.rested = promise;
    try {
      await pause(REST_MS, this.signal);
      return await act();
    } finally {
      this.restedMs += Date.now() - sinceMs;
      resolve();
    }
  }

  close(): Promise<void> {
    return this.server.close();
  }

  private to(): Play {
    const { account, signal, server } = this;
    return { account, signal, send: (lines) => server.send(lines, signal), onProgress: () => {} };
  }

  private team(startMs: number) {
    return salesTeam({
      ...{ seed: 'soak', startMs, sellers: 18, historyDays: HISTORY_DAYS, callsPerDay: 60 },
      timeZone: 'UTC',
    });
  }

  private async must(done: Promise<string | undefined>): Promise<void> {
    const why = await done;
    if (why !== undefined) throw new Error(`${this.system.url}: ${why}`);
  }
}

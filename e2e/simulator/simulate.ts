import type { EarshotEvent } from '@earshot/contracts';
import { Account } from './account.ts';
import { check } from './dry-run.ts';
import { openFile } from './file.ts';
import type { Floor } from './generate/live.ts';
import { salesTeam } from './generate/sales-team.ts';
import { DEFAULT_TRACKERS } from './generate/trackers.ts';
import { HELP, type Options, readOptions, UsageError } from './options.ts';
import { pauseUntil } from './pause.ts';
import { atRate, type Play, play, playSingly, type Timed } from './play.ts';
import { Progress } from './progress.ts';
import { Server } from './server.ts';

/** A dry run of live calls has no end by itself. */
const DRY_LIVE_SECONDS = 60;

const toLine = (event: EarshotEvent): Timed => ({ line: JSON.stringify(event) });

/** One run of the simulator: what is asked for, step by step, on one account. */
class Run {
  readonly account = new Account();
  private readonly startMs = Date.now();
  private readonly server: Server;
  private progress: Progress | undefined;

  constructor(
    private readonly options: Options,
    private readonly signal: AbortSignal,
  ) {
    this.server = new Server(options.url, options.token, (waitMs, why) =>
      this.progress?.update(`waiting ${(waitMs / 1000).toFixed(1)} s: ${why}`),
    );
  }

  async all(): Promise<void> {
    const { file, historyDays, live, trackers, targets } = this.options;
    try {
      if (trackers) await this.makeTrackers();
      if (targets) await this.setTargets();
      if (file !== undefined) await this.playFile(file);
      if (historyDays > 0 && this.goesOn) await this.playHistory();
      // Whoever started this run learns that the past need not be played again.
      if (historyDays > 0 && this.goesOn) process.send?.('history-played');
      if (live && this.goesOn) await this.playLive();
    } finally {
      await this.server.close();
    }
  }

  private get goesOn(): boolean {
    return !this.signal.aborted && this.account.notSent === 0;
  }

  private async makeTrackers(): Promise<void> {
    for (const { id, ...tracker } of this.options.dryRun ? [] : DEFAULT_TRACKERS) {
      const why = await this.server.put(`/v1/trackers/${id}`, tracker, this.signal);
      if (why !== undefined) throw new Error(`The tracker ${id} was not made: ${why}.`);
    }
    console.error(`trackers: ${DEFAULT_TRACKERS.length}`);
  }

  private async setTargets(): Promise<void> {
    const targets = this.team().targets();
    const change = { salesPeriod: { kind: 'quarter', startMonth: 1 }, targets };
    const why = this.options.dryRun
      ? undefined
      : await this.server.patch('/v1/settings', change, this.signal);
    if (why !== undefined) throw new Error(`The targets were not set: ${why}.`);
    console.error(`targets: ${(targets.organisation! / 100).toLocaleString('en')} a quarter`);
  }

  private async playFile(file: string): Promise<void> {
    const { events, total } = await openFile({ ...this.options, file, startMs: this.startMs });
    await this.show('file', total, (to) => play(this.paced(events), to));
  }

  private async playHistory(): Promise<void> {
    const { roster, history } = this.team();
    const past = history();
    const events = function* () {
      for (const event of roster) yield toLine(event);
      for (const { make } of past) yield toLine(make());
    };
    await this.show('history', roster.length + past.length, (to) => play(this.paced(events()), to));
  }

  private async playLive(): Promise<void> {
    const { roster, deals, floor } = this.team();
    const standing = this.options.historyDays > 0 ? roster : [...roster, ...deals()];
    const lives = floor();
    const events = this.liveEvents(lives);
    await this.show('live', undefined, async (to) => {
      await play(standing.map(toLine), to);
      const note = () => this.progress?.update(`${lives.inProgress} in progress`);
      await playSingly(events, { ...to, onProgress: note });
    });
  }

  private async *liveEvents(floor: Floor): AsyncGenerator<Timed> {
    const { dryRun, liveSeconds = dryRun ? DRY_LIVE_SECONDS : Infinity } = this.options;
    const untilMs = this.startMs + liveSeconds * 1000;
    while (floor.nextAtMs <= untilMs) {
      if (!dryRun) await pauseUntil(floor.nextAtMs, this.signal);
      if (this.signal.aborted) break;
      const event = floor.advance();
      if (event !== undefined) yield toLine(event);
    }
    for (const event of floor.hangUpAt(dryRun ? untilMs : Date.now())) yield toLine(event);
  }

  private team() {
    return salesTeam({ ...this.options, startMs: this.startMs });
  }

  private paced(events: AsyncIterable<Timed> | Iterable<Timed>) {
    const { dryRun, rate } = this.options;
    if (dryRun) return withoutTimes(events);
    return rate === undefined ? events : atRate(events, rate, this.startMs);
  }

  private async show(
    name: string,
    total: number | undefined,
    run: (to: Play) => Promise<void>,
  ): Promise<void> {
    this.progress = new Progress(name, this.account, total);
    const send = this.options.dryRun
      ? check
      : (lines: readonly string[]) => this.server.send(lines, this.signal);
    const { account, signal } = this;
    await run({ send, account, signal, onProgress: () => this.progress?.update() });
    this.progress.end();
  }
}

async function* withoutTimes(events: AsyncIterable<Timed> | Iterable<Timed>): AsyncGenerator<Timed> {
  for await (const { line } of events) yield { line };
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const run = new Run(options, stop.signal);
  try {
    await run.all();
  } finally {
    for (const line of run.account.report()) console.log(line);
  }
  const isCutShort = stop.signal.aborted && !options.live;
  if (isCutShort) console.log('Interrupted: the rest was not sent.');
  return run.account.isClean && !isCutShort ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
if (process.connected) process.disconnect();

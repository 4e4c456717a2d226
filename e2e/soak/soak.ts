import { setTimeout as sleep } from 'node:timers/promises';
import { Chromium, hasChromium } from '../browser/chromium.ts';
import { type System, startSystem } from '../scenarios/harness.ts';
import { HELP, readOptions, type SoakOptions, UsageError } from './options.ts';
import { type PageSample, Probe } from './probe.ts';
import { Stream } from './stream.ts';
import { type Row, rowsOf, tableOf } from './verdict.ts';
import { pairedWall } from './wall-page.ts';

const say = (line: string) => console.log(line);

/** Pages connected to the server, by its own count. */
async function socketsOf(system: System): Promise<number> {
  const text = await (await system.fetch('/metrics')).text();
  return Number(/^earshot_sockets (\d+)/m.exec(text)?.[1]);
}

interface Samples {
  pages: Map<string, PageSample[]>;
  sockets: number[];
}

/** Takes a sample of every page, and again, until the time is over or whoever started this has had enough. */
async function sampled(
  { system, stream }: { system: System; stream: Stream },
  probes: readonly Probe[],
  { lastsMs, everyMs }: SoakOptions,
  signal: AbortSignal,
): Promise<Samples> {
  const pages = new Map(probes.map(({ name }) => [name, [] as PageSample[]]));
  const sockets: number[] = [];
  const sinceMs = performance.now();
  const passedMs = () => performance.now() - sinceMs;
  while (passedMs() < lastsMs && !signal.aborted) {
    const waitMs = everyMs - (passedMs() % everyMs);
    await sleep(waitMs, undefined, { signal }).catch(() => {});
    const works = await Promise.all(probes.map((probe) => probe.work()));
    await stream.atRest(async () => {
      for (const [i, probe] of probes.entries()) {
        const sample = { ...works[i]!, ...(await probe.holds(sinceMs)) };
        pages.get(probe.name)!.push(sample);
        const { atMs, heapBytes, nodes, listeners } = sample;
        say(
          `${(atMs / 1_000).toFixed(0).padStart(5)} s  ${probe.name.padEnd(5)} ${(heapBytes / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`,
        );
      }
    });
    sockets.push(await socketsOf(system));
  }
  return { pages, sockets };
}

const countRow = (what: string, count: number, wanted: number): Row => ({
  ...{ page: 'all', what, first: '', last: '' },
  ...{ figure: `${count}`, limit: `${wanted}`, isKept: count === wanted },
});

/** Lets the pages stand, and answers the rows of what became of them. */
async function soak(options: SoakOptions, signal: AbortSignal): Promise<Row[]> {
  await using system = await startSystem();
  await using browser = await Chromium.start(['--js-flags=--expose-gc']);
  const ending = new AbortController();
  const stream = new Stream(system, ending.signal);
  try {
    say('Playing two weeks of a team’s past …');
    await stream.playPast();
    await system.backfilled();
    await system.settled();
    const pages = { home: await browser.signIn(system), wall: await pairedWall(browser, system) };
    const probes = await Promise.all(Object.entries(pages).map(([name, page]) => Probe.of(name, page)));
    say(
      `Soaking for ${options.lastsMs / 60_000} minutes, ${options.speedup} times as fast as a team lives …`,
    );
    // A screen that nobody has confirmed yet is told so by a 401, which browsers complain of.
    browser.complaints.length = 0;
    const startMs = performance.now();
    const playing = stream.playPresent(options.speedup);
    // One that fails ends the soak where it is awaited; until then it is nobody's unhandled rejection.
    playing.catch(() => ending.abort());
    const { pages: samples, sockets } = await sampled(
      { system, stream },
      probes,
      options,
      AbortSignal.any([signal, ending.signal]),
    );
    ending.abort();
    const played = await playing;
    const soakedMs = performance.now() - startMs;
    say(
      `${(soakedMs / 60_000).toFixed(1)} minutes, in which ${(played.playedMs / 3_600_000).toFixed(1)} hours of the team's life were ` +
        `played (${(played.playedMs / soakedMs).toFixed(0)} times as fast): ${played.events} events, ${stream.account.rejected} rejected.`,
    );
    // As fast as it was, not as it was to be: a machine with other work may not keep up.
    const soaked = { lastsMs: soakedMs, speedup: played.playedMs / soakedMs };
    const rows = [...samples].flatMap(([name, of]) => rowsOf(name, of, soaked));
    const liveAtEnd = await Promise.all(
      Object.values(pages).map(async (page) => (await page.$('[data-state="live"]')) !== null),
    );
    for (const complaint of new Set(browser.complaints)) say(complaint);
    rows.push(
      countRow(
        'samples with every page connected',
        sockets.filter((count) => count === probes.length).length,
        sockets.length,
      ),
      countRow('pages live at the end', liveAtEnd.filter(Boolean).length, probes.length),
      countRow('complaints of pages', browser.complaints.length, 0),
    );
    return rows;
  } finally {
    ending.abort();
    await stream.close();
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    say(HELP);
    return 0;
  }
  if (!hasChromium) return 1;
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => asked.abort());
  const rows = await soak(options, asked.signal);
  say(`\n${tableOf(rows)}`);
  return rows.every(({ isKept }) => isKept) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

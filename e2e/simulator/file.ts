import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { finishedEvent, isNeutralCall, startedEvent } from './neutral-call.ts';
import type { Timed } from './play.ts';
import { dueMs, lastTimeIn, shifted, timeOf } from './retime.ts';

export interface FilePlay {
  file: string;
  /** Move all times so that the last call ends at `startMs`. */
  now: boolean;
  /** Play by the file's own times, so many times as fast. */
  speedup?: number;
  startMs: number;
}

interface Read {
  line: string;
  /** What the line says; undefined where it is not JSON. */
  value: unknown;
}

/** The events of a file, and how many there are where that is known before. */
export async function openFile(
  play: FilePlay,
): Promise<{ events: AsyncIterable<Timed> | Iterable<Timed>; total?: number }> {
  const inOwnTime = play.speedup !== undefined;
  if (!play.now && !inOwnTime) return { events: readsOf(play.file, inOwnTime) };
  const reads: Read[] = [];
  for await (const read of readsOf(play.file, inOwnTime)) reads.push(read);
  const events = timed(play.now ? movedTo(play.startMs, reads) : reads, play);
  return { events, total: events.length };
}

function movedTo(startMs: number, reads: Read[]): Read[] {
  const byMs =
    startMs -
    reads
      .map(({ value }) => lastTimeIn(value))
      .filter(Number.isFinite)
      .reduce(later, 0);
  return reads.map((read) => {
    const value = shifted(read.value, byMs);
    return value === read.value ? read : { value, line: JSON.stringify(value) };
  });
}

const later = (a: number, b: number) => Math.max(a, b);

function timed(reads: Read[], { speedup, startMs }: FilePlay): Timed[] {
  if (speedup === undefined) return reads;
  const withTimes = reads.map(({ line, value }) => ({ line, timeMs: timeOf(value) }));
  const times = withTimes.map(({ timeMs }) => timeMs).filter(Number.isFinite);
  const firstMs = times.reduce((a, b) => Math.min(a, b), Infinity);
  return withTimes
    .map(({ line, timeMs }) => ({ line, dueMs: dueMs(timeMs || firstMs, { firstMs, startMs, speedup }) }))
    .toSorted((a, b) => a.dueMs - b.dueMs);
}

async function* readsOf(file: string, inOwnTime: boolean): AsyncGenerator<Read> {
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (!isNeutralCall(value)) yield { line, value };
    else {
      const events = inOwnTime ? [startedEvent(value), finishedEvent(value)] : [finishedEvent(value)];
      for (const event of events) yield { line: JSON.stringify(event), value: event };
    }
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const raw: Readable = file === '-' ? process.stdin : createReadStream(file);
  // The callback is for failures, and those reach the reader of the last stream as well.
  const input = file.endsWith('.gz') ? pipeline(raw, createGunzip(), () => {}) : raw;
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

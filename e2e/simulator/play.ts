import type { Account, Outcome } from './account.ts';
import { pauseUntil } from './pause.ts';

/** One event as the line that is sent; `dueMs` where it is not to be sent before. */
export interface Timed {
  line: string;
  dueMs?: number;
}

export interface Play {
  send: (lines: readonly string[]) => Promise<Outcome>;
  account: Account;
  /** Told after every answer. */
  onProgress: () => void;
  signal: AbortSignal;
}

const BATCH_EVENTS = 200;
const BATCH_CHARACTERS = 1_000_000;
const IN_FLIGHT = 2;
/** What is due so soon goes with what is due now. */
const TOGETHER_MS = 20;

type Source<T> = AsyncIterable<T> | Iterable<T>;

/** Sends events when they are due, in batches, never more at once than the server answers. */
export async function play(events: Source<Timed>, options: Play): Promise<void> {
  await sendAll(batched(events, options.signal), options);
}

/** Sends each event by itself, as soon as it comes. */
export async function playSingly(events: Source<Timed>, options: Play): Promise<void> {
  await sendAll(singles(events), options);
}

async function sendAll(batches: AsyncIterable<string[]>, { send, account, onProgress }: Play): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  let isOver = false;
  for await (const lines of batches) {
    const sending = send(lines).then((outcome) => {
      account.note(outcome, lines.length);
      isOver ||= outcome.kind === 'notSent' && outcome.isFinal;
      inFlight.delete(sending);
      onProgress();
    });
    inFlight.add(sending);
    if (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
    if (isOver) break;
  }
  await Promise.all(inFlight);
}

async function* singles(events: Source<Timed>): AsyncGenerator<string[]> {
  for await (const { line } of events) yield [line];
}

async function* batched(events: Source<Timed>, signal: AbortSignal): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for await (const { line, dueMs = 0 } of events) {
    if (signal.aborted) break;
    const isFull = batch.length >= BATCH_EVENTS || characters + line.length > BATCH_CHARACTERS;
    const isEarly = dueMs > Date.now() + TOGETHER_MS;
    if (batch.length > 0 && (isFull || isEarly)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    if (isEarly) await pauseUntil(dueMs, signal);
    if (signal.aborted) break;
    batch.push(line);
    characters += line.length;
  }
  if (batch.length > 0) yield batch;
}

/** The same events, `perSecond` a second from `startMs` on, or when they are due by themselves if that is later. */
export async function* atRate(
  events: Source<Timed>,
  perSecond: number,
  startMs: number,
): AsyncGenerator<Timed> {
  let index = 0;
  for await (const { line, dueMs = 0 } of events)
    yield { line, dueMs: Math.max(dueMs, startMs + (1000 * index++) / perSecond) };
}

import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './analysis-thread.ts';
import { Analyst, readKnowledge } from './analyst.ts';

/** The program of one analysis thread: answers each batch of events with their steps, in the same order. */
const port = parentPort;
if (port === null) throw new Error('this is the program of a worker thread');

const say = (message: FromThread) => port.postMessage(message);
let analyst: Analyst | undefined;

port.on('message', ({ setup, events }: ToThread) => {
  try {
    if (setup) analyst = new Analyst(setup);
  } catch (error) {
    analyst = undefined;
    say({ kind: 'unprepared', reason: nameOf(error) });
    return;
  }
  say({ kind: 'analysed', results: events.map(analysed) });
});
readKnowledge();
say({ kind: 'ready' });

function analysed(event: string) {
  try {
    return { step: analyst!.stepOf(event) };
  } catch (error) {
    return { failure: nameOf(error) };
  }
}

/** Only the class: a message may quote what was sent. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './analysis-thread.ts';
import { Analyst, readKnowledge } from './analyst.ts';
import { type Hearing, heardAnew } from './hearing.ts';

/** The program of one analysis thread: answers each batch of events with their steps, in the same order, and hears calls anew. */
const port = parentPort;
if (port === null) throw new Error('this is the program of a worker thread');

const say = (message: FromThread) => port.postMessage(message);
let analyst: Analyst | undefined;

port.on('message', (message: ToThread) => {
  if ('hearing' in message) {
    say(heard(message.hearing));
    return;
  }
  const { setup, events } = message;
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

function heard(hearing: Hearing): FromThread {
  try {
    return { kind: 'heard', transcript: heardAnew(hearing) };
  } catch (error) {
    return { kind: 'unheard', reason: nameOf(error) };
  }
}

/** Only the class: a message may quote what was sent. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

import type { FinishedCall } from '../domain/call.ts';
import { type ListenedFor, type Transcript, transcriptOf } from '../domain/calls/transcript.ts';
import { ANALYSERS } from './analyst.ts';

/** A call that is heard anew, to be read, and for what. */
export interface Hearing {
  call: FinishedCall;
  listenedFor: ListenedFor;
}

/** The call's transcript, as the analysers hear it that have counted it. */
export function heardAnew({ call, listenedFor }: Hearing): Transcript {
  return transcriptOf(call, { ...listenedFor, ...ANALYSERS });
}

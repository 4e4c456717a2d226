import { idSchema } from '@earshot/contracts';
import { Refused } from '../operate/problem.ts';
import type { Store } from '../store/store.ts';

/** Why a call cannot be read: it was erased, which whoever has a link to it should be told, or there is none. */
export async function noCall({ calls }: Store, callId: string): Promise<Refused> {
  return idSchema.safeParse(callId).success && (await calls.isErased(callId))
    ? new Refused({ code: 'erased', message: 'This call was erased: its text and its notes are gone.' })
    : new Refused({ code: 'not_found', message: 'There is no such finished call.' });
}

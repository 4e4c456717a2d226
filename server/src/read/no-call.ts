import { idSchema } from '@earshot/contracts';
import { type Sight, seesEverything } from '../access/scopes.ts';
import { Refused } from '../operate/problem.ts';
import type { Store } from '../store/store.ts';

/**
 * Why a call cannot be read: it was erased, which whoever has a link to it should be told, or there is none. Whose an erased call
 * was nobody knows any more, so that who sees some teams only is not told.
 */
export async function noCall({ calls }: Store, callId: string, sight: Sight): Promise<Refused> {
  return seesEverything(sight) && idSchema.safeParse(callId).success && (await calls.isErased(callId))
    ? new Refused({ code: 'erased', message: 'This call was erased: its text and its notes are gone.' })
    : new Refused({ code: 'not_found', message: 'There is no such finished call.' });
}

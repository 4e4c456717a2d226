import { decodeContribution } from '../domain/contribution.ts';
import type { Change, PersonFact } from './records.ts';
import { decodeContributions, decodeDeal, decodeFirst, decodeStarted, decodeTouch } from './records-codec.ts';

/** An entry of a change stream: its id is `<seq>-0`. */
export function decodeChange(id: string, flat: readonly string[]): Change {
  const fields = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
  const field = (name: string) => fields.get(name) ?? '';
  const seq = Number.parseInt(id, 10);
  switch (field('k')) {
    case 'call':
      return {
        seq,
        kind: 'call',
        callId: field('id'),
        ...within(fields, 'out', decodeContribution),
        ...within(fields, 'in', decodeContribution),
        ...within(fields, 'active', decodeStarted),
      };
    case 'deal':
      return {
        seq,
        kind: 'deal',
        opportunityId: field('id'),
        ...within(fields, 'out', decodeContributions),
        ...within(fields, 'in', decodeContributions),
        ...within(fields, 'deal', decodeDeal),
      };
    case 'engagement': {
      const parts = {
        ...within(fields, 'out', decodeContribution),
        ...within(fields, 'in', decodeContribution),
      };
      return { seq, kind: 'engagement', engagementId: field('id'), ...parts };
    }
    case 'touch':
      return { seq, kind: 'touch', opportunityId: field('id'), ...within(fields, 'touch', decodeTouch) };
    case 'brand':
      return { seq, kind: 'brand', brandId: field('id'), ...within(fields, 'first', decodeFirst) };
    case 'person': {
      const kind = field('f') as PersonFact['kind'];
      return { seq, kind: 'person', fact: { kind, id: field('id'), order: field('o'), value: field('v') } };
    }
    case 'seller':
      return { seq, kind: 'seller', sellerId: field('id') };
    case 'plan':
      return { seq, kind: 'plan', plan: field('p'), shownRev: Number(field('r')) };
    case 'settings':
      return { seq, kind: 'settings' };
    default:
      throw new Error(`a change of an unknown kind at ${id}`);
  }
}

/** The field, decoded under its own name; nothing where it is absent. */
function within<N extends string, T>(
  fields: ReadonlyMap<string, string>,
  name: N,
  decode: (text: string) => T,
): { [K in N]?: T } {
  const text = fields.get(name);
  return (text === undefined ? {} : { [name]: decode(text) }) as { [K in N]?: T };
}

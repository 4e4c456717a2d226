import type { StartedCall } from '../domain/call.ts';
import { decodeContribution, encodeContribution } from '../domain/contribution.ts';
import { compareOrders } from '../domain/order.ts';
import type { CallStep, Change, FinishedRecord, PersonFact, Step } from './records.ts';

/** Buckets as they are stored: `key expiry key expiry …`. */
export function encodeBuckets(buckets: FinishedRecord['buckets']): string {
  return buckets.map(({ key, expiresAtMs }) => `${key} ${expiresAtMs}`).join(' ');
}

/** The inverse of `encodeBuckets`. */
export function decodeBuckets(flat: string): FinishedRecord['buckets'] {
  const parts = flat.split(' ');
  const buckets: FinishedRecord['buckets'] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    buckets.push({ key: parts[i]!, expiresAtMs: Number(parts[i + 1]) });
  }
  return buckets;
}

/**
 * The steps as arguments of the function `apply`, from its count of sellers on. Sellers and facts go in front, each
 * once: of several facts about one thing only the greatest can stand.
 */
export function encodeSteps(steps: readonly Step[]): string[] {
  const sellers = new Set(steps.flatMap((step) => step.sellers));
  const facts = new Map<string, PersonFact>();
  for (const fact of steps.flatMap((step) => step.people)) {
    const key = `${fact.kind}|${fact.id}`;
    const known = facts.get(key);
    if (known === undefined || compareOrders(known.order, fact.order) < 0) facts.set(key, fact);
  }
  const args = [String(sellers.size), String(facts.size), ...sellers];
  for (const { kind, id, order, value } of facts.values()) args.push(kind, id, order, value);
  for (const step of steps) args.push(step.inboxId ?? '', ...encodeCallStep(step.call));
  return args;
}

function encodeCallStep(step: CallStep | undefined): string[] {
  if (step === undefined) return ['', '', '', '', '', '', ''];
  const head = [step.kind, step.callId, step.order];
  switch (step.kind) {
    case 'deleted':
      return [...head, '', '', '', ''];
    case 'started':
      return [...head, JSON.stringify(step.call), String(step.call.startedAtMs), '', ''];
    case 'finished': {
      const { document, contribution, buckets, plan } = step.record;
      return [...head, document, encodeContribution(contribution), encodeBuckets(buckets), plan];
    }
  }
}

/** A call in progress, as the function `start` has stored it. */
export function decodeStarted(text: string): StartedCall {
  return JSON.parse(text) as StartedCall;
}

/** Facts about people as they are stored: `kind|id` and `order NUL value`; an order holds NUL, a value does not. */
export function decodeFact(field: string, stored: string): PersonFact {
  const bar = field.indexOf('|');
  const nul = stored.lastIndexOf('\0');
  return {
    kind: field.slice(0, bar) as PersonFact['kind'],
    id: field.slice(bar + 1),
    order: stored.slice(0, nul),
    value: stored.slice(nul + 1),
  };
}

/** An entry of a change stream: its id is `<seq>-0`. */
export function decodeChange(id: string, flat: readonly string[]): Change {
  const fields = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
  const field = (name: string) => fields.get(name) ?? '';
  const seq = Number.parseInt(id, 10);
  switch (field('k')) {
    case 'call': {
      const out = fields.get('out');
      const into = fields.get('in');
      const active = fields.get('active');
      return {
        seq,
        kind: 'call',
        callId: field('id'),
        ...(out === undefined ? {} : { out: decodeContribution(out) }),
        ...(into === undefined ? {} : { in: decodeContribution(into) }),
        ...(active === undefined ? {} : { active: decodeStarted(active) }),
      };
    }
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

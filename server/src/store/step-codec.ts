import { encodeContribution } from '../domain/contribution.ts';
import { compareOrders } from '../domain/order.ts';
import type { Argument } from './connection.ts';
import type { CallStep, DealStep, EngagementStep, PersonFact, Step } from './records.ts';
import { encodeBrands, encodeBuckets, encodeContributions } from './records-codec.ts';

/**
 * The steps as arguments of the function `apply`, from its count of sellers on. Sellers and facts go in front, each
 * once: of several facts about one thing only the greatest can stand.
 */
export function encodeSteps(steps: readonly Step[]): Argument[] {
  const sellers = new Set(steps.flatMap((step) => step.sellers));
  const facts = new Map<string, PersonFact>();
  for (const fact of steps.flatMap((step) => step.people)) {
    const key = `${fact.kind}|${fact.id}`;
    const known = facts.get(key);
    if (known === undefined || compareOrders(known.order, fact.order) < 0) facts.set(key, fact);
  }
  const args: Argument[] = [String(sellers.size), String(facts.size), ...sellers];
  for (const { kind, id, order, value } of facts.values()) args.push(kind, id, order, value);
  for (const step of steps) args.push(step.inboxId ?? '', ...encodeEntity(step));
  return args;
}

/** Arguments that every step has, and those that its kind has at most. */
const OWN_ARGUMENTS = 9;
const NOTHING: readonly string[] = Array(5 + OWN_ARGUMENTS).fill('');

function encodeEntity({ call, deal, engagement, erasure, retirement, ...step }: Step): readonly Argument[] {
  const sender = step.sender ?? '';
  const filled = (head: readonly string[], own: readonly Argument[]) => [
    ...head,
    ...own,
    ...NOTHING.slice(head.length + own.length),
  ];
  if (call) return filled(['call', call.kind, call.callId, call.order, sender], ofCall(call));
  if (deal) return filled(['deal', deal.kind, deal.opportunityId, deal.order, sender], ofDeal(deal));
  if (erasure) return filled([erasure.kind, 'erased', erasure.id, erasure.order ?? '', sender], []);
  if (retirement)
    return filled(
      ['call', 'retired', retirement.callId, retirement.order, sender],
      [bytesOf(retirement.document)],
    );
  if (!engagement) return NOTHING;
  const { kind, engagementId, order } = engagement;
  return filled(['engagement', kind, engagementId, order, sender], ofEngagement(engagement));
}

function ofCall(call: CallStep): Argument[] {
  switch (call.kind) {
    case 'deleted':
      return [];
    case 'started':
      return [
        JSON.stringify(call.call),
        String(call.call.startedAtMs),
        call.call.customer?.id ?? '',
        call.call.sellerId,
      ];
    case 'finished': {
      const { document, contribution, buckets, plan, words, brands } = call.record;
      const { opportunityId = '', customerId = '', areBucketsKept } = call.record;
      const counted = [encodeContribution(contribution), areBucketsKept ? '' : encodeBuckets(buckets)];
      const said = [words, encodeBrands(brands)];
      return [
        bytesOf(document),
        ...counted,
        plan,
        opportunityId,
        ...said,
        customerId,
        call.record.isRetired ? '1' : '',
      ];
    }
  }
}

function ofDeal(step: DealStep): string[] {
  if (step.kind === 'deleted') return [];
  const { deal, contributions, buckets } = step.record;
  const isOpen = deal.status === 'open' ? 'open' : '';
  const lines = [encodeContributions(contributions), buckets.map(encodeBuckets).join('\n')];
  return [JSON.stringify(deal), ...lines, isOpen];
}

function ofEngagement(step: EngagementStep): string[] {
  if (step.kind === 'deleted') return [];
  const { engagement, contribution, buckets } = step.record;
  const { opportunityId = '' } = engagement;
  return [
    JSON.stringify(engagement),
    encodeContribution(contribution),
    encodeBuckets(buckets),
    opportunityId,
  ];
}

/** The same memory as a buffer: what comes from another thread is none. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

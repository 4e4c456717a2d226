import { bucketsOf } from '../domain/buckets.ts';
import { dateText } from '../domain/calendar.ts';
import type { Contribution } from '../domain/contribution.ts';
import { type Deal, dealContributions } from '../domain/deal.ts';
import { engagementContribution } from '../domain/engagement.ts';
import { type OrderKind, orderOf } from '../domain/order.ts';
import type { Zone } from '../domain/zone.ts';
import type { CountedIn, FinishedRecord, PersonFact, Step } from '../store/records.ts';
import type { DealEvent, Event } from './any-event.ts';

/** The plan that every call of a test is analysed under. */
export const PLAN = 'test';

const ORDER_KINDS = {
  moved: 'changed',
  named: 'changed',
  finished: 'finished',
  started: 'started',
  deleted: 'deleted',
  deal: 'changed',
  dealDeleted: 'deleted',
  engaged: 'changed',
  engagementDeleted: 'deleted',
} as const satisfies Record<Event['kind'], OrderKind>;

/** What an event speaks about: it decides the partition. */
export function entityOf(event: Event): string {
  switch (event.kind) {
    case 'finished':
    case 'started':
    case 'deleted':
      return event.callId;
    case 'deal':
    case 'dealDeleted':
      return event.opportunityId;
    case 'engaged':
    case 'engagementDeleted':
      return event.engagementId;
    default:
      return event.sellerId;
  }
}

/** Makes steps of events, each later than the one before it. */
export class Steps {
  #order = 0;

  constructor(
    private readonly zone: Zone,
    private readonly now: () => number,
  ) {}

  /** The step that an event makes, as ingest and analysis would. */
  stepOf(event: Event): Step {
    const name = { source: 'test', id: String(++this.#order), contentHash: '' };
    const order = orderOf({ timeMs: this.#order, kind: ORDER_KINDS[event.kind], ...name });
    const fact = (what: PersonFact['kind'], id: string, value: string): Step => ({
      sellers: [id],
      people: [{ kind: what, id, order, value }],
    });
    const of = (sellerId: string) => ({ sellers: [sellerId], people: [] });
    const nobody = { sellers: [], people: [] };
    switch (event.kind) {
      case 'moved':
        return fact('sellerTeam', event.sellerId, event.team);
      case 'named':
        return fact('sellerName', event.sellerId, event.name);
      case 'deleted':
        return { ...nobody, call: { kind: 'deleted', callId: event.callId, order } };
      case 'started': {
        const { callId, sellerId, agoMs } = event;
        const call = { callId, sellerId, startedAtMs: this.now() - agoMs };
        return { ...of(sellerId), call: { kind: 'started', callId, order, call } };
      }
      case 'finished':
        return {
          ...of(event.sellerId),
          call: { kind: 'finished', callId: event.callId, order, record: this.#callRecord(event) },
        };
      case 'dealDeleted':
        return { ...nobody, deal: { kind: 'deleted', opportunityId: event.opportunityId, order } };
      case 'deal': {
        const deal = this.#dealOf(event);
        const contributions = dealContributions(deal);
        const buckets = contributions.map(({ atMs }) => this.#bucketsOf(atMs));
        const { opportunityId } = deal;
        const record = { deal, contributions, buckets };
        return { ...of(event.sellerId), deal: { kind: 'changed', opportunityId, order, record } };
      }
      case 'engagementDeleted':
        return { ...nobody, engagement: { kind: 'deleted', engagementId: event.engagementId, order } };
      case 'engaged': {
        const { kind: _, by, agoMs, ...rest } = event;
        const engagement = { ...rest, kind: by, endedAtMs: this.now() - agoMs };
        const contribution = engagementContribution(engagement);
        const record = { engagement, contribution, buckets: this.#bucketsOf(contribution.atMs) };
        const { engagementId } = event;
        return { ...of(event.sellerId), engagement: { kind: 'logged', engagementId, order, record } };
      }
    }
  }

  #callRecord({
    sellerId,
    agoMs,
    counters,
    opportunityId,
    ...said
  }: Event & { kind: 'finished' }): FinishedRecord {
    const contribution: Contribution = { sellerId, atMs: this.now() - agoMs, counters };
    const buckets = this.#bucketsOf(contribution.atMs);
    const { words = '', brands = [] } = said;
    const deal = opportunityId === undefined ? {} : { opportunityId };
    return { document: Buffer.from('{}'), contribution, buckets, plan: PLAN, words, brands, ...deal };
  }

  #dealOf({ kind: _, createdAgoMs, closedAgoMs, cents, closesInDays, ...deal }: DealEvent): Deal {
    const nowMs = this.now();
    const day = this.zone.dayOf(nowMs);
    return {
      ...deal,
      name: `Deal ${deal.opportunityId}`,
      estimatedCents: cents,
      createdAtMs: nowMs - createdAgoMs,
      ...(closesInDays !== undefined && { estimatedCloseDate: dateText(day + closesInDays) }),
      ...(deal.status !== 'open' && { closedAtMs: nowMs - closedAgoMs }),
      ...(deal.status === 'won' && { actualCents: cents }),
    };
  }

  #bucketsOf(atMs: number): CountedIn[] {
    const buckets = bucketsOf(atMs, this.zone);
    return buckets.map(({ id, expiresAtMs }) => ({ key: `1:${id}`, expiresAtMs }));
  }
}

import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import type { Deal } from '../domain/deal.ts';
import type { DealTouch } from '../domain/deal-touch.ts';
import { compareOrders } from '../domain/order.ts';
import { decodeWords } from '../domain/words-said.ts';
import type {
  CallStep,
  Change,
  CountedIn,
  DealRecord,
  EngagementRecord,
  FinishedRecord,
  FirstHearing,
  Step,
} from './records.ts';

type Sums = Map<string, Map<string, Counters>>;
interface Last<R> {
  order: string;
  record?: R;
}

/** What stands after steps, said as plainly as it can be: of each entity the last, and sums over all of them. */
export class EntitiesModel {
  readonly calls = new Map<string, Last<FinishedRecord>>();
  readonly deals = new Map<string, Last<DealRecord>>();
  readonly engagements = new Map<string, Last<EngagementRecord>>();

  take({ call, deal, engagement }: Step): void {
    if (call) this.#takeCall(call);
    if (deal) put(this.deals, deal.opportunityId, deal);
    if (engagement) put(this.engagements, engagement.engagementId, engagement);
  }

  /** One that was analysed anew under another plan takes the place of itself. */
  #takeCall(call: CallStep): void {
    if (call.kind === 'started') return;
    const known = this.calls.get(call.callId);
    const isAnew =
      call.kind === 'finished' && known?.order === call.order && known.record?.plan !== call.record.plan;
    if (isAnew) this.calls.delete(call.callId);
    put(this.calls, call.callId, call);
  }

  /** Every contribution that stands, with its buckets. */
  get #counted(): [Contribution, CountedIn[]][] {
    const plain = [...standing(this.calls), ...standing(this.engagements)];
    return [
      ...plain.map(([, record]): [Contribution, CountedIn[]] => [record.contribution, record.buckets]),
      ...standing(this.deals).flatMap(([, { contributions, buckets }]) =>
        contributions.map((each, i): [Contribution, CountedIn[]] => [each, buckets[i]!]),
      ),
    ];
  }

  get buckets(): Sums {
    const sums: Sums = new Map();
    for (const [{ sellerId, counters }, buckets] of this.#counted)
      for (const { key } of buckets) add(sums, [key, sellerId], counters);
    return sums;
  }

  get words(): Sums {
    const sums: Sums = new Map();
    for (const [, { words, buckets, contribution }] of standing(this.calls))
      for (const { key } of buckets)
        if (words !== '' && key.includes(':d:')) add(sums, [key, contribution.sellerId], decodeWords(words));
    return sums;
  }

  get months(): Map<string, number> {
    const months: Counters = new Map();
    for (const [, buckets] of this.#counted)
      addInto(months, new Map([[buckets.find(({ key }) => key.includes(':M:'))!.key, 1]]));
    return months;
  }

  get openDeals(): Map<string, Deal> {
    const deals = standing(this.deals).map(([id, { deal }]) => [id, deal] as const);
    return new Map(deals.filter(([, { status }]) => status === 'open'));
  }

  /** The members of each index of finished calls, by its key behind the hash tag, with their ends. */
  get indexes(): Map<string, Map<string, number>> {
    const indexes = new Map<string, Map<string, number>>();
    for (const [callId, record] of standing(this.calls)) {
      const { contribution, opportunityId, customerId, brands } = record;
      const { sellerId, atMs, counters } = contribution;
      const named = [
        ...['ended', `by:${sellerId}`, `on:${opportunityId}`, `of:${customerId}`],
        ...brands.map(({ id }) => `heard:${id}`),
        ...[...counters.keys()]
          .filter((name) => name.startsWith('c|'))
          .map((name) => `term:${name.slice(2)}`),
        ...(counters.has('neg') ? ['mood:negative'] : []),
        ...(counters.has('pos') ? ['mood:positive'] : []),
      ];
      for (const name of named.filter((each) => !each.endsWith(':undefined')))
        indexes.set(name, (indexes.get(name) ?? new Map<string, number>()).set(callId, atMs));
    }
    return indexes;
  }

  get touches(): Map<string, DealTouch> {
    const touches = new Map<string, DealTouch>();
    const of = (id: string) => touches.get(id) ?? touches.set(id, {}).get(id)!;
    const byEnd = standing(this.calls).sort(
      ([a, one], [b, other]) => one.contribution.atMs - other.contribution.atMs || (a < b ? -1 : 1),
    );
    for (const [callId, { opportunityId, contribution }] of byEnd) {
      if (opportunityId === undefined) continue;
      const { sellerId, atMs: endedAtMs, counters } = contribution;
      const mentions = [...counters.keys()].filter((name) => name.startsWith('m|'));
      of(opportunityId).lastCall = { callId, endedAtMs, sellerId, isNegative: counters.has('neg'), mentions };
    }
    for (const [, { engagement }] of standing(this.engagements)) {
      const { opportunityId, endedAtMs } = engagement;
      if (opportunityId === undefined) continue;
      const touch = of(opportunityId);
      touch.lastEngagementMs = Math.max(touch.lastEngagementMs ?? 0, endedAtMs);
    }
    return touches;
  }

  get firsts(): Map<string, FirstHearing> {
    const latestFirst = standing(this.calls).sort(
      ([a, one], [b, other]) => other.contribution.atMs - one.contribution.atMs || (a < b ? 1 : -1),
    );
    return new Map(
      latestFirst.flatMap(
        ([
          callId,
          {
            brands,
            contribution: { atMs },
          },
        ]) => brands.map(({ id, label }): [string, FirstHearing] => [id, { label, atMs, callId }]),
      ),
    );
  }
}

function put<R>(
  into: Map<string, Last<R>>,
  id: string,
  { order, ...step }: { order: string; kind: string; record?: R },
): void {
  const known = into.get(id);
  if (known && compareOrders(known.order, order) >= 0) return;
  into.set(id, { order, ...(step.record && { record: step.record }) });
}

const standing = <R>(entities: ReadonlyMap<string, Last<R>>): [string, R][] =>
  [...entities].flatMap(([id, { record }]): [string, R][] => (record ? [[id, record]] : []));

function add(sums: Sums, [key, sellerId]: [string, string], counters: ReadonlyMap<string, number>): void {
  if (counters.size === 0) return;
  const sellers = sums.get(key) ?? new Map<string, Counters>();
  const own = sellers.get(sellerId) ?? new Map();
  addInto(own, counters);
  sums.set(key, sellers.set(sellerId, own));
}

/** What a reader makes of changes alone. */
export function readerOf(changes: readonly Change[]) {
  const sums: Sums = new Map();
  const openDeals = new Map<string, Deal>();
  const touches = new Map<string, DealTouch>();
  const firsts = new Map<string, FirstHearing>();
  /** Changes that told what was known already. */
  const idle: Change[] = [];
  const fold = (parts: (Contribution | undefined)[], sign: 1 | -1) => {
    for (const part of parts) {
      if (!part) continue;
      const signed = new Map([...part.counters].map(([name, value]) => [name, sign * value]));
      add(sums, ['1:e', part.sellerId], signed);
    }
  };
  const replace = <T>(into: Map<string, T>, id: string, { value, change }: { value?: T; change: Change }) => {
    if (JSON.stringify(into.get(id)) === JSON.stringify(value)) idle.push(change);
    if (value === undefined) into.delete(id);
    else into.set(id, value);
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'call':
      case 'engagement':
        fold([change.out], -1);
        fold([change.in], 1);
        break;
      case 'deal':
        fold(change.out ?? [], -1);
        fold(change.in ?? [], 1);
        if (change.deal?.status === 'open') openDeals.set(change.opportunityId, change.deal);
        else openDeals.delete(change.opportunityId);
        break;
      case 'touch':
        replace(touches, change.opportunityId, { ...(change.touch && { value: change.touch }), change });
        break;
      case 'brand':
        replace(firsts, change.brandId, { ...(change.first && { value: change.first }), change });
    }
  }
  const ever = sums.get('1:e') ?? new Map<string, Counters>();
  for (const [sellerId, counters] of ever) if (counters.size === 0) ever.delete(sellerId);
  return { ever, openDeals, touches, firsts, idle };
}

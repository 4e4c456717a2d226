import type { CallFinished, EarshotEvent, EngagementLogged, OpportunityChanged } from '@earshot/contracts';
import { eventSchema, settingsChangeSchema } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { STAGES } from './deal.ts';
import { BRANDS } from './grammar/brands.ts';
import { salesTeam } from './sales-team.ts';
import { DEFAULT_TRACKERS } from './trackers.ts';

const DAY_MS = 86_400_000;
const SEEDS = Array.from({ length: 12 }, (_, i) => `seed-${i}`);
const startMs = Date.parse('2026-11-24T12:00:00Z');
const options = {
  seed: '1',
  startMs,
  sellers: 12,
  historyDays: 60,
  callsPerDay: 60,
  timeZone: 'Europe/Athens',
};

const team = salesTeam(options);
const past = team.history().map(({ make }) => make());
const calls = dataOf<CallFinished>('call.finished', past);
const deals = dataOf<OpportunityChanged>('opportunity.changed', past);
const engagements = dataOf<EngagementLogged>('engagement.logged', past);
const standing = (changes: OpportunityChanged[]) =>
  new Map(changes.map((deal) => [deal.opportunityId, deal]));

function dataOf<T>(type: EarshotEvent['type'], events: EarshotEvent[]): T[] {
  return events.filter((event) => event.type === type).map(({ data }) => data as T);
}

function liveEvents(seconds: number): EarshotEvent[] {
  const floor = team.floor();
  const events: EarshotEvent[] = [];
  while (floor.nextAtMs < startMs + seconds * 1000) events.push(...[floor.advance() ?? []].flat());
  return events;
}

/** Each deal's changes, in the order in which they were sent. */
function courses(changes: OpportunityChanged[]): OpportunityChanged[][] {
  const byId = new Map<string, OpportunityChanged[]>();
  for (const change of changes)
    byId.set(change.opportunityId, [...(byId.get(change.opportunityId) ?? []), change]);
  return [...byId.values()];
}

const atMs = (instant: string) => Date.parse(instant);
const wonBySeller = (changes: Iterable<OpportunityChanged>) => {
  const won = new Map(team.roster.map(({ data }) => [(data as { sellerId: string }).sellerId, 0]));
  for (const { seller, status, actualRevenue = 0 } of changes)
    if (status === 'won') won.set(seller.id, won.get(seller.id)! + actualRevenue);
  return won;
};
const aboveMean = (won: Map<string, number>) => {
  const mean = [...won.values()].reduce((a, b) => a + b, 0) / won.size;
  return [...won].filter(([, revenue]) => revenue > mean).map(([id]) => id);
};

describe('the deals of the generated team', () => {
  it('are what the contract allows, and end no earlier than they begin', () => {
    for (const event of past) expect(eventSchema.parse(event)).toEqual(event);
    const closed = deals.filter(({ status }) => status !== 'open');
    expect(closed.length).toBeGreaterThan(20);
    for (const { createdAt, closedAt } of closed)
      expect(atMs(closedAt!)).toBeGreaterThanOrEqual(atMs(createdAt));
  });

  it('pass their stages in order, keep whose they are, and stay closed unless they are reopened', () => {
    for (const course of courses(deals)) {
      const [first] = course;
      expect(first!.status).toBe('open');
      for (const [i, { seller, account, createdAt, stage, status }] of course.entries()) {
        expect({ seller, account, createdAt }).toEqual({
          seller: first!.seller,
          account: first!.account,
          createdAt: first!.createdAt,
        });
        const before = course[i - 1] ?? first!;
        expect(STAGES.indexOf(stage as never)).toBeGreaterThanOrEqual(STAGES.indexOf(before.stage as never));
        if (i > 0 && before.status !== 'open') expect(status).toBe('open');
      }
    }
  });

  it('are named by calls and engagements of their sellers while they are open, and by their own customers', () => {
    const createdAt = new Map(deals.map((deal) => [deal.opportunityId, deal]));
    const about = calls.filter(({ opportunityId }) => opportunityId !== undefined);
    expect(about.length / calls.length).toBeGreaterThan(0.4);
    for (const call of about) {
      const deal = createdAt.get(call.opportunityId!)!;
      expect(call.customer!.account).toBe(deal.account);
      expect(call.seller.id).toBe(deal.seller.id);
      expect(atMs(call.startedAt)).toBeGreaterThanOrEqual(atMs(deal.createdAt));
    }
    expect(engagements.filter(({ opportunityId }) => opportunityId).length).toBeGreaterThan(300);
    for (const { opportunityId, seller } of engagements)
      if (opportunityId) expect(createdAt.get(opportunityId)!.seller.id).toBe(seller.id);
  });

  it.each(SEEDS)('are won about three times in ten, most of it by a few sellers (%s)', (seed) => {
    const all = dataOf<OpportunityChanged>(
      'opportunity.changed',
      salesTeam({ ...options, seed, historyDays: 60, callsPerDay: 60 }).deals(),
    );
    const won = all.filter(({ status }) => status === 'won');
    expect(won.length / all.length).toBeGreaterThan(0.2);
    expect(won.length / all.length).toBeLessThan(0.42);
    expect(won.length).toBeGreaterThan(20);
    const top = aboveMean(wonBySeller(won));
    expect(top.length).toBeGreaterThanOrEqual(2);
    expect(top.length).toBeLessThanOrEqual(4);
  });

  it('are in good and bad health at the start: some quiet, some past their date, most neither', () => {
    const open = [...standing(deals).values()].filter(({ status }) => status === 'open');
    const heardAt = new Map<string, number>(open.map((deal) => [deal.opportunityId, atMs(deal.createdAt)]));
    const hear = (id: string | undefined, at: number) =>
      id && heardAt.set(id, Math.max(heardAt.get(id) ?? 0, at));
    for (const { opportunityId, endedAt } of calls) hear(opportunityId, atMs(endedAt));
    for (const { opportunityId, startedAt, durationSec } of engagements)
      hear(opportunityId, atMs(startedAt) + durationSec * 1000);
    const quiet = open.filter((deal) => heardAt.get(deal.opportunityId)! < startMs - 14 * DAY_MS);
    const late = open.filter(({ estimatedCloseDate }) => estimatedCloseDate! < '2026-11-24');
    expect(open.length).toBeGreaterThan(15);
    expect(late.filter((deal) => !quiet.includes(deal)).length).toBeGreaterThan(0);
    for (const some of [quiet, late]) {
      expect(some.length).toBeGreaterThan(0);
      expect(some.length).toBeLessThan(open.length / 2);
    }
  });

  it('are the same for another start, as far as they have come', () => {
    const earlier = dataOf<OpportunityChanged>(
      'opportunity.changed',
      salesTeam({ ...options, startMs: startMs - 2 * DAY_MS })
        .history()
        .flatMap(({ make }) => make()),
    );
    const later = new Map(courses(deals).map((course) => [course[0]!.opportunityId, course]));
    let shared = 0;
    for (const course of courses(earlier)) {
      const same = later.get(course[0]!.opportunityId);
      if (same === undefined) continue;
      shared += 1;
      expect(same.slice(0, course.length)).toEqual(course);
    }
    expect(shared).toBeGreaterThan(50);
  });
});

describe('the top sellers', () => {
  const won = wonBySeller(deals);
  const top = new Set(aboveMean(won));
  const of = (isTop: boolean) => calls.filter(({ seller }) => top.has(seller.id) === isTop);
  const figures = (some: CallFinished[]) => {
    const segments = some.flatMap((call) => call.segments);
    const seconds = (speaker: string) =>
      segments.filter((one) => one.speaker === speaker).reduce((sum, one) => sum + one.end - one.start, 0);
    const said = segments.filter(({ speaker }) => speaker === 'seller').map(({ text }) => text);
    const words = said.reduce((sum, text) => sum + text.split(' ').length, 0);
    const interruptions = some.flatMap((call) =>
      call.segments.filter(
        ({ speaker, start }, i) =>
          speaker === 'seller' &&
          call.segments[i - 1]?.speaker === 'customer' &&
          start < call.segments[i - 1]!.end,
      ),
    );
    return {
      talkShare: seconds('seller') / (seconds('seller') + seconds('customer')),
      interruptionsPerCall: interruptions.length / some.length,
      businessCases: said.filter((text) => text.includes('business case')).length / words,
      brochures: said.filter((text) => text.includes('brochure')).length / words,
    };
  };

  it('let the customer speak, interrupt less, and speak of other things', () => {
    const [best, others] = [figures(of(true)), figures(of(false))];
    expect(best.talkShare).toBeLessThan(others.talkShare - 0.03);
    expect(best.interruptionsPerCall).toBeLessThan(others.interruptionsPerCall);
    expect(best.businessCases).toBeGreaterThan(2 * others.businessCases);
    expect(others.brochures).toBeGreaterThan(2 * best.brochures);
  });

  it('meet their customers more than the others do', () => {
    const meetings = (isTop: boolean) =>
      engagements.filter(({ kind, seller }) => kind === 'meeting' && top.has(seller.id) === isTop).length;
    expect(meetings(true) / top.size).toBeGreaterThan(1.3 * (meetings(false) / (won.size - top.size)));
  });

  it('are measured against targets that the settings take', () => {
    const targets = team.targets();
    expect(settingsChangeSchema.parse({ targets })).toEqual({ targets });
    expect(targets.organisation).toBeGreaterThan(0);
    expect(Object.keys(targets.teams!)).toHaveLength(3);
  });
});

describe('live deals', () => {
  const live = liveEvents(3_600);
  const changes = dataOf<OpportunityChanged>('opportunity.changed', live);
  const count = (status: string) => changes.filter((deal) => deal.status === status).length;

  it('are won every few minutes, and as many begin as end', () => {
    for (const event of live) expect(eventSchema.parse(event)).toEqual(event);
    expect(count('won')).toBeGreaterThanOrEqual(9);
    expect(count('won')).toBeLessThanOrEqual(21);
    const begun = changes.filter(({ createdAt }) => atMs(createdAt) > startMs);
    const born = new Set(begun.map(({ opportunityId }) => opportunityId)).size;
    const closed = count('won') + count('lost');
    expect(Math.abs(born - closed)).toBeLessThan(8);
  });

  it('go on from where history left them, and never change once they are closed', () => {
    const before = standing(deals);
    const closed = new Set(
      [...before.values()].filter(({ status }) => status !== 'open').map((d) => d.opportunityId),
    );
    for (const change of changes) {
      expect(closed.has(change.opportunityId)).toBe(false);
      const known = before.get(change.opportunityId);
      if (known === undefined) expect(atMs(change.createdAt)).toBeGreaterThanOrEqual(startMs);
      else expect(change.createdAt).toBe(known.createdAt);
      if (change.status !== 'open') closed.add(change.opportunityId);
    }
  });

  it('are talked about, and worked on', () => {
    const liveCalls = dataOf<CallFinished>('call.finished', live);
    expect(liveCalls.filter(({ opportunityId }) => opportunityId).length / liveCalls.length).toBeGreaterThan(
      0.4,
    );
    const known = standing([...deals, ...changes]);
    for (const { opportunityId, customer } of liveCalls)
      if (opportunityId) expect(known.get(opportunityId)!.account).toBe(customer!.account);
    expect(dataOf(`engagement.logged`, live).length).toBeGreaterThan(60);
  });
});

describe('brands', () => {
  const heardAt = (names: readonly string[], from: EarshotEvent[]) =>
    dataOf<CallFinished>('call.finished', from)
      .filter(({ segments }) => segments.some(({ text }) => names.some((name) => text.includes(name))))
      .map(({ endedAt }) => (atMs(endedAt) - startMs) / DAY_MS);

  it('are tracked by nobody', () => {
    const tracked = DEFAULT_TRACKERS.flatMap(({ label, phrases }) => [label, ...phrases])
      .join('\n')
      .toLowerCase();
    for (const { names } of BRANDS)
      for (const name of names) expect(tracked).not.toContain(name.toLowerCase());
  });

  it('are heard from their first day on, the newest ones in the last days and while one watches', () => {
    const all = [...past, ...liveEvents(1_200)];
    for (const { names, fromDay } of BRANDS) {
      const heard = heardAt(names, all);
      expect(heard.length, names[0]).toBeGreaterThan(0);
      expect(Math.min(...heard), names[0]).toBeGreaterThan(fromDay);
    }
    const { names } = BRANDS.find(({ fromDay }) => fromDay > 0)!;
    expect(heardAt(names, liveEvents(1_200)).length).toBeGreaterThanOrEqual(4);
  });
});

import type { EarshotEvent, Segment, SettingsChange, Snapshot, Tracker, ViewOpen } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { type OracleInput, worldOf } from '../oracle/world.ts';
import { expectDashboard, expectLiveAtOnce } from './comparison.ts';
import { startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { eventually, type LiveView } from './live-client.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const VIEWS: ViewOpen[] = [
  { scope: 'all', period: { kind: 'allTime' } },
  { scope: 'all', period: { kind: 'last24h' } },
  { scope: 'team:north', period: { kind: 'thisMonth' } },
];
const RIVAL: Tracker = { id: 'rival', kind: 'competitor', label: 'Relecta', phrases: ['Relecta'] };

interface Seller {
  id: string;
  team: { id: string };
}
const ann: Seller = { id: 'ann', team: { id: 'north' } };
const bob: Seller = { id: 'bob', team: { id: 'south' } };

/** The system, what it has been told, and pages that are open all the while. */
async function startDealing() {
  const system = await startSystem({ partitions: 4 });
  const { period } = await system.dashboard(VIEWS[0]!);
  await system.putTrackers([RIVAL]);
  const client = await system.connect();
  const live = await Promise.all(VIEWS.map((view) => client.open(view)));
  const told: OracleInput = {
    ...{ events: [], trackers: [RIVAL], dismissed: [], settings: {}, hearing },
    timeZone: 'UTC',
    setUpAtMs: Date.parse(period.from),
  };
  return { system, client, live, told, first: live[0]! };
}

/** Tells events one after the other; all pages and the answers of the REST interface are the oracle's then. */
class Dealing implements AsyncDisposable {
  private said = 0;
  private readonly events: EarshotEvent[] = [];

  private constructor(private readonly at: Awaited<ReturnType<typeof startDealing>>) {}

  static async start(): Promise<Dealing> {
    return new Dealing(await startDealing());
  }

  get shown(): Snapshot {
    return this.at.first.snapshot;
  }

  get view(): LiveView {
    return this.at.first;
  }

  async tell(...events: { type: EarshotEvent['type']; data: object }[]): Promise<void> {
    for (const { type, data } of events) {
      this.said += 1;
      const time = new Date(Date.now() - 3600_000 + this.said).toISOString();
      this.events.push({ id: `e${this.said}`, source: 'crm', time, type, data } as EarshotEvent);
    }
    const told = this.events.slice(-events.length);
    expect(await this.at.system.send(told)).toEqual({ accepted: told.length, rejected: [] });
    await this.at.system.settled();
    await this.expectSame();
  }

  async settings(settings: SettingsChange): Promise<void> {
    await this.at.system.changeSettings(settings);
    const known = Object.entries({ ...this.at.told.settings, ...settings }).filter(
      ([, value]) => value !== null,
    );
    this.at.told.settings = Object.fromEntries(known) as NonNullable<OracleInput['settings']>;
    await this.expectSame();
  }

  async dismiss(brandId: string, isNoBrand = true): Promise<void> {
    await this.at.system.dismissBrand(brandId, isNoBrand ? 'POST' : 'DELETE');
    this.at.told.dismissed = isNoBrand ? [brandId] : [];
    await this.expectSame();
  }

  async track(tracker: Tracker): Promise<void> {
    await this.at.system.putTrackers([tracker]);
    this.at.told.trackers = [...this.at.told.trackers, tracker];
    await this.expectSame();
  }

  async expectSame(): Promise<void> {
    const world = worldOf({ ...this.at.told, events: this.events });
    for (const view of VIEWS) await expectDashboard(this.at.system, world, view);
    for (const view of this.at.live) await expectLiveAtOnce(view, world);
    expect(this.at.client.faults).toEqual([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.at.client[Symbol.asyncDispose]();
    await this.at.system[Symbol.asyncDispose]();
  }
}

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

function deal(opportunityId: string, data: object = {}) {
  const known = { opportunityId, seller: ann, name: `Deal ${opportunityId}`, status: 'open' };
  const money = { estimatedRevenue: 1_000.5, createdAt: ago(3 * DAY_MS) };
  return { type: 'opportunity.changed', data: { ...known, ...money, ...data } } as const;
}

const customerSays = (text: string, sentiment: number): Segment => {
  return { speaker: 'customer', start: 0, end: 5, text, sentiment };
};

function call(callId: string, minutesAgo: number, data: object) {
  const endedAt = ago(minutesAgo * MINUTE_MS);
  const known = { callId, seller: bob, startedAt: ago((minutesAgo + 5) * MINUTE_MS), endedAt, segments: [] };
  return { type: 'call.finished', data: { ...known, ...data } } as const;
}

const reasonsOf = ({ shown }: Dealing, id: string) =>
  Object.keys(shown.pipeline.deals[id]?.reasons ?? {}).sort();

it('a deal answers to what is said in its calls, to their deletion, and to the clock', async () => {
  await using dealing = await Dealing.start();
  await dealing.tell(deal('a'), deal('b', { seller: bob, stage: 'Offer' }));
  expect(reasonsOf(dealing, 'a')).toEqual([]);

  await dealing.tell(call('c1', 30, { opportunityId: 'a', segments: [customerSays('no', -0.9)] }));
  expect(reasonsOf(dealing, 'a')).toEqual(['negativeLastCall']);
  const rival = [customerSays('Relecta does that', -0.2)];
  await dealing.tell(call('c2', 20, { opportunityId: 'a', segments: rival }));
  expect(reasonsOf(dealing, 'a')).toEqual(['competitorMentioned', 'negativeLastCall']);
  expect(dealing.shown.pipeline).toMatchObject({ atRiskDeals: 1, watchDeals: 0, openDeals: 2 });

  // an earlier call that comes late changes nothing; a later one does, and gives way when it is another deal's
  await dealing.tell(call('c0', 40, { opportunityId: 'a', segments: [customerSays('yes', 0.9)] }));
  expect(reasonsOf(dealing, 'a')).toEqual(['competitorMentioned', 'negativeLastCall']);
  await dealing.tell(call('c3', 10, { opportunityId: 'a', segments: [customerSays('yes', 0.9)] }));
  expect(reasonsOf(dealing, 'a')).toEqual([]);
  await dealing.tell(call('c3', 10, { opportunityId: 'b', segments: [customerSays('yes', 0.9)] }));
  expect(reasonsOf(dealing, 'a')).toEqual(['competitorMentioned', 'negativeLastCall']);
  await dealing.tell({ type: 'call.deleted', data: { callId: 'c2' } });
  expect(reasonsOf(dealing, 'a')).toEqual(['negativeLastCall']);

  const dueMs = Math.ceil((Date.now() + 10_000) / MINUTE_MS) * MINUTE_MS;
  await dealing.tell(deal('q', { createdAt: new Date(dueMs - 14 * DAY_MS).toISOString() }));
  expect(reasonsOf(dealing, 'q')).toEqual([]);
  const changes = dealing.view.changes;
  const isQuiet = await eventually(
    () => reasonsOf(dealing, 'q').includes('quiet'),
    dueMs - Date.now() + 5_000,
  );
  expect(isQuiet).toBe(true);
  expect(Date.now()).toBeGreaterThanOrEqual(dueMs);
  expect(dealing.view.changes).toBeGreaterThan(changes);
  const written = { engagementId: 'm1', seller: bob, opportunityId: 'q', kind: 'email', durationSec: 60 };
  await dealing.tell({ type: 'engagement.logged', data: { ...written, startedAt: ago(DAY_MS) } });
  expect(reasonsOf(dealing, 'q')).toEqual([]);
  await dealing.tell({ type: 'engagement.deleted', data: { engagementId: 'm1' } });
  expect(reasonsOf(dealing, 'q')).toEqual(['quiet']);
});

it('a deal that is won, corrected, opened again, handed over or deleted gives back all that it had added', async () => {
  await using dealing = await Dealing.start();
  await dealing.tell(deal('other', { seller: bob }));
  const { live: _live, ...before } = dealing.shown;
  const won = { status: 'won', closedAt: ago(DAY_MS / 4), actualRevenue: 8.2 };
  await dealing.tell(deal('a', won));
  expect(dealing.shown.kpis).toMatchObject({ revenueWon: 820, dealsWon: 1, winRate: 0.5, averageDeal: 820 });
  await dealing.tell(
    deal('a', { ...won, actualRevenue: 99_999.99, closedAt: ago(40 * DAY_MS), createdAt: ago(50 * DAY_MS) }),
  );
  expect(dealing.shown.kpis).toMatchObject({ revenueWon: 9_999_999 });
  await dealing.tell(deal('a', { ...won, seller: bob }));
  expect(Object.keys(dealing.shown.topSellers.sellers)).toEqual([]);
  expect(dealing.shown.topSellers.inPlay).toBe(1);
  await dealing.tell(deal('a'));
  expect(dealing.shown.kpis).toMatchObject({ revenueWon: 0, dealsWon: 0, pipelineOpen: 200_100 });
  await dealing.tell({ type: 'opportunity.deleted', data: { opportunityId: 'a' } });
  const { live: _later, ...after } = dealing.shown;
  expect(after).toEqual(before);
});

it('targets, the sales period and stars reach every open page', async () => {
  await using dealing = await Dealing.start();
  const win = (id: string, seller: Seller, actualRevenue: number) =>
    deal(id, { seller, status: 'won', closedAt: ago(10 * MINUTE_MS), actualRevenue });
  const sellers = ['s1', 's2', 's3'].map((id) => ({ id, team: { id: 'north' } }));
  await dealing.tell(
    win('a', ann, 900),
    win('b', bob, 10),
    ...sellers.map((seller, i) => win(`s${i}`, seller, 1)),
  );
  expect(Object.keys(dealing.shown.topSellers.sellers)).toEqual(['ann']);
  await dealing.settings({ targets: { organisation: 10_000_001, teams: { north: 77 } } });
  expect(dealing.shown.pipeline.target).toBe(10_000_001);
  await dealing.settings({ salesPeriod: { kind: 'month', startMonth: 1 } });
  expect(dealing.shown.kpis.salesPeriod.from).toBe(
    `${new Date().toISOString().slice(0, 7)}-01T00:00:00.000Z`,
  );
  await dealing.settings({ topSellers: ['s1', 'bob'] });
  expect(Object.keys(dealing.shown.topSellers.sellers).sort()).toEqual(['bob', 's1']);
  await dealing.settings({ topSellers: null, targets: null });
  expect(dealing.shown.pipeline).not.toHaveProperty('target');
});

it('a name that is heard is news until it is dismissed or tracked', async () => {
  await using dealing = await Dealing.start();
  const names = (text: string) => [{ ...customerSays(text, 0), speaker: 'seller' }];
  await dealing.tell(
    call('c1', 30, { segments: names('We bought it from Contoso and we use Dropbox.') }),
    call('c2', 20, { seller: ann, segments: names('They compared us with Contoso last week.') }),
  );
  const brands = () => [...Object.keys(dealing.shown.brands).sort(), dealing.shown.recording.callsWithBrands];
  expect(brands()).toEqual(['contoso', 'dropbox', 2]);
  await dealing.dismiss('contoso');
  expect(brands()).toEqual(['dropbox', 1]);
  await dealing.dismiss('contoso', false);
  expect(brands()).toEqual(['contoso', 'dropbox', 2]);
  await dealing.track({ id: 'dropbox', kind: 'competitor', label: 'Dropbox', phrases: ['dropbox'] });
  expect(brands()).toEqual(['contoso', 2]);
  await dealing.tell({ type: 'call.deleted', data: { callId: 'c1' } });
  expect(dealing.shown.brands.contoso).toMatchObject({ mentions: 1, calls: 1 });
  expect(brands()).toEqual(['contoso', 1]);
});

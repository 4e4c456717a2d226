import type { EarshotEvent, Period, TrackerInput } from '@earshot/contracts';
import { callOf } from './calls.ts';
import { median, ms, percentile, row, slowest } from './figures.ts';
import { type Measured, ndjson } from './system.ts';

const CALLS = 100_000;
const DEALS = 5_000;
const CHUNK = 5_000;
const SEGMENTS = 8;
const SPREAD_DAYS = 90;
const DAY_MS = 24 * 3600_000;
const ROUNDS = 5;
/** Aimed at for an answer whose figures the server does not hold yet. */
const COLD_LIMIT_MS = 300;

const PATHS = [
  'details/sentiment',
  'details/terms/keywords',
  'details/terms/brands',
  'details/terms/bestPractice',
  'team',
  'sellers/seller-1',
  'opportunities?status=open',
  'opportunities?status=won',
];

/** What a measure needs of the system that it measures. */
export type DetailsSystem = Pick<Measured, 'url' | 'token' | 'post' | 'applied' | 'startCold'>;

/** How long a program waits for what is behind the figures, on a server that has not read it yet, and again. */
export async function measureDetails(system: DetailsSystem, say: (line: string) => void): Promise<string[]> {
  await fill(system);
  say(`${CALLS.toLocaleString('en')} calls and ${DEALS.toLocaleString('en')} deals are stored`);
  const [cold, warm] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (let round = 0; round < ROUNDS; round++)
    for (const path of PATHS) {
      // Each on a server of its own: what one reads would make the next one warm.
      await system.startCold();
      for (const period of periods()) {
        const url = `/v1/${path}${path.includes('?') ? '&' : '?'}${queryOf(period)}`;
        for (const times of [cold, warm])
          times.set(path, [...(times.get(path) ?? []), await asked(system, url)]);
      }
    }
  const listed = (times: Map<string, number[]>) =>
    [...times].map(([path, of]) => `${path} ${ms(median(of))} / ${ms(Math.max(...of))}`).join(', ');
  say(`details for the first time: ${listed(cold)}`);
  say(`details again: ${listed(warm)}`);
  const [first, again] = [cold, warm].map((times) => [...times.values()].flat()) as [number[], number[]];
  const over = `over ${CALLS.toLocaleString('en')} stored calls of ${SPREAD_DAYS} days`;
  return [
    row(
      `what is behind the figures ${over}, for the first time on a server just started, median / slowest of ${periods().length} periods, ${ROUNDS} rounds`,
      listed(cold),
      slowest(first, COLD_LIMIT_MS),
    ),
    row(
      `the same again: p50 / p99 of ${again.length}`,
      `${ms(median(again))} / ${ms(percentile(again, 0.99))}`,
    ),
  ];
}

/** Milliseconds from asking to holding the whole answer. */
async function asked({ url, token }: DetailsSystem, path: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
  return performance.now() - startedAt;
}

async function fill(system: DetailsSystem): Promise<void> {
  for (const word of ['price', 'contract', 'support', 'report', 'discount'])
    await track(system, { kind: 'keyword', label: word, phrases: [word] });
  const nowMs = Date.now();
  const endOf = (n: number, of: number) => nowMs - (n * SPREAD_DAYS * DAY_MS) / of;
  for (let first = 0; first < CALLS; first += CHUNK) {
    const calls = Array.from({ length: CHUNK }, (_, i) =>
      callOf({ round: 'details', segments: SEGMENTS }, first + i, endOf(first + i, CALLS)),
    );
    await system.post(ndjson(calls), 'application/x-ndjson');
  }
  const deals = Array.from({ length: DEALS }, (_, n) => dealOf(n, endOf(n, DEALS)));
  await system.post(ndjson(deals), 'application/x-ndjson');
  await system.applied();
}

async function track({ url, token }: DetailsSystem, tracker: TrackerInput): Promise<void> {
  const answer = await fetch(new URL('/v1/trackers', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(tracker),
  });
  if (answer.status !== 201) throw new Error(`a tracker was answered ${answer.status}`);
}

/** Half of the deals are won, and some sellers win more. */
function dealOf(n: number, atMs: number): EarshotEvent {
  const seller = n % 200;
  const at = new Date(atMs).toISOString();
  const isWon = n % 2 === 0;
  return {
    id: `deal-${n}`,
    source: 'bench',
    type: 'opportunity.changed',
    time: at,
    data: {
      ...{ opportunityId: `deal-${n}`, name: `Deal ${n}`, seller: { id: `seller-${seller}` } },
      ...{
        stage: 'Offer',
        estimatedRevenue: 1000 + seller,
        createdAt: new Date(atMs - DAY_MS).toISOString(),
      },
      ...(isWon ? { status: 'won', actualRevenue: 1000 + seller * 10, closedAt: at } : { status: 'open' }),
    },
  };
}

function periods(): Period[] {
  const nowMs = Date.now();
  const [from, to] = [nowMs - 80 * DAY_MS, nowMs - 10 * DAY_MS].map((at) => new Date(at).toISOString());
  const kinds = ['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const;
  return [...kinds.map((kind) => ({ kind })), { kind: 'custom', from: from!, to: to! }];
}

function queryOf(period: Period): string {
  return new URLSearchParams(
    period.kind === 'custom'
      ? { period: 'custom', from: period.from, to: period.to }
      : { period: period.kind },
  ).toString();
}

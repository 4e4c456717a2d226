import { setTimeout as sleep } from 'node:timers/promises';
import type { EarshotEvent, TrackerInput } from '@earshot/contracts';
import { callOf } from './calls.ts';
import { type Aim, median, ms, percentile, row } from './figures.ts';
import { type Measured, ndjson } from './system.ts';

const CALLS = 100_000;
const DEALS = 5_000;
const CHUNK = 5_000;
const SEGMENTS = 8;
const SPREAD_DAYS = 90;
const DAY_MS = 24 * 3600_000;
const ROUNDS = 5;
/** A server reads what every page shows when it begins; what is measured is what nobody has asked for, not that. */
const SETTLED_MS = 2_000;
/** Aimed at for an answer whose figures the server does not hold yet. */
const COLD_LIMIT_MS = 300;

export const PAGES = [
  'details/sentiment',
  'details/terms/keywords',
  'details/terms/competitors',
  'details/terms/brands',
  'details/terms/bestPractice',
  'series/kpis',
  'team',
  'sellers/seller-1',
  'opportunities?status=open',
  'opportunities?status=won',
  'calls',
];

/** What a measure needs of the system that it measures. */
export type DetailsSystem = Pick<
  Measured,
  'url' | 'token' | 'post' | 'applied' | 'packed' | 'startCold' | 'ready'
>;

/** How long one page over one period took to be answered, in milliseconds. */
interface Course {
  page: string;
  period: string;
  cold: number[];
  warm: number[];
}

/** How long a program waits for what is behind the figures, on a server that has not read it yet, and again. */
export async function measureDetails(system: DetailsSystem, say: (line: string) => void): Promise<string[]> {
  await fill(system);
  say(`${CALLS.toLocaleString('en')} calls and ${DEALS.toLocaleString('en')} deals are stored`);
  return rowsOf(await answering(system, say));
}

/** Asks for every page over every period, each for the first time on a server of its own, and again at once. */
export async function answering(
  system: DetailsSystem,
  say: (line: string) => void,
  pages: readonly string[] = PAGES,
): Promise<Course[]> {
  const courses: Course[] = [];
  for (const page of pages)
    for (const [period, query] of periods()) {
      const course: Course = { page, period, cold: [], warm: [] };
      const url = `/v1/${page}${page.includes('?') ? '&' : '?'}${query}`;
      for (let round = 0; round < ROUNDS; round++) {
        // What one page reads would make the next one warm.
        await system.startCold();
        await system.ready();
        await sleep(SETTLED_MS);
        for (const times of [course.cold, course.warm]) times.push(await asked(system, url));
      }
      courses.push(course);
      const [cold, warm] = [course.cold, course.warm].map(shown);
      say(`${page}, ${period}: for the first time ${cold}, again ${warm}`);
    }
  return courses;
}

/** `median / slowest`. */
const shown = (times: readonly number[]) => `${ms(median(times))} / ${ms(Math.max(...times))}`;

function rowsOf(courses: readonly Course[]): string[] {
  const over = `over ${CALLS.toLocaleString('en')} stored calls of ${SPREAD_DAYS} days and ${DEALS.toLocaleString('en')} deals`;
  const how = `${SETTLED_MS / 1000} s after the start of a server that nobody has asked, median / slowest of ${ROUNDS}`;
  const again = courses.flatMap(({ warm }) => warm);
  return [
    ...PAGES.map((page) => {
      const own = courses.filter((course) => course.page === page);
      const figures = own.map(({ period, cold }) => `${period} ${shown(cold)}`).join(', ');
      return row(`\`/v1/${page}\` ${over}, ${how}`, figures, under(own.flatMap(({ cold }) => cold)));
    }),
    row(
      `any of these again: p50 / p99 of ${again.length}`,
      `${ms(median(again))} / ${ms(percentile(again, 0.99))}`,
    ),
  ];
}

/** An aim for every single answer. */
function under(times: readonly number[]): Aim {
  return { words: `≤ ${COLD_LIMIT_MS} ms, each`, isMet: Math.max(...times) <= COLD_LIMIT_MS };
}

/** Milliseconds from asking to holding the whole answer. */
async function asked({ url, token }: DetailsSystem, path: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
  return performance.now() - startedAt;
}

/** Stores the calls and deals of three months, and waits until days that are over are as they stay. */
export async function fill(system: DetailsSystem): Promise<void> {
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
  await system.packed();
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

/** Periods by the name that the table has for them, as queries. */
function periods(): [string, string][] {
  const nowMs = Date.now();
  const [from, to] = [nowMs - 80 * DAY_MS, nowMs - 10 * DAY_MS].map((at) => new Date(at).toISOString());
  return [
    ['last 24 h', 'period=last24h'],
    ['this month', 'period=thisMonth'],
    ['70 days', `${new URLSearchParams({ period: 'custom', from: from!, to: to! })}`],
  ];
}

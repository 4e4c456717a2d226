import type { EarshotEvent } from '@earshot/contracts';
import { callOf } from './calls.ts';
import { row, spread } from './figures.ts';
import { type Measured, ndjson } from './system.ts';

const ROUNDS = 5;
const EVENTS = 2_000;
const DEALS = 400;
const SEGMENTS = 20;
const DAY_MS = 24 * 3600_000;

/** Events a second from HTTP to counters: calls that name deals, deals that change, engagements; some replaced, some deleted. */
export async function measureMixed(system: Measured, say: (line: string) => void): Promise<string[]> {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const nowMs = Date.now();
    const events = Array.from({ length: EVENTS }, (_, n) => mixedEvent(round, n, nowMs));
    const startedAtMs = performance.now();
    await system.post(ndjson(events), 'application/x-ndjson');
    await system.applied();
    const rate = EVENTS / ((performance.now() - startedAtMs) / 1000);
    say(`mixed traffic, round ${round}: ${rate.toFixed(0)} events/s`);
    if (round > 0) rates.push(rate); // the first warms up
  }
  const what = `NDJSON over HTTP → counters, mixed: of 20 events 12 calls of ${SEGMENTS} segments that name a deal, 4 deals, 3 engagements, 1 deletion`;
  return [row(what, `${spread(rates)} events/s`)];
}

/** The `n`th event of a round. Deals are spoken of again in every round, won every third time. */
function mixedEvent(round: number, n: number, nowMs: number): EarshotEvent {
  const atMs = nowMs - ((EVENTS - n) * 30 * DAY_MS) / EVENTS;
  const seller = { id: `seller-${n % 200}` };
  const opportunityId = `deal-${(n * 7) % DEALS}`;
  const envelope = {
    id: `mixed-${round}-${n}`,
    source: 'bench',
    time: new Date(nowMs - EVENTS + n).toISOString(),
  };
  const kind = n % 20;
  if (kind === 19) return { ...envelope, type: 'call.deleted', data: { callId: `mixed-${round}-${n - 19}` } };
  if (kind >= 16) {
    const startedAt = new Date(atMs).toISOString();
    const engagement = {
      engagementId: `${round}-${n}`,
      seller,
      opportunityId,
      kind: 'email',
      startedAt,
    } as const;
    return { ...envelope, type: 'engagement.logged', data: { ...engagement, durationSec: 300 } };
  }
  if (kind >= 12) {
    const createdAt = new Date(nowMs - 60 * DAY_MS).toISOString();
    const deal = {
      opportunityId,
      seller,
      name: 'Deal',
      stage: 'Offer',
      estimatedRevenue: 1_000 + n,
      createdAt,
    };
    const won = { status: 'won', actualRevenue: 900 + n, closedAt: new Date(atMs).toISOString() } as const;
    const ends = (round + n) % 3 === 0 ? won : ({ status: 'open' } as const);
    return { ...envelope, type: 'opportunity.changed', data: { ...deal, ...ends } };
  }
  const call = callOf({ round: `mixed-${round}`, segments: SEGMENTS }, n, atMs);
  if (call.type !== 'call.finished') return call;
  return { ...call, data: { ...call.data, opportunityId } };
}

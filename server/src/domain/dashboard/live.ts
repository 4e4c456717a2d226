import {
  ACTIVE_CALL_MS,
  type ActiveCall,
  CUT,
  type Live,
  type RecentCall,
  type SentimentClass,
} from '@earshot/contracts';
import type { StartedCall } from '../call.ts';
import { COUNTER, type Contribution } from '../contribution.ts';
import { firstBy } from './first-by.ts';
import type { DashboardInput, People, RecentContribution } from './input.ts';
import { makeAnew } from './keep.ts';
import type { TermIndex } from './term-index.ts';

/** The two lists that ignore the period: calls in progress, and calls just finished. */
export function liveOf(
  { active, recent, nowMs, people, keep = makeAnew }: LiveInput,
  index: TermIndex,
): Live {
  const running: StartedCall[] = [];
  for (const call of active) if (nowMs < call.startedAtMs + ACTIVE_CALL_MS) running.push(call);
  const live: Live = { active: {}, activeCount: running.length, recent: {} };
  for (const call of firstBy(running, CUT.active, byNewestStart)) {
    const name = nameOf(call.sellerId, people);
    live.active[call.callId] = keep(call, [name], () => activeCall(call, name));
  }
  for (const { callId, contribution } of firstBy(recent, CUT.recent, byNewestEnd)) {
    const name = nameOf(contribution.sellerId, people);
    const team = people.teamOf(contribution.sellerId);
    live.recent[callId] = keep(contribution, [name, team, index], () =>
      recentCall(contribution, { name, team }, index),
    );
  }
  return live;
}

type LiveInput = Pick<DashboardInput, 'active' | 'recent' | 'nowMs' | 'people' | 'keep'>;

const nameOf = (sellerId: string, people: People) => people.sellerName(sellerId) ?? sellerId;

/** The contract's `byStartedAt` and `byEndedAt` before the cut, in milliseconds. */
const byNewestStart = (a: StartedCall, b: StartedCall) =>
  b.startedAtMs - a.startedAtMs || (a.callId < b.callId ? -1 : 1);
const byNewestEnd = (a: RecentContribution, b: RecentContribution) =>
  b.contribution.atMs - a.contribution.atMs || (a.callId < b.callId ? -1 : 1);

function activeCall({ sellerId, startedAtMs, customer }: StartedCall, sellerName: string): ActiveCall {
  const call: ActiveCall = {
    sellerId,
    sellerName,
    startedAt: new Date(startedAtMs).toISOString(),
  };
  const who = customer?.name ?? customer?.account;
  if (who !== undefined) call.customer = who;
  return call;
}

function recentCall(
  { sellerId, atMs, counters }: Contribution,
  seller: { name: string; team: string | undefined },
  index: TermIndex,
): RecentCall {
  const call: RecentCall = {
    sellerId,
    sellerName: seller.name,
    endedAt: new Date(atMs).toISOString(),
    durationSec: (counters.get(COUNTER.durationMs) ?? 0) / 1000,
    keywords: {},
    competitors: {},
  };
  const sentiment = classOf(counters);
  if (sentiment !== undefined) call.sentiment = sentiment;
  for (const [counter, mentions] of counters) {
    const term = index.byMentions.get(counter)?.term;
    if (term === undefined || (term.team !== undefined && term.team !== seller.team)) continue;
    const mentioned = term.kind === 'keyword' ? call.keywords : call.competitors;
    mentioned[term.id] = { label: term.label, mentions };
  }
  return call;
}

function classOf(counters: ReadonlyMap<string, number>): SentimentClass | undefined {
  if (counters.has(COUNTER.positive)) return 'positive';
  if (counters.has(COUNTER.negative)) return 'negative';
  return counters.has(COUNTER.neutral) ? 'neutral' : undefined;
}

import type { ActiveCall, CallStarted, Live, RecentCall, TrackerKind } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import { byText, inSeconds, mentionsIn, nameOf, type World } from './world.ts';

const ACTIVE_MS = 8 * 3_600_000;

interface Seen {
  /** Finished calls of the scope. */
  calls: OracleCall[];
  isInScope: (call: { sellerId: string }) => boolean;
  nowMs: number;
}

/** Calls in progress and calls just finished. */
export function liveOf(world: World, { calls, isInScope, nowMs }: Seen): Live {
  const active = world.standing.started
    .filter((call) => isInScope({ sellerId: call.seller.id }))
    .filter((call) => Date.parse(call.startedAt) + ACTIVE_MS > nowMs)
    .toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || byText(a.callId, b.callId));
  const recent = calls.toSorted((a, b) => b.endedAtMs - a.endedAtMs || byText(a.callId, b.callId));
  return {
    active: Object.fromEntries(active.slice(0, 20).map((call) => [call.callId, activeCall(world, call)])),
    activeCount: active.length,
    recent: Object.fromEntries(recent.slice(0, 12).map((call) => [call.callId, recentCall(world, call)])),
  };
}

const sellerOf = (world: World, id: string) => ({
  sellerId: id,
  sellerName: nameOf(world, id),
});

function activeCall(world: World, call: CallStarted): ActiveCall {
  const customer = call.customer?.name ?? call.customer?.account;
  return {
    ...sellerOf(world, call.seller.id),
    startedAt: new Date(call.startedAt).toISOString(),
    ...(customer !== undefined && { customer }),
  };
}

function recentCall(world: World, call: OracleCall): RecentCall {
  const mentioned = (kind: TrackerKind) =>
    Object.fromEntries(
      mentionsIn(world, call, kind).map(([{ id, label }, mentions]) => [
        id,
        { label: label.normalize('NFC'), mentions },
      ]),
    );
  return {
    ...sellerOf(world, call.sellerId),
    endedAt: new Date(call.endedAtMs).toISOString(),
    durationSec: inSeconds(call.durationMs),
    ...(call.sentiment && { sentiment: call.sentiment.class }),
    keywords: mentioned('keyword'),
    competitors: mentioned('competitor'),
  };
}

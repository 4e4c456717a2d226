import type { EarshotEvent } from '@earshot/contracts';
import { channelOf, finishedEvent, type Ring, startedEvent } from './call-events.ts';
import type { Climate } from './climate.ts';
import { type Conversation, converse } from './conversation.ts';
import type { LiveDeals } from './live-deals.ts';
import { Random } from './random.ts';
import type { Cast } from './team.ts';

/**
 * A call begins about this often, and lasts this long: something happens every few seconds, and an hour of it stays a small part of
 * the month.
 */
const BETWEEN_CALLS_MS: [number, number] = [5_000, 11_000];
const LASTS_MS: [number, number] = [30_000, 105_000];
const PAUSE_MS = 4_000;
/** How many of a seller's calls are about one of the seller's deals, where there are any. */
const ABOUT_A_DEAL = 0.7;

interface Talking {
  ring: Ring;
  conversation: Conversation;
  endsAtMs: number;
}

export interface FloorPlan {
  name: string;
  cast: Cast;
  climate: Climate;
  deals: LiveDeals;
  startMs: number;
}

/** A sales floor at work from `startMs` on, in real time: short calls that begin and end, and deals that move. */
export class Floor {
  private readonly random: Random;
  private readonly talking: Talking[] = [];
  private readonly restingUntilMs = new Map<string, number>();
  private nextStartMs: number;
  private calls = 0;

  constructor(private readonly plan: FloorPlan) {
    this.random = new Random(plan.name);
    this.nextStartMs = plan.startMs;
  }

  /** Calls in progress. */
  get inProgress(): number {
    return this.talking.length;
  }

  /** When something happens next. */
  get nextAtMs(): number {
    return Math.min(this.nextCallMs, this.plan.deals.nextAtMs);
  }

  /** What happens at `nextAtMs`; nothing where a customer finds nobody free, or no deal is ripe. */
  advance(): EarshotEvent | undefined {
    if (this.plan.deals.nextAtMs < this.nextCallMs) return this.plan.deals.advance();
    const ending = this.talking[0];
    if (ending !== undefined && ending.endsAtMs <= this.nextStartMs) {
      this.talking.shift();
      this.restingUntilMs.set(ending.ring.seller.ref.id, ending.endsAtMs + PAUSE_MS);
      return finishedEvent(ending.ring, ending.conversation);
    }
    const ring = this.ringAt(this.nextStartMs);
    this.nextStartMs += this.random.whole(...BETWEEN_CALLS_MS);
    return ring && startedEvent(ring);
  }

  /** Ends every call in progress at an instant, with what was said until then. */
  *hangUpAt(atMs: number): Generator<EarshotEvent> {
    for (const { ring, conversation } of this.talking.splice(0)) {
      const lengthMs = Math.max(0, Math.min(conversation.lengthMs, atMs - ring.startedAtMs));
      const segments = conversation.segments.filter((segment) => segment.end * 1000 <= lengthMs);
      yield finishedEvent(ring, { segments, lengthMs });
    }
  }

  private get nextCallMs(): number {
    return Math.min(this.nextStartMs, this.talking[0]?.endsAtMs ?? Infinity);
  }

  private ringAt(atMs: number): Ring | undefined {
    const busy = new Set(this.talking.map(({ ring }) => ring.seller.ref.id));
    const { name, cast, climate, deals } = this.plan;
    const free = cast.sellers.filter(
      ({ ref }) => !busy.has(ref.id) && (this.restingUntilMs.get(ref.id) ?? 0) <= atMs,
    );
    if (free.length === 0) return undefined;
    const random = this.random.fork(this.calls);
    const seller = random.weighted(free, ({ diligence }) => diligence);
    const own = random.chance(ABOUT_A_DEAL) ? deals.workedOn(seller, atMs) : [];
    const deal = own.length > 0 ? random.pick(own) : undefined;
    const ring: Ring = {
      callId: `${name}-${++this.calls}`,
      seller,
      customer: deal?.customer ?? random.pick(cast.customers),
      ...(deal && { deal }),
      startedAtMs: atMs,
      channel: channelOf(random),
    };
    const scene = { ...ring, climate, atMs };
    const conversation = converse(random, scene, random.between(...LASTS_MS));
    this.talking.push({ ring, conversation, endsAtMs: atMs + conversation.lengthMs });
    this.talking.sort((a, b) => a.endsAtMs - b.endsAtMs);
    return ring;
  }
}

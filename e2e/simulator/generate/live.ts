import type { EarshotEvent } from '@earshot/contracts';
import { channelOf, finishedEvent, type Ring, startedEvent } from './call-events.ts';
import type { Climate } from './climate.ts';
import { type Conversation, converse } from './conversation.ts';
import { Random } from './random.ts';
import type { Cast } from './team.ts';

/** A call begins about this often, and lasts this long: so one event comes every one to three seconds. */
const BETWEEN_CALLS_MS: [number, number] = [2_500, 5_500];
const LASTS_MS: [number, number] = [20_000, 85_000];
const PAUSE_MS = 4_000;

interface Talking {
  ring: Ring;
  conversation: Conversation;
  endsAtMs: number;
}

/** A sales floor at work from `startMs` on: calls that begin and end, short ones, in real time. */
export class Floor {
  private readonly random: Random;
  private readonly talking: Talking[] = [];
  private readonly restingUntilMs = new Map<string, number>();
  private nextStartMs: number;
  private calls = 0;

  constructor(
    private readonly name: string,
    private readonly cast: Cast,
    private readonly climate: Climate,
    startMs: number,
  ) {
    this.random = new Random(name);
    this.nextStartMs = startMs;
  }

  /** Calls in progress. */
  get inProgress(): number {
    return this.talking.length;
  }

  /** When something happens next. */
  get nextAtMs(): number {
    return Math.min(this.nextStartMs, this.talking[0]?.endsAtMs ?? Infinity);
  }

  /** What happens at `nextAtMs`; nothing where a customer finds nobody free. */
  advance(): EarshotEvent | undefined {
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

  private ringAt(atMs: number): Ring | undefined {
    const busy = new Set(this.talking.map(({ ring }) => ring.seller.ref.id));
    const free = this.cast.sellers.filter(
      ({ ref }) => !busy.has(ref.id) && (this.restingUntilMs.get(ref.id) ?? 0) <= atMs,
    );
    if (free.length === 0) return undefined;
    const random = this.random.fork(this.calls);
    const ring: Ring = {
      callId: `${this.name}-${++this.calls}`,
      seller: random.weighted(free, (seller) => seller.diligence),
      customer: random.pick(this.cast.customers),
      startedAtMs: atMs,
      channel: channelOf(random),
    };
    const scene = { ...ring, climate: this.climate, atMs };
    const conversation = converse(random, scene, random.between(...LASTS_MS));
    this.talking.push({ ring, conversation, endsAtMs: atMs + conversation.lengthMs });
    this.talking.sort((a, b) => a.endsAtMs - b.endsAtMs);
    return ring;
  }
}

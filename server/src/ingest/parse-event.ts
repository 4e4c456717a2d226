import {
  type EarshotEvent,
  EVENT_TYPES,
  eventSchema,
  type Fault,
  MAX_AHEAD_MS,
  MAX_SEGMENTS,
  nameSchema,
} from '@earshot/contracts';
import { faultOf } from '../operate/fault.ts';
import type { Named } from '../store/erasures.ts';
import { quickSegments } from './quick-segments.ts';

/**
 * One event as its schema makes it (texts in NFC), or the first fault in it. Unknown fields are faults at every depth,
 * `__proto__` among them.
 *
 * @param nowMs the server's clock: times more than `MAX_AHEAD_MS` ahead of it are refused
 */
export function parseEvent(value: unknown, nowMs: number): EarshotEvent | Fault {
  const type = fieldOf(value, 'type');
  if (typeof type === 'string' && !(EVENT_TYPES as readonly string[]).includes(type))
    return { code: 'unknown_type', message: `must be one of ${EVENT_TYPES.join(', ')}`, path: 'type' };
  const event = quickly(value) ?? eventSchema.safeParse(value);
  return event.success ? (timeFaultOf(event.data, nowMs) ?? event.data) : faultOf(event.error);
}

/** A call with its segments checked apart, where that is all it takes; undefined for everything unusual. */
function quickly(value: unknown): { success: true; data: EarshotEvent } | undefined {
  const data = fieldOf(value, 'data');
  const segments = fieldOf(data, 'segments');
  if (!Array.isArray(segments) || segments.length > MAX_SEGMENTS) return undefined;
  const quick = quickSegments(segments);
  if (quick === undefined) return undefined;
  const read = eventSchema.safeParse({ ...(value as object), data: { ...(data as object), segments: [] } });
  if (!read.success || read.data.type !== 'call.finished') return undefined;
  read.data.data.segments = quick;
  return read;
}

/** Tells a fault from an event. */
export function isFault(result: EarshotEvent | Fault): result is Fault {
  return 'code' in result;
}

/** The event's own id, where it has one that may be repeated to its sender. */
export function readableIdOf(value: unknown): string | undefined {
  const id = nameSchema.safeParse(fieldOf(value, 'id'));
  return id.success ? id.data : undefined;
}

/** The entity that an event speaks about: a call, a deal, an engagement, or a seller. */
export function entityIdOf(event: EarshotEvent): string {
  switch (event.type) {
    case 'seller.changed':
      return event.data.sellerId;
    case 'customer.erased':
      return event.data.customerId;
    case 'opportunity.changed':
    case 'opportunity.deleted':
      return event.data.opportunityId;
    case 'engagement.logged':
    case 'engagement.deleted':
      return event.data.engagementId;
    default:
      return event.data.callId;
  }
}

/** What an event speaks of or names that can have been erased for good. */
export function erasableIn({ type, data }: EarshotEvent): { kind: Named['kind']; id: string }[] {
  switch (type) {
    case 'call.started':
    case 'call.finished': {
      const customer =
        data.customer === undefined ? [] : [{ kind: 'customer' as const, id: data.customer.id }];
      return [{ kind: 'call', id: data.callId }, { kind: 'seller', id: data.seller.id }, ...customer];
    }
    case 'call.deleted':
      return [{ kind: 'call', id: data.callId }];
    case 'engagement.logged':
      return [
        { kind: 'engagement', id: data.engagementId },
        { kind: 'seller', id: data.seller.id },
      ];
    case 'engagement.deleted':
      return [{ kind: 'engagement', id: data.engagementId }];
    case 'seller.changed':
      return [{ kind: 'seller', id: data.sellerId }];
    case 'opportunity.changed':
    case 'opportunity.deleted':
    case 'customer.erased':
      return [];
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function timeFaultOf(event: EarshotEvent, nowMs: number): Fault | undefined {
  for (const [path, atMs] of timesOf(event)) {
    if (atMs > nowMs + MAX_AHEAD_MS)
      return {
        code: 'time_in_future',
        message: 'must not lie more than 5 minutes ahead of the server',
        path,
      };
  }
  return undefined;
}

/** The instants that an event speaks of as past, and where. An engagement's end is none of its fields: its length is at fault. */
function timesOf(event: EarshotEvent): [path: string, atMs: number][] {
  const inEnvelope: [string, number] = ['time', Date.parse(event.time)];
  const at = (path: string, time: string | undefined): [string, number][] =>
    time === undefined ? [] : [[`data.${path}`, Date.parse(time)]];
  switch (event.type) {
    case 'call.started':
      return [inEnvelope, ...at('startedAt', event.data.startedAt)];
    case 'call.finished':
      return [inEnvelope, ...at('startedAt', event.data.startedAt), ...at('endedAt', event.data.endedAt)];
    case 'opportunity.changed':
      return [inEnvelope, ...at('createdAt', event.data.createdAt), ...at('closedAt', event.data.closedAt)];
    case 'engagement.logged': {
      const { startedAt, durationSec } = event.data;
      const endMs = Date.parse(startedAt) + durationSec * 1000;
      return [inEnvelope, ...at('startedAt', startedAt), ['data.durationSec', endMs]];
    }
    default:
      return [inEnvelope];
  }
}

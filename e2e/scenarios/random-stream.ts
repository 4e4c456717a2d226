import type { EarshotEvent, Tracker } from '@earshot/contracts';
import { Random } from '../simulator/generate/random.ts';
import { dealEvents, engagementEvents } from './random-deals.ts';
import { segmentOf } from './random-speech.ts';
import {
  agoMs,
  envelopeOf,
  type Stream,
  sellerChanged,
  sellerRef,
  shuffled,
  withZone,
  wordsOn,
} from './random-world.ts';

/** More keywords than a snapshot holds, so that the cut matters; phrases that overlap, and those of one team. */
export const TRACKERS: readonly Tracker[] = [
  { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price', 'τιμή', '価格'] },
  { id: 'contract', kind: 'keyword', label: 'Contract', phrases: ['contract', 'annual contract', 'σύμβαση'] },
  { id: 'onboard', kind: 'keyword', label: 'On board', phrases: ['on-board', 'on board us'] },
  { id: 'cpp', kind: 'keyword', label: 'C++', phrases: ['C++'] },
  { id: 'c', kind: 'keyword', label: 'C', phrases: ['c'] },
  { id: 'rnd', kind: 'keyword', label: 'R&D', phrases: ['R&D'] },
  { id: 'reason', kind: 'keyword', label: 'Λόγος', phrases: ['λόγος', 'ΛΟΓΟΙ'] },
  { id: 'street', kind: 'keyword', label: 'Straße', phrases: ['straße'] },
  { id: 'demo', kind: 'keyword', label: 'Demo', phrases: ['demo'], team: 'north' },
  { id: 'price-south', kind: 'keyword', label: 'Price (south)', phrases: ['price'], team: 'south' },
  ...Array.from({ length: 12 }, (_, i): Tracker => {
    return { id: `word-${i}`, kind: 'keyword', label: `Word ${i % 3}`, phrases: [`word${i}`] };
  }),
  { id: 'rival', kind: 'competitor', label: 'Relecta', phrases: ['Relecta', 'Ρελέκτα', 'Relecta One'] },
  { id: 'other', kind: 'competitor', label: 'Nivello+', phrases: ['nivello+'] },
  { id: 'rival-east', kind: 'competitor', label: 'Quorn', phrases: ['quorn'], team: 'east' },
];

/**
 * A stream as the world sends it, the same for one seed and instant: calls begun, ended, corrected, deleted and begun
 * again, deals and engagements likewise, in any order and repeated, by sellers who change their team; some events say two
 * things under one name.
 */
export function randomStream(seed: string, calls: number, nowMs: number): EarshotEvent[] {
  const random = new Random(seed);
  const stream = { seed, nowMs };
  const deals = Array.from({ length: Math.ceil(calls / 2) }, (_, i) => `${seed}-deal-${i}`);
  // The rest grows quiet with time: nobody calls or writes about it.
  const named = deals.slice(0, Math.ceil(calls / 3));
  const many = (count: number, events: (i: number) => EarshotEvent[]) =>
    Array.from({ length: count }, (_, i) => events(i)).flat();
  const events = [
    ...many(calls, (i) => callEvents(random.fork(i), `${seed}-${i}`, { ...stream, deals: named })),
    ...many(deals.length, (i) => dealEvents(random.fork(`deal ${i}`), deals[i]!, stream)),
    ...many(Math.ceil(calls / 3), (i) =>
      engagementEvents(random.fork(`engagement ${i}`), `${seed}-done-${i}`, { ...stream, deals: named }),
    ),
    ...many(40, (i) => [sellerChanged(random.fork(`seller ${i}`), { seed: `${seed}-${i}`, nowMs })]),
  ];
  const repeated = events.filter(() => random.chance(0.2));
  return shuffled(random, [...events, ...repeated]);
}

type CallStream = Stream & { deals: readonly string[] };

function callEvents(random: Random, callId: string, stream: CallStream): EarshotEvent[] {
  const kinds = ['call.started', 'call.finished', 'call.finished', 'call.deleted'] as const;
  const first = random.chance(0.7) ? 'call.finished' : 'call.started';
  return wordsOn(random, (index) =>
    callEvent(random, { ...stream, callId, index, type: index === 0 ? first : random.pick(kinds) }),
  );
}

interface Wanted extends CallStream {
  callId: string;
  index: number;
  type: 'call.started' | 'call.finished' | 'call.deleted';
}

function callEvent(random: Random, { callId, index, type, nowMs, deals }: Wanted): EarshotEvent {
  const endedAtMs = nowMs - agoMs(random);
  const envelope = envelopeOf(random, `${callId}/${index}`, nowMs);
  const seller = sellerRef(random);
  const customer = random.pick([
    undefined,
    { id: 'k1' },
    { id: 'k2', account: 'Contoso Ltd' },
    { id: 'k3', name: 'Kim' },
  ]);
  const channel = random.pick([undefined, 'phone', 'meeting', 'video']);
  const parties = { callId, seller, ...(customer && { customer }), ...(channel && { channel }) };
  if (type === 'call.deleted') return { ...envelope, type, data: { callId } };
  if (type === 'call.started') {
    const startedAt = withZone(random, nowMs - random.whole(0, 10 * 3600_000));
    return { ...envelope, type, data: { ...parties, startedAt } };
  }
  const startedAt = withZone(random, endedAtMs - random.whole(0, 1_800_000));
  const segments = Array.from({ length: random.whole(0, 6) }, () => segmentOf(random, seller.id));
  const language = random.pick([undefined, undefined, 'en-GB', 'el', 'de']);
  return {
    ...envelope,
    type,
    data: {
      ...parties,
      startedAt,
      endedAt: withZone(random, endedAtMs),
      segments,
      ...(random.chance(0.5) && { opportunityId: random.pick(deals) }),
      ...(language !== undefined && { language }),
    },
  };
}

import type { EarshotEvent, Segment, SellerRef, Tracker } from '@earshot/contracts';
import { Random } from '../simulator/generate/random.ts';

const DAY_MS = 86_400_000;
const TEAMS = ['north', 'south', 'east'];
const SELLERS = ['s1', 's2', 's3', 's4', 's5', 's6'];
const NAMES = ['Ada', 'Νίκος', 'Zoë', 'Øyvind', '李', 'Re\u0301my'];

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

const SAYINGS = [
  'What is the price? The PRICE!',
  'Η τιμή και οι ΤΙΜΗ, ο ΛΟΓΟΣ και οι λόγοι',
  '価格と東京都の価格',
  'our annual contract, then a contract; μια σύμβαση',
  'can you on-board us, on board us, on. board',
  'C++ and C, R&D and R & D',
  'Straße, STRASSE, strasse',
  "Relecta's demo, Relecta One’s price",
  'η Ρελέκτα και το Nivello+, not Nivello',
  'quorn Quorn QUORN demo',
  'cafe\u0301 <UNSURE>price</UNSURE> [price] <price/>',
];
/** Stretches of sound without a word. */
const ODD = ['<INAUDIBLE_SPEECH/>', '[noise]', '…', '', '<UNIN/>.', '?!'];
const SCORES = [-1, -0.9, -0.0505, -0.05, -0.0495, -0.0145, 0, 0.0145, 0.0495, 0.05, 0.3, 1];

/**
 * A stream as the world sends it, the same for one seed and instant: calls begun, ended, corrected, deleted and begun
 * again, in any order and repeated, by sellers who change their team. Every segment is scored.
 */
export function randomStream(seed: string, calls: number, nowMs: number): EarshotEvent[] {
  const random = new Random(seed);
  const events = [
    ...Array.from({ length: calls }, (_, i) => callEvents(random.fork(i), `${seed}-${i}`, nowMs)).flat(),
    ...Array.from({ length: 40 }, (_, i) => sellerChanged(random.fork(`seller ${i}`), `${seed}-${i}`, nowMs)),
  ];
  const repeated = events.filter(() => random.chance(0.2));
  return shuffled(random, [...events, ...repeated]);
}

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item): [number, T] => [random.next(), item])
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function callEvents(random: Random, callId: string, nowMs: number): EarshotEvent[] {
  const kinds = ['call.started', 'call.finished', 'call.finished', 'call.deleted'] as const;
  const count = random.weighted([1, 2, 3, 5], (n) => 6 - n);
  const first = random.chance(0.7) ? 'call.finished' : 'call.started';
  return Array.from({ length: count }, (_, i) =>
    callEvent(random, { callId, index: i, type: i === 0 ? first : random.pick(kinds), nowMs }),
  );
}

interface Wanted {
  callId: string;
  index: number;
  type: 'call.started' | 'call.finished' | 'call.deleted';
  nowMs: number;
}

function callEvent(random: Random, { callId, index, type, nowMs }: Wanted): EarshotEvent {
  const endedAtMs = nowMs - Math.round(agoMs(random));
  const envelope = envelopeOf(random, `${callId}/${index}`, nowMs);
  const seller = sellerRef(random);
  const customer = random.pick([
    undefined,
    { id: 'k1' },
    { id: 'k2', account: 'Άλφα' },
    { id: 'k3', name: 'Kim' },
  ]);
  const parties = { callId, seller, ...(customer && { customer }) };
  if (type === 'call.deleted') return { ...envelope, type, data: { callId } };
  if (type === 'call.started') {
    const startedAt = withZone(random, nowMs - random.whole(0, 10 * 3600_000));
    return { ...envelope, type, data: { ...parties, startedAt } };
  }
  const startedAt = withZone(random, endedAtMs - random.whole(0, 1_800_000));
  const segments = Array.from({ length: random.whole(0, 6) }, () => segmentOf(random));
  return {
    ...envelope,
    type,
    data: { ...parties, startedAt, endedAt: withZone(random, endedAtMs), segments },
  };
}

/** Mostly of late, sometimes long ago, and never within a minute of now. */
function agoMs(random: Random): number {
  const days = random.weighted([1, 8, 62, 170], (n) => 1 / Math.sqrt(n));
  return 60_000 + random.next() * days * DAY_MS;
}

/** Few times, sources and ids: so that orders are often decided by the last of them. */
function envelopeOf(random: Random, name: string, nowMs: number) {
  const time = new Date(nowMs - random.whole(1, 3) * 3600_000).toISOString();
  return {
    id: `${random.pick(['a', 'é', '\uFF21', '\u{10400}'])}${name}`,
    source: random.pick(['x', 'x/1', '\uFF21', '\u{10400}']),
    time,
  };
}

function sellerRef(random: Random): SellerRef {
  const id = random.pick(SELLERS);
  const team = random.chance(0.3) ? { team: { id: random.pick(TEAMS), name: 'A team' } } : {};
  return { id, ...(random.chance(0.5) && { name: random.pick(NAMES) }), ...team };
}

function sellerChanged(random: Random, name: string, nowMs: number): EarshotEvent {
  const team = random.pick([undefined, null, ...TEAMS.map((id) => ({ id }))]);
  const data = {
    sellerId: random.pick(SELLERS),
    name: random.pick(NAMES),
    ...(team !== undefined && { team }),
  };
  return { ...envelopeOf(random, `seller/${name}`, nowMs), type: 'seller.changed', data };
}

function segmentOf(random: Random): Segment {
  const start = random.whole(0, 60_000) / 1000 + random.pick([0, 0.0005, 0.0004]);
  const text = random.chance(0.2)
    ? random.pick(ODD)
    : `${random.pick(SAYINGS)} word${random.whole(0, 15)} ${random.pick(SAYINGS)}`;
  return {
    speaker: random.pick(['seller', 'customer', 'customer']),
    start,
    end: start + random.pick([0, 0.5, 3.2, 11]),
    text,
    sentiment: random.pick(SCORES),
  };
}

function withZone(random: Random, ms: number): string {
  const offsetHours = random.pick([0, 0, 2, -5]);
  if (offsetHours === 0) return new Date(ms).toISOString();
  const local = new Date(ms + offsetHours * 3600_000).toISOString().slice(0, -1);
  return `${local}${offsetHours > 0 ? '+' : '-'}0${Math.abs(offsetHours)}:00`;
}

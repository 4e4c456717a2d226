import type { EarshotEvent, SellerRef } from '@earshot/contracts';
import type { Random } from '../simulator/generate/random.ts';

const DAY_MS = 86_400_000;
export const TEAMS = ['north', 'south', 'east'];
export const SELLERS = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'];
const NAMES = ['Ada', 'Νίκος', 'Zoë', 'Øyvind', '李', 'Re\u0301my'];

/** A stream of events that is the same for the same seed and instant. */
export interface Stream {
  /** Begins every id. */
  seed: string;
  nowMs: number;
}

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item): [number, T] => [random.next(), item])
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** One to five events about one entity; one in five is followed by another of the same name that says something else. */
export function wordsOn(random: Random, event: (index: number) => EarshotEvent): EarshotEvent[] {
  const count = random.weighted([1, 2, 3, 5], (n) => 6 - n);
  return Array.from({ length: count }, (_, i) => {
    const first = event(i);
    if (random.chance(0.8)) return [first];
    const again = event(i);
    if (again.type !== first.type) return [first, again];
    const { id, source, time } = first;
    return [first, { ...again, id, source, time }];
  }).flat();
}

/** Mostly of late, sometimes long ago, and never within a minute of now. */
export function agoMs(random: Random): number {
  const days = random.weighted([1, 8, 62, 170], (n) => 1 / Math.sqrt(n));
  return Math.round(60_000 + random.next() * days * DAY_MS);
}

/** Few times, sources and ids: so that orders are often decided by the last of them. */
export function envelopeOf(random: Random, name: string, nowMs: number) {
  const time = new Date(nowMs - random.whole(1, 3) * 3600_000).toISOString();
  return {
    id: `${random.pick(['a', 'é', '\uFF21', '\u{10400}'])}${name}`,
    source: random.pick(['x', 'x/1', '\uFF21', '\u{10400}']),
    time,
  };
}

export function sellerRef(random: Random): SellerRef {
  const id = random.pick(SELLERS);
  const team = random.chance(0.3) ? { team: { id: random.pick(TEAMS), name: 'A team' } } : {};
  return { id, ...(random.chance(0.5) && { name: random.pick(NAMES) }), ...team };
}

export function sellerChanged(random: Random, { seed, nowMs }: Stream): EarshotEvent {
  const team = random.pick([undefined, null, ...TEAMS.map((id) => ({ id }))]);
  const data = {
    sellerId: random.pick(SELLERS),
    name: random.pick(NAMES),
    ...(team !== undefined && { team }),
  };
  return { ...envelopeOf(random, `seller/${seed}`, nowMs), type: 'seller.changed', data };
}

/** An instant, in one of several zones. */
export function withZone(random: Random, ms: number): string {
  const offsetHours = random.pick([0, 0, 2, -5]);
  if (offsetHours === 0) return new Date(ms).toISOString();
  const local = new Date(ms + offsetHours * 3600_000).toISOString().slice(0, -1);
  return `${local}${offsetHours > 0 ? '+' : '-'}0${Math.abs(offsetHours)}:00`;
}

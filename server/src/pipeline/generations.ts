import { bucketsOf } from '../domain/buckets.ts';
import { zoneOf } from '../domain/zone.ts';
import type { CountedIn } from '../store/records.ts';
import type { Generation } from '../store/settings.ts';

/** Generations as a partition keeps them: `1 Europe/Athens 2 Asia/Tokyo`. */
export function encodeGenerations(generations: readonly Generation[]): string {
  return generations.map(({ generation, timeZone }) => `${generation} ${timeZone}`).join(' ');
}

/** The inverse of `encodeGenerations`. */
export function decodeGenerations(text: string): Generation[] {
  const parts = text === '' ? [] : text.split(' ');
  const generations: Generation[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2)
    generations.push({ generation: Number(parts[i]), timeZone: parts[i + 1]! });
  return generations;
}

/** The buckets that an instant is counted in, every generation's. */
export function countedIn(generations: readonly Generation[], atMs: number): CountedIn[] {
  return generations.flatMap(({ generation, timeZone }) =>
    bucketsOf(atMs, zoneOf(timeZone)).map(({ id, expiresAtMs }) => ({
      key: `${generation}:${id}`,
      expiresAtMs,
    })),
  );
}

import { expect } from 'vitest';
import { randomStream, TRACKERS } from './random-stream.ts';
import { ToldSystem } from './told-system.ts';

export const SCOPES = ['all', 'team:north', 'team:south', 'team:nobody'] as const;

/** Systems that random worlds are told to. */
export const RANDOM_SYSTEMS = [
  { partitions: 1, timeZone: 'Asia/Kathmandu', seed: 'a', topSellers: undefined },
  { partitions: 8, timeZone: 'Europe/Athens', seed: 'b', topSellers: ['s1', 's2', 's3', 's4', 'nobody'] },
] as const;

export type RandomSystem = (typeof RANDOM_SYSTEMS)[number];

/**
 * Tells a random world in two parts; the second replaces, deletes and moves much of the first. `between` is done when the first
 * is told, and trackers change with the second.
 */
export async function tellRandomly(
  system: RandomSystem,
  between: (told: ToldSystem) => Promise<void>,
): Promise<ToldSystem> {
  const { partitions, timeZone } = system;
  const told = await ToldSystem.start({ partitions, timeZone });
  try {
    await tellAll(told, system, between);
    return told;
  } catch (error) {
    await told[Symbol.asyncDispose]();
    throw error;
  }
}

async function tellAll(
  told: ToldSystem,
  { seed, topSellers }: RandomSystem,
  between: (told: ToldSystem) => Promise<void>,
): Promise<void> {
  const [price, contract, ...rest] = TRACKERS;
  const stream = randomStream(seed, 150, Date.now());
  await told.track(price!, contract!, ...rest.slice(0, -1));
  await told.tell(stream.slice(0, stream.length / 2));
  await between(told);

  await told.tell(stream.slice(stream.length / 2));
  await told.track({ ...price!, phrases: ['c++', 'straße'] }, rest.at(-1)!);
  await told.untrack(contract!.id);
  await told.dismiss('contoso');
  if (topSellers) await told.nameTopSellers(topSellers);
  expect(told.world.calls.length).toBeGreaterThan(60);
}

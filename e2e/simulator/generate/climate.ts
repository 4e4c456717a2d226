import { BRANDS, type Brand } from './grammar/brands.ts';
import { NEWCOMER, RIVALS, type Rival } from './grammar/rivals.ts';
import type { Mood, Topic } from './grammar/topic.ts';
import { TOPICS } from './grammar/topics.ts';
import { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** What is in the air at an instant: which topics and rivals come up, and how people feel. */
export interface Climate {
  topic(random: Random, atMs: number): Topic;
  rival(random: Random, atMs: number): Rival;
  /** A brand that nobody tracks. */
  brand(random: Random, atMs: number): Brand;
  mood(random: Random, atMs: number, charm: number): Mood;
}

/**
 * Every topic and rival goes up and down over weeks, each in its own rhythm. Before `startMs` lie, in days: a bad
 * outage (−24 to −21), the week in which a new rival appears (−6), and the first days of new brands.
 */
export function climateOf(seed: string, startMs: number): Climate {
  const waves = new Map(
    [...TOPICS.map(({ id }) => id), ...RIVALS.map(({ id }) => id), ...BRANDS.map(idOf)].map((id) => [
      id,
      waveOf(new Random(`${seed}/wave/${id}`)),
    ]),
  );
  const daysFromStart = (atMs: number) => (atMs - startMs) / DAY_MS;
  const hasOutage = (atMs: number) => daysFromStart(atMs) > -24 && daysFromStart(atMs) < -21;
  const strength = (id: string, atMs: number) => waves.get(id)!(atMs);
  return {
    topic: (random, atMs) =>
      random.weighted(TOPICS, ({ id, weight }) => {
        const burst = id === 'outage' && hasOutage(atMs) ? 12 : 1;
        return weight * strength(id, atMs) * burst;
      }),
    rival: (random, atMs) =>
      random.weighted(RIVALS, ({ id, weight }) =>
        id === NEWCOMER && daysFromStart(atMs) < -6 ? 0 : weight * strength(id, atMs),
      ),
    brand: (random, atMs) =>
      random.weighted(BRANDS, (brand) => {
        if (daysFromStart(atMs) < brand.fromDay) return 0;
        return brand.weight * (isNew(brand) ? 1 : strength(idOf(brand), atMs));
      }),
    mood: (random, atMs, charm) => {
      const bad = (hasOutage(atMs) ? 0.5 : 0.22) - charm;
      const drawn = random.next();
      return drawn < bad ? 'bad' : drawn < bad + 0.4 + charm ? 'good' : 'plain';
    },
  };
}

/** What is new is in everybody's mouth. */
const isNew = ({ fromDay }: Brand) => fromDay > -Infinity;
const idOf = ({ names }: Brand) => names[0]!;

function waveOf(random: Random): (atMs: number) => number {
  const periodDays = random.between(12, 40);
  const phase = random.next();
  const height = random.between(0.3, 0.85);
  return (atMs) => 1 + height * Math.sin(2 * Math.PI * (atMs / (periodDays * DAY_MS) + phase));
}

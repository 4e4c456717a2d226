import { NEWCOMER, RIVALS, type Rival } from './grammar/rivals.ts';
import type { Mood, Topic } from './grammar/topic.ts';
import { TOPICS } from './grammar/topics.ts';
import { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** What is in the air at an instant: which topics and rivals come up, and how people feel. */
export interface Climate {
  topic(random: Random, atMs: number): Topic;
  rival(random: Random, atMs: number): Rival;
  mood(random: Random, atMs: number, charm: number): Mood;
}

/**
 * Every topic and rival goes up and down over weeks, each in its own rhythm. Before `startMs` lie, in days: a bad
 * outage (−24 to −21) and the week in which a new rival appears (−6).
 */
export function climateOf(seed: string, startMs: number): Climate {
  const waves = new Map(
    [...TOPICS, ...RIVALS].map(({ id }) => [id, waveOf(new Random(`${seed}/wave/${id}`))]),
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
    mood: (random, atMs, charm) => {
      const bad = (hasOutage(atMs) ? 0.5 : 0.22) - charm;
      const drawn = random.next();
      return drawn < bad ? 'bad' : drawn < bad + 0.4 + charm ? 'good' : 'plain';
    },
  };
}

function waveOf(random: Random): (atMs: number) => number {
  const periodDays = random.between(12, 40);
  const phase = random.next();
  const height = random.between(0.3, 0.85);
  return (atMs) => 1 + height * Math.sin(2 * Math.PI * (atMs / (periodDays * DAY_MS) + phase));
}

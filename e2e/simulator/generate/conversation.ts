import type { Segment, Speaker } from '@earshot/contracts';
import type { Mood } from './grammar/topic.ts';
import type { Random } from './random.ts';
import { type Scene, scriptOf, type Turn } from './script.ts';

const CUSTOMER_WORDS_PER_MINUTE = 150;
const CUSTOMER_INTERJECTING = 0.35;
/** What a call's last four turns take, about. */
const ENDING_MS = 14_000;
const HANG_UP_MS = 600;
/** What transcribers write where they heard no words. */
const NOTES = ['<INAUDIBLE_SPEECH/>', '[noise]', '<UNIN/>', '[music]', '…'];
const SCORES: Record<Mood, [number, number]> = {
  good: [0.25, 0.95],
  plain: [-0.04, 0.04],
  bad: [-0.95, -0.25],
};

export interface Conversation {
  segments: Segment[];
  lengthMs: number;
}

interface Stretch {
  speaker: Speaker;
  text: string;
  startMs: number;
  endMs: number;
  sentiment?: number;
}

/**
 * A call of about `lengthMs`, as telephony gives it: people begin before the other one has ended, say "yes" into
 * the other's sentence, and some stretches hold no words. One call in eight brings the scores of its transcriber.
 */
export function converse(random: Random, scene: Scene, lengthMs: number): Conversation {
  const script = scriptOf(random, scene);
  const isScored = random.chance(0.125);
  const stretches: Stretch[] = [];
  let clockMs = random.whole(200, 1_500);

  const speak = (turn: Turn) => {
    const { wordsPerMinute, eagerness, interjecting } = scene.seller.style;
    const last = stretches.at(-1);
    const isEager = turn.speaker === 'seller' && last?.speaker === 'customer' && random.chance(eagerness);
    const gapMs = isEager ? -random.whole(200, 900) : random.whole(120, 1_300);
    const startMs = Math.max(last?.startMs ?? 0, clockMs + gapMs);
    const pace = turn.speaker === 'seller' ? wordsPerMinute : CUSTOMER_WORDS_PER_MINUTE;
    const words = turn.text.split(' ').length;
    const endMs = startMs + 250 + Math.round((words / pace) * 60_000 * random.between(0.85, 1.2));
    const sentiment = isScored && turn.mood ? random.between(...SCORES[turn.mood]) : undefined;
    stretches.push({
      ...turn,
      text: withOddities(turn.text),
      startMs,
      endMs,
      ...(sentiment && { sentiment }),
    });
    clockMs = endMs;
    const interjections = turn.speaker === 'customer' ? interjecting : CUSTOMER_INTERJECTING;
    if (endMs - startMs > 5_000 && random.chance(interjections)) interject(turn.speaker, startMs, endMs);
  };

  const interject = (during: Speaker, fromMs: number, toMs: number) => {
    const startMs = random.whole(fromMs + 1_000, toMs - 1_500);
    const text = random.chance(0.15) ? random.pick(NOTES) : script.interjection();
    const lastsMs = random.chance(0.05) ? 0 : random.whole(250, 700);
    stretches.push({
      speaker: during === 'seller' ? 'customer' : 'seller',
      text,
      startMs,
      endMs: startMs + lastsMs,
    });
  };

  const withOddities = (text: string) =>
    random.chance(0.015) ? random.pick(NOTES) : random.chance(0.03) ? `<UNIN/> ${text}` : text;

  script.opening.forEach(speak);
  while (clockMs < lengthMs - ENDING_MS) speak(script.middle.next().value);
  script.ending.forEach(speak);
  return { segments: stretches.map(toSegment), lengthMs: clockMs + HANG_UP_MS };
}

const toSegment = ({ speaker, text, startMs, endMs, sentiment }: Stretch): Segment => ({
  speaker,
  start: startMs / 1000,
  end: endMs / 1000,
  text,
  ...(sentiment !== undefined && { sentiment: Math.round(sentiment * 1000) / 1000 }),
});

import type { EarshotEvent } from '@earshot/contracts';
import type { Random } from '../simulator/generate/random.ts';
import { BEST_SELLERS } from './random-speech.ts';
import { agoMs, envelopeOf, type Stream, sellerRef, withZone, wordsOn } from './random-world.ts';

/** Money whose cents are no whole products in floats, nothing at all, and very much. */
const AMOUNTS = [0, 0.01, 8.2, 1.15, 4.35, 1_234.56, 25_000, 99_999.99, 1_000_000_000];
/** One of them is composed in another way than it is stored, and one is a name that every object inherits. */
const STAGES = [undefined, 'Qualify', 'Πρόταση', '-', 're\u0301vision', 'toString', 'Offer', '2'];
const DAY_MS = 86_400_000;

/** A deal's life in any order: opened, won or lost, opened again, worth something else, another seller's, deleted. */
export function dealEvents(random: Random, opportunityId: string, { nowMs }: Stream): EarshotEvent[] {
  return wordsOn(random, (index) => {
    const envelope = envelopeOf(random, `${opportunityId}/${index}`, nowMs);
    if (index > 0 && random.chance(0.12))
      return { ...envelope, type: 'opportunity.deleted', data: { opportunityId } };
    const seller = sellerRef(random);
    const createdAgoMs = agoMs(random);
    const isBest = BEST_SELLERS.includes(seller.id);
    const status = random.pick(['open', 'open', isBest ? 'won' : 'open', 'won', 'lost'] as const);
    const isClosed = status !== 'open' || random.chance(0.1);
    const stage = random.pick(STAGES);
    const dueInDays = random.pick([undefined, -30, -1, 0, 1, 30]);
    return {
      ...envelope,
      type: 'opportunity.changed',
      data: {
        ...{ opportunityId, seller, status, name: `Deal ${random.whole(1, 9)} de\u0301` },
        ...(stage !== undefined && { stage }),
        estimatedRevenue: random.pick(AMOUNTS),
        createdAt: withZone(random, nowMs - createdAgoMs),
        ...(dueInDays !== undefined && {
          estimatedCloseDate: new Date(nowMs + dueInDays * DAY_MS).toISOString().slice(0, 10),
        }),
        ...(isClosed && {
          closedAt: withZone(random, nowMs - random.pick([createdAgoMs, random.whole(60_000, createdAgoMs)])),
          actualRevenue: (isBest ? 30_000 : 0) + random.whole(1, 90_000) / 100,
        }),
        ...(random.chance(0.5) && { account: 'Άλφα' }),
      },
    };
  });
}

/** An engagement that is logged, corrected, deleted and logged again; most name a deal. */
export function engagementEvents(
  random: Random,
  engagementId: string,
  { nowMs, deals }: Stream & { deals: readonly string[] },
): EarshotEvent[] {
  return wordsOn(random, (index) => {
    const envelope = envelopeOf(random, `${engagementId}/${index}`, nowMs);
    if (index > 0 && random.chance(0.15))
      return { ...envelope, type: 'engagement.deleted', data: { engagementId } };
    const durationSec = random.pick([0, 0.0005, 0.0145, 90, 1800.25, 5400]);
    return {
      ...envelope,
      type: 'engagement.logged',
      data: {
        engagementId,
        seller: sellerRef(random),
        kind: random.pick(['email', 'phone', 'meeting']),
        startedAt: withZone(random, nowMs - agoMs(random) - Math.round(durationSec * 1000)),
        durationSec,
        ...(random.chance(0.7) && { opportunityId: random.pick(deals) }),
      },
    };
  });
}

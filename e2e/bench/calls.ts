import type { EarshotEvent, Segment } from '@earshot/contracts';

const SAID = [
  'We like the product, but the price is higher than we had planned for this year.',
  'The support team answered within the hour, that was really great.',
  'Does it work with the system that we have in the warehouse today?',
  'I am not sure that my manager will agree to a contract of two years.',
  'Let me show you how the report looks once your data is in.',
  'Could you send me an offer by Friday, with the discount that we spoke about?',
  'That sounds good to me.',
  'We had a bad experience with the last migration and lost a whole week.',
];
const SECONDS_A_SEGMENT = 6;
const SELLERS = 200;

export interface CallPlan {
  /** Stands before the number in ids, so that calls of two rounds are two calls. */
  round: string;
  segments: number;
}

/** The `n`th call of a round, ended at `endedAtMs`: 200 sellers, both sides in turn. */
export function callOf({ round, segments }: CallPlan, n: number, endedAtMs: number): EarshotEvent {
  const endedAt = new Date(endedAtMs).toISOString();
  const seller = n % SELLERS;
  return {
    id: `${round}-${n}`,
    source: 'bench',
    type: 'call.finished',
    time: endedAt,
    data: {
      callId: `${round}-${n}`,
      seller: { id: `seller-${seller}`, name: `Seller ${seller}`, team: { id: `team-${seller % 8}` } },
      startedAt: new Date(endedAtMs - segments * SECONDS_A_SEGMENT * 1000).toISOString(),
      endedAt,
      segments: Array.from({ length: segments }, (_, i) => segmentOf(n, i)),
    },
  };
}

function segmentOf(call: number, i: number): Segment {
  return {
    speaker: i % 2 === 0 ? 'seller' : 'customer',
    start: i * SECONDS_A_SEGMENT,
    end: (i + 1) * SECONDS_A_SEGMENT,
    text: SAID[(call * 7 + i * 3) % SAID.length]!,
  };
}

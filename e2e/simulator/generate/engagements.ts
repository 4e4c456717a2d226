import type { EarshotEvent } from '@earshot/contracts';
import type { Temporal } from 'temporal-polyfill';
import type { DealBook } from './deal-book.ts';
import { Random } from './random.ts';
import { type Seller, SOURCE } from './team.ts';
import { workday, workMoment } from './working-time.ts';

type Kind = 'email' | 'phone' | 'meeting';

/** Work on customers beside recorded calls: an e-mail that was written, a phone call elsewhere, a meeting. */
export interface Engagement {
  id: string;
  seller: Seller;
  kind: Kind;
  endedAtMs: number;
  lastsSec: number;
  opportunityId?: string;
}

const LASTS_SEC: Record<Kind, [number, number]> = {
  email: [90, 900],
  phone: [60, 1_200],
  meeting: [1_500, 4_500],
};
const NAMES_DEAL = 0.8;

/** How often a seller does what on a working day: those who excel meet people, the others write to them. */
const PER_DAY: Record<'excels' | 'usual', Record<Kind, number>> = {
  excels: { email: 1.8, phone: 0.5, meeting: 1.3 },
  usual: { email: 2.4, phone: 0.4, meeting: 0.4 },
};
const KINDS: readonly Kind[] = ['email', 'phone', 'meeting'];

const habitsOf = ({ excels }: Seller) => PER_DAY[excels ? 'excels' : 'usual'];

/** What a seller does now, for as long as such things last. */
export function engagementOf(random: Random, seller: Seller): Pick<Engagement, 'kind' | 'lastsSec'> {
  const kind = random.weighted(KINDS, (one) => habitsOf(seller)[one]);
  return { kind, lastsSec: random.whole(...LASTS_SEC[kind]) };
}

/** What sellers did on a date, nothing on weekends. */
export function engagementsOn(
  date: Temporal.PlainDate,
  { seed, sellers, book, timeZone }: { seed: string; sellers: Seller[]; book: DealBook; timeZone: string },
): Engagement[] {
  if (!workday(date).equals(date)) return [];
  return sellers.flatMap((seller) => {
    const random = new Random(`${seed}/engagements/${date}/${seller.ref.id}`);
    return KINDS.flatMap((kind) =>
      Array.from({ length: Math.floor(habitsOf(seller)[kind] + random.next()) }, (_, i): Engagement => {
        const endedAtMs = workMoment(random, date, timeZone);
        const lastsSec = random.whole(...LASTS_SEC[kind]);
        const deals = random.chance(NAMES_DEAL) ? book.workedOn(seller, endedAtMs) : [];
        return {
          id: `sim-${seed}-${date}-${seller.ref.id}-${kind}-${i + 1}`,
          ...{ seller, kind, endedAtMs, lastsSec },
          ...(deals.length > 0 && { opportunityId: random.pick(deals).id }),
        };
      }),
    );
  });
}

export function engagementEvent({ id, seller, kind, ...engagement }: Engagement): EarshotEvent {
  const { endedAtMs, lastsSec, opportunityId } = engagement;
  return {
    id: `${id}:logged`,
    source: SOURCE,
    time: new Date(endedAtMs).toISOString(),
    type: 'engagement.logged',
    data: {
      engagementId: id,
      seller: seller.ref,
      ...(opportunityId !== undefined && { opportunityId }),
      kind,
      startedAt: new Date(endedAtMs - lastsSec * 1000).toISOString(),
      durationSec: lastsSec,
    },
  };
}

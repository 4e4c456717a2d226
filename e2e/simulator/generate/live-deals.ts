import type { EarshotEvent } from '@earshot/contracts';
import { type Deal, dealEvent, draftOf, rounded, STAGES, type Step, soldFor, stepAt } from './deal.ts';
import { type DealBook, isWorkedOn } from './deal-book.ts';
import { engagementEvent, engagementOf } from './engagements.ts';
import { Random } from './random.ts';
import type { Cast, Seller } from './team.ts';
import { dateAt } from './working-time.ts';

type Happening = 'created' | 'moved' | 'won' | 'lost' | 'engaged';

/** What happens how often, in ms: as many deals are begun as are closed, and one is won every few minutes. */
const EVERY_MS: Record<Happening, [number, number]> = {
  created: [110_000, 190_000],
  moved: [35_000, 65_000],
  won: [170_000, 310_000],
  lost: [260_000, 460_000],
  engaged: [18_000, 40_000],
};
/** Nobody waits longer than this for the first of each. */
const FIRST_MS = 100_000;
const HAPPENINGS = Object.keys(EVERY_MS) as Happening[];
const LAST_STAGE = STAGES.length - 1;

export interface LiveDealsPlan {
  name: string;
  cast: Cast;
  book: DealBook;
  startMs: number;
  timeZone: string;
}

/** The deals of a sales floor from `startMs` on: those that are open then go faster than before, so that one sees them move. */
export class LiveDeals {
  private readonly random: Random;
  private readonly nextMs: Record<Happening, number>;
  private open: Deal[];
  private created = 0;
  private engaged = 0;

  constructor(private readonly plan: LiveDealsPlan) {
    const { name, book, startMs } = plan;
    this.random = new Random(`${name}/deals`);
    this.open = book.deals
      .filter((deal) => stepAt(deal, startMs)?.status === 'open')
      .map((deal) => ({ ...deal, steps: deal.steps.filter(({ atMs }) => atMs <= startMs) }));
    const first = (what: Happening) =>
      startMs + this.random.whole(5_000, Math.min(FIRST_MS, EVERY_MS[what][1]));
    this.nextMs = Object.fromEntries(HAPPENINGS.map((what) => [what, first(what)])) as typeof this.nextMs;
  }

  /** When something happens next. */
  get nextAtMs(): number {
    return Math.min(...Object.values(this.nextMs));
  }

  /** What happens at `nextAtMs`; nothing where there is no deal that it could happen to. */
  advance(): EarshotEvent | undefined {
    const what = HAPPENINGS.toSorted((a, b) => this.nextMs[a] - this.nextMs[b])[0]!;
    const atMs = this.nextMs[what];
    this.nextMs[what] += this.random.whole(...EVERY_MS[what]);
    if (what === 'created') return this.create(atMs);
    return what === 'engaged' ? this.engage(atMs) : this[what](atMs);
  }

  /** The deals that a seller works on at an instant. */
  workedOn({ ref }: Seller, atMs: number): Deal[] {
    return this.open.filter((deal) => deal.seller.ref.id === ref.id && isWorkedOn(deal, atMs));
  }

  private create(atMs: number): EarshotEvent {
    const { cast, name } = this.plan;
    const draft = draftOf(this.random, cast);
    const id = `${name}-deal-${++this.created}`;
    const { estimatedCents } = draft;
    const closeDate = this.dateAfter(atMs, this.random.whole(14, 34));
    const step: Step = { atMs, stage: 'Qualify', status: 'open', estimatedCents, closeDate };
    return this.put({ ...draft, id, fate: 'unsettled', steps: [step] });
  }

  private moved(atMs: number): EarshotEvent | undefined {
    const deal = this.oneOf(this.open.filter((one) => stageOf(one) < LAST_STAGE && isWorkedOn(one, atMs)));
    if (deal === undefined) return undefined;
    const { estimatedCents, closeDate } = lastOf(deal);
    const isReestimated = this.random.chance(0.3);
    return this.step(deal, {
      atMs,
      stage: STAGES[stageOf(deal) + 1]!,
      status: 'open',
      estimatedCents: isReestimated
        ? rounded(estimatedCents * this.random.between(0.8, 1.25))
        : estimatedCents,
      closeDate: laterOf(closeDate, this.dateAfter(atMs, this.random.whole(3, 12))),
    });
  }

  private won(atMs: number): EarshotEvent | undefined {
    const ripe = this.open.filter((one) => stageOf(one) === LAST_STAGE && isWorkedOn(one, atMs));
    const deal = this.oneOf(ripe, ({ seller }) => (seller.excels ? 3 : 1));
    if (deal === undefined) return undefined;
    const last = lastOf(deal);
    const actualCents = soldFor(this.random, last.estimatedCents);
    return this.step(deal, { ...last, atMs, status: 'won', actualCents });
  }

  private lost(atMs: number): EarshotEvent | undefined {
    const deal = this.oneOf(this.open, (one) => (isWorkedOn(one, atMs) ? 1 : 2));
    return deal && this.step(deal, { ...lastOf(deal), atMs, status: 'lost' });
  }

  private engage(endedAtMs: number): EarshotEvent {
    const { cast, name } = this.plan;
    const seller = this.random.weighted(cast.sellers, ({ diligence }) => diligence);
    const deal = this.oneOf(this.workedOn(seller, endedAtMs));
    return engagementEvent({
      id: `${name}-engagement-${++this.engaged}`,
      ...{ seller, endedAtMs },
      ...engagementOf(this.random, seller),
      ...(deal && { opportunityId: deal.id }),
    });
  }

  private oneOf(deals: Deal[], weightOf: (deal: Deal) => number = () => 1): Deal | undefined {
    return deals.length === 0 ? undefined : this.random.weighted(deals, weightOf);
  }

  private step(deal: Deal, step: Step): EarshotEvent {
    return this.put({ ...deal, steps: [...deal.steps, step] });
  }

  private put(deal: Deal): EarshotEvent {
    const others = this.open.filter(({ id }) => id !== deal.id);
    const last = lastOf(deal);
    this.open = last.status === 'open' ? [...others, deal] : others;
    return dealEvent(deal, last);
  }

  private dateAfter(atMs: number, days: number): string {
    return dateAt(atMs, this.plan.timeZone).add({ days }).toString();
  }
}

const lastOf = (deal: Deal) => deal.steps.at(-1)!;
const stageOf = (deal: Deal) => STAGES.indexOf(lastOf(deal).stage);
const laterOf = (a: string, b: string) => (a > b ? a : b);

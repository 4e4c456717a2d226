import type { EarshotEvent } from '@earshot/contracts';
import { DEAL_NAMES, PRICES_CENTS, type Product } from './grammar/deals.ts';
import { PRODUCTS } from './grammar/names.ts';
import { sentence } from './grammar/sentence.ts';
import type { Random } from './random.ts';
import { type Cast, type Customer, type Seller, SOURCE } from './team.ts';

/** The stages that a deal passes before it is closed, in order. */
export const STAGES = ['Qualify', 'Discover', 'Proposal', 'Negotiate'] as const;
export type Stage = (typeof STAGES)[number];

/** How a deal ends, where that is settled: `stalled` is lost after long silence. */
export type Fate = 'won' | 'lost' | 'stalled' | 'unsettled';

/** What is to be sold, by whom and to whom, before anything came of it. */
export interface Draft {
  seller: Seller;
  customer: Customer;
  product: Product;
  seats: number;
  name: string;
  estimatedCents: number;
}

/** A deal as it stands from one instant until its next step. */
export interface Step {
  atMs: number;
  stage: Stage;
  status: 'open' | 'won' | 'lost';
  estimatedCents: number;
  /** Local date, `YYYY-MM-DD`. */
  closeDate: string;
  /** Of a deal that is won. */
  actualCents?: number;
}

export interface Deal extends Draft {
  id: string;
  fate: Fate;
  /** In order of time; the first one is its creation. */
  steps: readonly Step[];
  /** From then on its seller does nothing about it. */
  neglectedFromMs?: number;
}

const SEATS_STEP = 5;
/** Those who excel sell to larger customers: so most of the revenue is theirs. */
const SEATS_OF_THOSE_WHO_EXCEL = 3;

/** Thinks up a deal of one of the team's sellers. */
export function draftOf(random: Random, { sellers, customers }: Cast): Draft {
  const seller = random.weighted(sellers, ({ excels, diligence }) => diligence * (excels ? 1.5 : 1));
  const customer = random.pick(customers);
  const product = random.pick(PRODUCTS);
  const seats = random.whole(6, 26) * SEATS_STEP * (seller.excels ? SEATS_OF_THOSE_WHO_EXCEL : 1);
  const words: Record<string, string> = { product, seats: String(Math.ceil(seats)) };
  return {
    ...{ seller, customer, product },
    seats: Math.ceil(seats),
    name: sentence(random.pick(DEAL_NAMES[customer.language]), random, (word) => words[word]!),
    estimatedCents: rounded(seats * PRICES_CENTS[product] * random.between(0.8, 1.1)),
  };
}

/** An estimate: nobody estimates finer than by 50 units of money. */
export const rounded = (cents: number) => Math.round(cents / 5_000) * 5_000;

/** What a deal brings when it is won: what was estimated, less what was given away. */
export function soldFor(random: Random, estimatedCents: number): number {
  return Math.round(estimatedCents * random.between(0.84, 1.03));
}

/** How a deal stands at an instant; undefined before it is created. */
export function stepAt(deal: Deal, atMs: number): Step | undefined {
  return deal.steps.findLast((step) => step.atMs <= atMs);
}

/** Says how a deal stands after one of its steps. */
export function dealEvent(deal: Deal, step: Step): EarshotEvent {
  const { atMs, stage, status, estimatedCents, actualCents, closeDate } = step;
  const time = new Date(atMs).toISOString();
  return {
    id: `${deal.id}:${deal.steps.indexOf(step) + 1}`,
    source: SOURCE,
    time,
    type: 'opportunity.changed',
    data: {
      opportunityId: deal.id,
      seller: deal.seller.ref,
      name: deal.name,
      ...{ status, stage },
      estimatedRevenue: estimatedCents / 100,
      ...(actualCents !== undefined && { actualRevenue: actualCents / 100 }),
      createdAt: new Date(deal.steps[0]!.atMs).toISOString(),
      estimatedCloseDate: closeDate,
      ...(status !== 'open' && { closedAt: time }),
      account: deal.customer.account,
    },
  };
}

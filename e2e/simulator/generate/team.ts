import type { EarshotEvent, SellerRef } from '@earshot/contracts';
import { ACCOUNT_PARTS, FIRST_NAMES, LAST_NAMES, SELLER_NAMES } from './grammar/names.ts';
import type { Language } from './grammar/topic.ts';
import type { Random } from './random.ts';

export const SOURCE = 'earshot/simulator';

/** How a seller talks. */
export interface Style {
  /** Sentences in a row, of the seller and of the customer who is let speak. */
  sellerSentences: [number, number];
  customerSentences: [number, number];
  wordsPerMinute: number;
  /** How often the seller begins before the customer has ended. */
  eagerness: number;
  /** How often the seller says "yes" into a long sentence of the customer. */
  interjecting: number;
  /** How often a question or a proposal is about the customer's own case; what is not praises the product. */
  advising: number;
}

const STYLES: readonly Style[] = [
  {
    sellerSentences: [2, 5],
    customerSentences: [1, 2],
    wordsPerMinute: 168,
    eagerness: 0.3,
    interjecting: 0.4,
    advising: 0.12,
  },
  {
    sellerSentences: [1, 2],
    customerSentences: [1, 3],
    wordsPerMinute: 138,
    eagerness: 0.12,
    interjecting: 0.3,
    advising: 0.25,
  },
  {
    sellerSentences: [1, 1],
    customerSentences: [1, 1],
    wordsPerMinute: 180,
    eagerness: 0.4,
    interjecting: 0.45,
    advising: 0.14,
  },
  {
    sellerSentences: [1, 3],
    customerSentences: [1, 3],
    wordsPerMinute: 152,
    eagerness: 0.15,
    interjecting: 0.35,
    advising: 0.18,
  },
];

/** Those who excel let the customer speak, and ask for what the customer wants to reach. */
const STYLE_OF_THOSE_WHO_EXCEL: Style = {
  sellerSentences: [1, 2],
  customerSentences: [2, 4],
  wordsPerMinute: 140,
  eagerness: 0.04,
  interjecting: 0.1,
  advising: 0.65,
};
/** One seller in so many excels. */
const SELLERS_PER_STAR = 4.5;

export interface Seller {
  ref: SellerRef & { name: string };
  team: { id: string; name: string };
  style: Style;
  /** Sells more than the others, and talks otherwise. */
  excels: boolean;
  /** How well calls go with this one: added to the odds of a good mood. */
  charm: number;
  /** Calls held, against the others. */
  diligence: number;
}

export interface Customer {
  id: string;
  name: string;
  account: string;
  language: Language;
}

export interface Cast {
  sellers: Seller[];
  customers: Customer[];
}

const TEAMS = [
  { id: 'new-business', name: 'New business' },
  { id: 'key-accounts', name: 'Key accounts' },
  { id: 'customer-care', name: 'Customer care' },
] as const;

export const MAX_SELLERS = SELLER_NAMES.length;

/** The sales team and the people it speaks with: the same for the same seed. */
export function castOf(random: Random, sellers: number): Cast {
  const excelling = thoseWhoExcel(random.fork('excelling'), sellers);
  return {
    sellers: SELLER_NAMES.slice(0, sellers).map((name, i) =>
      sellerOf({ name, index: i, excels: excelling.has(i) }, random.fork(name)),
    ),
    customers: Array.from({ length: 140 }, (_, i) => customerOf(i, random.fork(`customer ${i}`))),
  };
}

/** Which sellers excel: spread over the teams. */
function thoseWhoExcel(random: Random, sellers: number): Set<number> {
  const perTeam = Math.ceil(sellers / TEAMS.length);
  const firstTeam = random.whole(0, TEAMS.length - 1);
  const count = Math.max(1, Math.round(sellers / SELLERS_PER_STAR));
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const team = (firstTeam + chosen.size) % TEAMS.length;
    const index = random.whole(0, perTeam - 1) * TEAMS.length + team;
    if (index < sellers) chosen.add(index);
  }
  return chosen;
}

function sellerOf(
  { name, index, excels }: { name: string; index: number; excels: boolean },
  random: Random,
): Seller {
  return {
    ref: { id: name.toLowerCase().replace(/[^a-z]+/g, '.'), name },
    team: TEAMS[index % TEAMS.length]!,
    style: excels ? STYLE_OF_THOSE_WHO_EXCEL : random.pick(STYLES),
    excels,
    charm: random.between(-0.1, 0.1) + (excels ? 0.1 : 0),
    diligence: excels ? random.between(1.05, 1.35) : random.between(0.7, 1.2),
  };
}

function customerOf(index: number, random: Random): Customer {
  const language = random.chance(0.2) ? 'el' : 'en';
  const parts = ACCOUNT_PARTS[language];
  return {
    id: `customer-${index + 1}`,
    name: `${random.pick(FIRST_NAMES[language])} ${random.pick(LAST_NAMES[language])}`,
    account: `${random.pick(parts.first)} ${random.pick(parts.second)}`,
    language,
  };
}

/** Says who is in which team, as of an instant. */
export function rosterEvents(cast: Cast, atMs: number): EarshotEvent[] {
  return cast.sellers.map(({ ref, team }) => ({
    id: `roster:${ref.id}:${atMs}`,
    source: SOURCE,
    time: new Date(atMs).toISOString(),
    type: 'seller.changed',
    data: { sellerId: ref.id, name: ref.name, team },
  }));
}

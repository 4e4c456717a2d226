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
}

const STYLES: readonly Style[] = [
  { sellerSentences: [2, 5], customerSentences: [1, 2], wordsPerMinute: 168, eagerness: 0.3 },
  { sellerSentences: [1, 2], customerSentences: [2, 4], wordsPerMinute: 138, eagerness: 0.08 },
  { sellerSentences: [1, 1], customerSentences: [1, 1], wordsPerMinute: 180, eagerness: 0.4 },
  { sellerSentences: [1, 3], customerSentences: [1, 3], wordsPerMinute: 152, eagerness: 0.15 },
];

export interface Seller {
  ref: SellerRef & { name: string };
  team: { id: string; name: string };
  style: Style;
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
  return {
    sellers: SELLER_NAMES.slice(0, sellers).map((name, i) => sellerOf(name, i, random.fork(name))),
    customers: Array.from({ length: 140 }, (_, i) => customerOf(i, random.fork(`customer ${i}`))),
  };
}

function sellerOf(name: string, index: number, random: Random): Seller {
  return {
    ref: { id: name.toLowerCase().replace(/[^a-z]+/g, '.'), name },
    team: TEAMS[index % TEAMS.length]!,
    style: random.pick(STYLES),
    charm: random.between(-0.1, 0.15),
    diligence: random.between(0.6, 1.4),
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

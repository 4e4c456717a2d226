import type { CustomerRef } from '@earshot/contracts';
import { brandIdOf } from './brands/brand-name.ts';
import { COUNTER, type Counters } from './contribution.ts';

/** Finds the brands, products and organisations that a call names. */
export interface BrandFinder {
  /**
   * By the texts of its counting segments, from either side; each brand with the places where it stands: which of the texts, and
   * UTF-16 offsets into it.
   */
  find(texts: readonly string[]): readonly {
    id: string;
    label: string;
    mentions: readonly { segment: number; start: number; end: number }[];
  }[];
}

/** A brand that a call mentions, as that call writes it. The id holds letters, digits and `-` of any script. */
export interface NamedBrand {
  id: string;
  label: string;
}

/** A call contributes so many brands: those with most mentions, ties by id. */
export const MAX_BRANDS = 20;

const ID = /^[\p{L}\p{N}-]{1,64}$/u;

/**
 * The brands of a call's counting segments, in the order of their ids, and what they add to its counters. The customer's own
 * name and company are no news to whoever spoke with them.
 */
export function brandsHeard(
  texts: readonly string[],
  finder: BrandFinder,
  customer?: CustomerRef,
): { brands: NamedBrand[]; counters: Counters } {
  const own = [customer?.name, customer?.account].map((name) => brandIdOf(name ?? ''));
  const most = finder
    .find(texts)
    .map(({ id, label, mentions }) => ({
      id,
      label: label.replace(/\s+/g, ' ').trim() || id,
      mentions: mentions.length,
    }))
    .filter(({ id, mentions }) => ID.test(id) && mentions > 0 && !own.includes(id))
    .sort((a, b) => b.mentions - a.mentions || byId(a, b))
    .slice(0, MAX_BRANDS)
    .sort(byId);
  const counters: Counters = new Map();
  for (const { id, mentions } of most) {
    counters.set(COUNTER.brandMentions(id), mentions);
    counters.set(COUNTER.brandCalls(id), 1);
  }
  return { brands: most.map(({ id, label }) => ({ id, label })), counters };
}

const byId = (a: NamedBrand, b: NamedBrand) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

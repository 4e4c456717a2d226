import type { PRODUCTS } from './names.ts';
import type { Language } from './topic.ts';

export type Product = (typeof PRODUCTS)[number];

/** What a seat costs a year, in cents. */
export const PRICES_CENTS: Record<Product, number> = {
  Compass: 18_000,
  'Compass Plus': 24_000,
  Relay: 15_000,
  Fieldnote: 16_500,
};

/** What deals are called. */
export const DEAL_NAMES: Record<Language, readonly string[]> = {
  en: [
    '{product} for {seats} (seats|people)',
    '{product} (roll-out|pilot|expansion), {seats} seats',
    'Renewal with {product}, {seats} seats',
    '{product} for (all branches|the field team|the new office)',
    'Switch to {product}, {seats} seats',
  ],
  el: [
    '{product} για {seats} (άτομα|χρήστες)',
    'Ανανέωση {product}, {seats} άδειες',
    '{product} για (όλα τα καταστήματα|το νέο γραφείο|την ομάδα πωλήσεων)',
    'Επέκταση {product}, {seats} άδειες',
  ],
};

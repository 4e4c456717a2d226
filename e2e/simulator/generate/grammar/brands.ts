import type { Language, Mood } from './topic.ts';

/** A brand that nobody tracks, and when people begin to speak of it. */
export interface Brand {
  /** The ways to write it, the usual one first: one name with and without its legal form. */
  names: readonly string[];
  /** In days from the moment at which the past ends and the present begins. */
  fromDay: number;
  weight: number;
}

/** Names that are made for examples, none of them an ordinary word. The last one is new to whoever watches. */
export const BRANDS: readonly Brand[] = [
  { names: ['Contoso', 'Contoso Ltd'], fromDay: -Infinity, weight: 3 },
  { names: ['Fabrikam', 'Fabrikam Inc.'], fromDay: -Infinity, weight: 3 },
  { names: ['Woodgrove'], fromDay: -12, weight: 5 },
  { names: ['Litware'], fromDay: -5.5, weight: 10 },
  { names: ['Northwind'], fromDay: -3.2, weight: 14 },
  { names: ['Relecloud', 'Relecloud Inc.'], fromDay: -0.95, weight: 22 },
  { names: ['Adatum', 'Adatum Corporation'], fromDay: 0.002, weight: 50 },
];

/** What customers say of such a brand, and what sellers answer. */
export const BRAND_LINES: Record<
  Language,
  { customer: Record<Mood, readonly string[]>; seller: readonly string[] }
> = {
  en: {
    customer: {
      good: [
        'We do this with {brand} as well, and (together it is great|that works really well).',
        'The people at {brand} (recommended you|spoke very well of you), thank you.',
      ],
      plain: [
        'Our {small} branches (buy|order) from {brand}.',
        'Can it talk to what we have from {brand}?',
        'My colleague came to us from {brand}, (he asked about that|she did it differently there).',
        'Next to you we (pay|use) {brand} for (the warehouse|our mail|the shop).',
      ],
      bad: [
        'With {brand} it was (a disaster|bad), and I am afraid that (it happens again|this is the same).',
        'We had an awful month since {brand} raised (its fees|everything).',
      ],
    },
    seller: [
      'Many of our customers work with {brand}, (so there is a bridge|that is no trouble).',
      'With {brand} you (keep what you have|change nothing).',
    ],
  },
  el: {
    customer: {
      good: ['Το κάνουμε και με την {brand} και πάει πολύ καλά.'],
      plain: ['Συνδέεται με αυτό που έχουμε από την {brand};', 'Η αποθήκη μας δουλεύει με την {brand}.'],
      bad: ['Με την {brand} είχαμε μεγάλο πρόβλημα, φοβάμαι μήπως ξαναγίνει.'],
    },
    seller: ['Πολλοί πελάτες μας συνεργάζονται με την {brand}.'],
  },
};

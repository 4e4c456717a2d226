import type { Snapshot } from '@earshot/contracts';
import type { TermRow } from './compose.ts';
import { brandsOf, type DealRow, kpisOf, phrasesOf, pipelineOf, sellersOf } from './compose-selling.ts';

/** What a snapshot holds about selling. */
export type Selling = Pick<Snapshot, 'kpis' | 'brands' | 'topSellers' | 'pipeline'>;

const DEALS: readonly DealRow[] = [
  [
    'Fleet telematics',
    'Coho Winery',
    'Priya Raman',
    184_000,
    'negotiation',
    ['negativeLastCall', 'competitorMentioned'],
  ],
  ['Support desk, 240 seats', 'City Power & Light', 'Jonas Weber', 152_500, 'proposal'],
  ['Data residency add-on', 'Humongous Insurance', 'Liam Byrne', 121_000, 'negotiation', ['quiet']],
  ['Renewal 2027', 'Alpine Ski House', 'Maya Lindqvist', 96_000, 'proposal'],
  [
    'Pilot, three branches',
    'Woodgrove Bank',
    'Hana Novak',
    88_000,
    'demo',
    ['closeDatePassed', 'quiet', 'negativeLastCall'],
  ],
  ['Call analytics', 'Bellows College', 'Ada Okafor', 71_250, 'demo'],
  ['Migration', undefined, 'Tomás Ferreira', 64_000, 'discovery', ['competitorMentioned']],
  ['Onboarding package', 'Margie’s Travel', 'Noah Martin', 48_000, 'demo'],
  ['Warehouse scanners', 'Graphic Design Institute', 'Sofia Rossi', 41_800, 'discovery'],
  ['Single sign-on', 'School of Fine Art', 'Eleni Kara', 33_000, 'discovery', ['closeDatePassed']],
  ['Training days', 'Best For You Organics', 'Priya Raman', 18_400, 'demo'],
  ['Site licence', 'VanArsdel', 'Jonas Weber', 12_000, '-'],
  ['API plan', 'Munson’s Pickles', 'Ada Okafor', 7_500, 'discovery'],
];

const pipeline = pipelineOf(DEALS, { target: 1_200_000, won: 742_300 }, { deals: 9, estimated: 61_000 });

/** The quarter of a team of twelve. */
export const USUAL_SELLING: Selling = {
  kpis: kpisOf(pipeline, {
    revenueWon: 41_234_500,
    dealsWon: 38,
    winRate: 0.31,
    averageDeal: 1_085_118,
    trends: { revenueWon: 0.124, dealsWon: 0.056, winRate: -0.031, averageDeal: 0.064 },
  }),
  brands: brandsOf([
    ['Acmefield', 31, 0],
    ['Blue Yonder', 24, 0],
    ['Zetron', 17, 0],
    ['Kestrel Cloud', 12, 0],
    ['Ostrava Systems', 9, 0],
    ['Lamna', 6, 0],
    ['Nod Publishers', 4, 0],
    ['Σκλαβενίτης', 3, 0],
  ]),
  topSellers: {
    sellers: sellersOf([
      ['Priya Raman', 148_200],
      ['Jonas Weber', 97_400],
      ['Maya Lindqvist', 61_000],
    ]),
    inPlay: 12,
    compared: true,
    calls: { top: 268, team: 1_002 },
    talkRatio: { top: 0.41, team: 0.47, verdict: 'different' },
    switchRate: { top: 84.3, team: 71.2, verdict: 'same' },
    sentiment: {
      top: { positive: 124, neutral: 81, negative: 63 },
      team: { positive: 412, neutral: 318, negative: 272 },
      verdict: 'same',
    },
    engagement: {
      top: { emailSec: 21_600, phoneSec: 81_000, meetingSec: 43_200 },
      team: { emailSec: 25_200, phoneSec: 64_800, meetingSec: 28_800 },
      verdict: 'different',
    },
    bestPracticeKeywords: phrasesOf([
      ['next step', 86, 3.4],
      ['success plan', 61, 5.2],
      ['decision process', 47, 4.1],
      ['timeline', 44, 2.2],
      ['pilot', 39, 1.9],
      ['business case', 31, 6.3],
      ['reference customer', 24, 3.9],
      ['stakeholder', 19, 2.8],
      ['return', 15, 2.1],
      ['onboarding team', 11, 2.6],
    ]),
  },
  pipeline,
};

const fewDeals = pipelineOf([['First deal', undefined, 'Maya Lindqvist', 4_800, '-']], { won: 0 });

/** The first morning: one deal, three sellers, no target. */
export const SMALL_SELLING: Selling = {
  kpis: kpisOf(fewDeals, { revenueWon: 0, dealsWon: 0, winRate: 0, trends: {} }),
  brands: brandsOf([['Acmefield', 1]]),
  topSellers: {
    sellers: {},
    inPlay: 3,
    compared: false,
    calls: { team: 3 },
    talkRatio: { team: 0.55 },
    switchRate: { team: 6.4 },
    sentiment: { team: { positive: 2, neutral: 0, negative: 1 } },
    engagement: { team: { emailSec: 0, phoneSec: 420, meetingSec: 0 } },
    bestPracticeKeywords: {},
  },
  pipeline: fewDeals,
};

const many = pipelineOf(
  Array.from(
    { length: 30 },
    (_, i): DealRow => [
      `Framework agreement ${i + 1}`,
      `Customer ${i + 1}`,
      `Seller ${i + 1}`,
      Math.round(980_000_000 / (i + 1)),
      `stage ${i % 9}`,
      i % 3 === 0 ? ['quiet', 'closeDatePassed'] : i % 3 === 1 ? ['quiet'] : [],
    ],
  ),
  { target: 1_000_000_000, won: 12_345_678_901 },
  { deals: 48_210, estimated: 9_876_543_210 },
);

/** A corporation, all time. */
export const HUGE_SELLING: Selling = {
  kpis: kpisOf(many, {
    revenueWon: 987_654_321_098,
    dealsWon: 1_234_567,
    winRate: 0.999,
    averageDeal: 123_456_789,
    trends: { revenueWon: 42.5, dealsWon: -0.999, winRate: 0.001, averageDeal: 0 },
  }),
  brands: brandsOf(Array.from({ length: 20 }, (_, i): TermRow => [`Brand ${i + 1}`, 90_000 - 4_000 * i, 0])),
  topSellers: {
    ...USUAL_SELLING.topSellers,
    sellers: sellersOf(Array.from({ length: 240 }, (_, i) => [`Seller ${i + 1}`, 9_000_000 - 10_000 * i])),
    inPlay: 1_180,
    calls: { top: 1_204_333, team: 4_812_334 },
    talkRatio: { top: 1, team: 0, verdict: 'different' },
    switchRate: { top: 1_204.4, team: 0, verdict: 'tooFew' },
    sentiment: {
      top: { positive: 0, neutral: 0, negative: 1_200_000 },
      team: { positive: 4_800_000, neutral: 12_330, negative: 0 },
      verdict: 'different',
    },
    engagement: {
      top: { emailSec: 36_000_000, phoneSec: 3, meetingSec: 0 },
      team: { emailSec: 35_000_000, phoneSec: 9_000, meetingSec: 0 },
      verdict: 'same',
    },
  },
  pipeline: many,
};

const long = pipelineOf(
  [
    [
      'Ανανέωση πλαισίου συνεργασίας για όλα τα υποκαταστήματα',
      'Ελληνική Εταιρεία Διανομής Ηλεκτρικής Ενέργειας',
      'Αλεξάνδρα Παπακωνσταντίνου-Χατζηγεωργίου',
      210_000,
      'διαπραγμάτευση όρων συμβολαίου',
      ['closeDatePassed', 'quiet', 'negativeLastCall', 'competitorMentioned'],
    ],
    ['<b>bold</b> & Sons', 'شركة الكهرباء', '李', 120_000, 'προσφορά', ['competitorMentioned']],
    [
      'Donaudampfschifffahrtsgesellschaft',
      undefined,
      'Maximilian von Hohenzollern-Sigmaringen',
      90_000,
      'Verhandlungsvorbereitungsgespräche',
    ],
  ],
  { target: 500_000, won: 560_000 },
);

/** Names as long as they can be, and scripts other than Latin. */
export const LONG_SELLING: Selling = {
  ...USUAL_SELLING,
  kpis: kpisOf(long, { ...USUAL_SELLING.kpis, dealsWon: 1, trends: { dealsWon: 0 } }),
  brands: brandsOf([
    ['Ανώνυμη Εταιρεία Τσιμέντων Τιτάν', 30, 0],
    ['Worldwide Importers and Exporters of Massachusetts', 20],
    ['مصرف', 12],
    ['無印良品', 9],
  ]),
  topSellers: {
    ...USUAL_SELLING.topSellers,
    sellers: sellersOf([
      ['Αλεξάνδρα Παπακωνσταντίνου-Χατζηγεωργίου', 148_200],
      ['Maximilian von Hohenzollern-Sigmaringen', 97_400],
      ['李', 61_000],
    ]),
    inPlay: 5,
    talkRatio: { top: 0.4702, team: 0.4698, verdict: 'same' },
    switchRate: { top: 9.1, team: 9.1, verdict: 'tooFew' },
    bestPracticeKeywords: phrasesOf([
      ['επόμενο βήμα', 40, 3.1],
      ['χρονοδιάγραμμα υλοποίησης', 33, 4.4],
      ['σύμβουλος επιχειρησιακού μετασχηματισμού', 21, 2.2],
    ]),
  },
  pipeline: long,
};

const nothing = pipelineOf([], { won: 0 });

/** Nothing at all has happened yet. */
export const EMPTY_SELLING: Selling = {
  kpis: kpisOf(nothing, { revenueWon: 0, dealsWon: 0, trends: {} }),
  brands: {},
  topSellers: {
    sellers: {},
    inPlay: 0,
    compared: false,
    calls: { team: 0 },
    talkRatio: {},
    switchRate: {},
    sentiment: { team: { positive: 0, neutral: 0, negative: 0 } },
    engagement: { team: { emailSec: 0, phoneSec: 0, meetingSec: 0 } },
    bestPracticeKeywords: {},
  },
  pipeline: nothing,
};

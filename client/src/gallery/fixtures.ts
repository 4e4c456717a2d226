import type { Snapshot } from '@earshot/contracts';
import { activeOf, recentOf, recordingOf, type TermRow, termsOf } from './compose.ts';
import {
  EMPTY_SELLING,
  HUGE_SELLING,
  LONG_SELLING,
  SMALL_SELLING,
  USUAL_SELLING,
} from './selling-fixtures.ts';

const period: Snapshot['period'] = {
  kind: 'thisMonth',
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-24T15:00:00Z',
  resolutionSec: 3_600,
  previous: { from: '2026-10-01T00:00:00Z', to: '2026-10-24T15:00:00Z' },
  timeZone: 'UTC',
};

/** An ordinary day of a team of twelve. */
export const USUAL: Snapshot = {
  scope: 'all',
  period,
  ...USUAL_SELLING,
  sentiment: { calls: 1_002, positive: 412, neutral: 318, negative: 272, aboveAverageNegative: 271 },
  keywords: termsOf([
    ['pricing', 412, 380],
    ['free trial', 236, 150],
    ['onboarding', 198, 201],
    ['integration', 187, 160],
    ['discount', 174, 102],
    ['contract', 141, 150],
    ['support', 133, 120],
    ['security', 96, 90],
    ['delivery date', 88, 97],
    ['renewal', 74, 70],
    ['API', 66, 41],
    ['training', 52, 55],
    ['data residency', 47, 30],
    ['single sign-on', 41, 0],
    ['migration', 36, 33],
    ['invoice', 30, 34],
    ['warranty', 22, 20],
    ['demo', 18, 25],
    ['GDPR', 12, 12],
    ['refund', 7, 9],
  ]),
  competitors: termsOf([
    ['Contoso', 164, 171],
    ['Relecloud', 128, 71],
    ['Fabrikam', 97, 80],
    ['Northwind Traders', 71, 44],
    ['Litware', 63, 60],
    ['Proseware', 40, 44],
    ['Adventure Works', 34, 0],
    ['Tailspin Toys', 28, 31],
    ['Wingtip', 21, 19],
    ['Fourth Coffee', 14, 12],
    ['Trey Research', 9, 11],
    ['Lucerne', 5, 4],
  ]),
  recording: recordingOf(1),
  live: {
    activeCount: 7,
    active: activeOf([
      ['Maya Lindqvist', 'Alpine Ski House', 48],
      ['Tomás Ferreira', undefined, 131],
      ['Ada Okafor', 'Bellows College', 402],
      ['Jonas Weber', 'City Power & Light', 655],
      ['Priya Raman', 'Coho Winery', 1_290],
      ['Liam Byrne', 'Humongous Insurance', 1_777],
      ['Eleni Kara', undefined, 4_012],
    ]),
    recent: recentOf([
      [
        'Priya Raman',
        'positive',
        12.4,
        [
          ['pricing', 3],
          ['free trial', 1],
        ],
        [['Relecloud', 2]],
      ],
      [
        'Jonas Weber',
        'negative',
        27.1,
        [
          ['contract', 4],
          ['discount', 2],
        ],
        [['Contoso', 1]],
      ],
      ['Maya Lindqvist', 'neutral', 6.3, [['delivery date', 1]]],
      [
        'Ada Okafor',
        'positive',
        18.8,
        [
          ['onboarding', 2],
          ['training', 1],
          ['single sign-on', 1],
        ],
      ],
      ['Tomás Ferreira', 'positive', 9.5, []],
      [
        'Eleni Kara',
        'neutral',
        33.9,
        [
          ['API', 5],
          ['integration', 3],
        ],
        [['Northwind Traders', 2]],
      ],
      ['Liam Byrne', undefined, 0.8, []],
      [
        'Sofia Rossi',
        'negative',
        21.2,
        [
          ['support', 6],
          ['refund', 2],
          ['invoice', 1],
        ],
      ],
      ['Noah Martin', 'positive', 14.6, [['renewal', 1]], [['Fabrikam', 1]]],
      ['Hana Novak', 'neutral', 11.1, [['pricing', 2]]],
      [
        'Priya Raman',
        'positive',
        41.7,
        [
          ['security', 3],
          ['data residency', 2],
        ],
      ],
      ['Jonas Weber', 'negative', 8.2, [['pricing', 5]], [['Litware', 1]]],
    ]),
  },
};

/** The first morning: a handful of calls and nothing to compare with. */
export const SMALL: Snapshot = {
  ...USUAL,
  ...SMALL_SELLING,
  period: { kind: 'allTime', from: period.from, to: period.to, resolutionSec: 60, timeZone: 'UTC' },
  sentiment: { calls: 3, positive: 2, neutral: 0, negative: 1, aboveAverageNegative: 1 },
  keywords: termsOf([
    ['pricing', 4],
    ['demo', 1],
  ]),
  competitors: termsOf([['Contoso', 1]]),
  recording: {
    calls: 3,
    seconds: 1_260,
    callsWithKeywords: 2,
    callsWithBrands: 1,
    trends: {},
    series: {
      '2026-11-23': { calls: 1, seconds: 300, callsWithKeywords: 1, callsWithBrands: 0 },
      '2026-11-24': { calls: 2, seconds: 960, callsWithKeywords: 1, callsWithBrands: 1 },
    },
  },
  live: {
    activeCount: 1,
    active: activeOf([['Maya Lindqvist', undefined, 5]]),
    recent: recentOf([['Maya Lindqvist', 'positive', 7, [['pricing', 1]]]]),
  },
};

/** A corporation, all time, with one word said more than all others. */
export const HUGE: Snapshot = {
  ...USUAL,
  ...HUGE_SELLING,
  sentiment: {
    calls: 4_812_334,
    positive: 4_800_001,
    neutral: 12_330,
    negative: 3,
    aboveAverageNegative: 2_406_167,
  },
  keywords: termsOf([
    ['pricing', 9_412_380, 12],
    ...Array.from({ length: 19 }, (_, i): TermRow => [`keyword ${i + 1}`, 4_000 * (i + 1), 4_100 * (i + 1)]),
  ]),
  competitors: termsOf(Array.from({ length: 20 }, (_, i): TermRow => [`Rival ${i + 1}`, 100_000, 100_000])),
  recording: { ...recordingOf(2_345), trends: { calls: 12.3, seconds: -0.999, callsWithKeywords: 0.004 } },
  live: { ...USUAL.live, activeCount: 12_345 },
};

/** Names as long as they can be, and scripts other than Latin. */
export const LONG: Snapshot = {
  ...USUAL,
  ...LONG_SELLING,
  keywords: termsOf([
    ['διαπραγμάτευση συμβολαίου', 300, 120],
    ['Δοκιμαστική περίοδος χωρίς χρέωση', 240, 0],
    ['Donaudampfschifffahrtsgesellschaft', 210, 130],
    ['εξυπηρέτηση', 190, 190],
    ['無料トライアル', 160, 150],
    ['τιμή', 150, 151],
    ['ضمان', 120, 100],
    ['a very long keyword that somebody typed as a whole sentence', 110, 100],
    ['C++', 90, 80],
    ['R&D', 60, 55],
    ['ανανέωση', 50, 49],
    ['<b>bold</b>', 40, 40],
  ]),
  live: {
    activeCount: 20,
    active: activeOf([
      ['Αλεξάνδρα Παπακωνσταντίνου-Χατζηγεωργίου', 'Ελληνική Εταιρεία Διανομής Ηλεκτρικής Ενέργειας', 3_725],
      ['Maximilian von Hohenzollern-Sigmaringen', 'International Widgets & Sons of Massachusetts', 61],
    ]),
    recent: recentOf([
      [
        'Αλεξάνδρα Παπακωνσταντίνου-Χατζηγεωργίου',
        'negative',
        190,
        [
          ['διαπραγμάτευση συμβολαίου', 14],
          ['Δοκιμαστική περίοδος χωρίς χρέωση', 3],
        ],
        [['Relecloud', 12]],
      ],
      ['Maximilian von Hohenzollern-Sigmaringen', 'neutral', 0.1, []],
      ['李', 'positive', 4, [['無料トライアル', 2]]],
    ]),
  },
};

/** Nothing at all has happened yet. */
export const EMPTY: Snapshot = {
  ...SMALL,
  ...EMPTY_SELLING,
  sentiment: { calls: 0, positive: 0, neutral: 0, negative: 0, aboveAverageNegative: 0 },
  keywords: {},
  competitors: {},
  recording: {
    calls: 0,
    seconds: 0,
    callsWithKeywords: 0,
    callsWithBrands: 0,
    trends: {},
    series: { '2026-11-24': { calls: 0, seconds: 0, callsWithKeywords: 0, callsWithBrands: 0 } },
  },
  live: { active: {}, activeCount: 0, recent: {} },
};

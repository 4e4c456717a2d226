import type {
  SentimentDetails,
  SeriesSteps,
  TermDetails,
  TermList,
  TermListDetails,
} from '@earshot/contracts';

const DAYS = 24;
const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2026, 10, 1);

export const STEPS: SeriesSteps = {
  unit: 'day',
  from: Array.from({ length: DAYS }, (_, day) => new Date(FROM_MS + day * DAY_MS).toISOString()),
  to: '2026-11-24T15:00:00.000Z',
};
export const PERIOD = {
  kind: 'thisMonth' as const,
  ...{ from: STEPS.from[0]!, to: STEPS.to, resolutionSec: 3_600, timeZone: 'Europe/Athens' },
  previous: { from: '2026-10-01T00:00:00.000Z', to: '2026-10-24T15:00:00.000Z' },
};

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
/** Whole numbers that rise and fall like a week of work does; `seed` tells one course from another. */
const course = (seed: number, most: number) =>
  STEPS.from.map((_, day) => (day % 7 > 4 ? 0 : (day * (seed + 5) + seed * 3) % (most + 1)));
const nothing = STEPS.from.map(() => 0);

const series = { positive: course(1, 14), neutral: course(2, 20), negative: course(3, 8) };
const counts = {
  positive: sumOf(series.positive),
  neutral: sumOf(series.neutral),
  negative: sumOf(series.negative),
};
const calls = counts.positive + counts.neutral + counts.negative;

const sentimentFull: SentimentDetails = {
  ...{ scope: 'all', period: PERIOD, calls: calls + 12, meanNegativity: 0.21, steps: STEPS, series },
  sentiment: { calls, ...counts, aboveAverageNegative: 61 },
  previous: { calls: 300, positive: 120, neutral: 130, negative: 50, aboveAverageNegative: 70 },
};
const none = { positive: 0, neutral: 0, negative: 0 };
const sentimentEmpty: SentimentDetails = {
  ...{ scope: 'all', period: PERIOD, calls: 0, steps: STEPS },
  sentiment: { calls: 0, ...none, aboveAverageNegative: 0 },
  series: { positive: nothing, neutral: nothing, negative: nothing },
};

export const SENTIMENT = { full: sentimentFull, empty: sentimentEmpty };

const LABELS: Record<TermList, readonly string[]> = {
  keywords: ['Price', 'Contract', 'Support', 'Κόστος', 'Discount', 'Delivery time', 'Trial'],
  competitors: ['Relecta', 'Northwind', 'Trey Research'],
  brands: ['Salesforce', 'Contoso', 'Ελληνική Εταιρεία Διανομής', 'Fabrikam Residences International'],
  bestPractice: ['next step', 'return on investment', 'reference customer', 'επόμενο βήμα'],
};

function termOf(list: TermList, label: string, i: number): TermDetails {
  const mentions = course(i + 4, 30 - 3 * i);
  const own = { mentions, calls: mentions.map((count) => Math.ceil(count / 2)) };
  const said = { mentions: sumOf(own.mentions), calls: sumOf(own.calls) };
  const negative = Math.floor(said.calls / (3 + i));
  return {
    ...{ id: `${list}-${i}`, label, ...said, series: own },
    ...(i === 2 ? { isNew: true as const } : { previousMentions: 40 + i, trend: 0.4 - i * 0.25 }),
    sentiment: { positive: Math.floor(said.calls / 3), neutral: Math.floor(said.calls / 4), negative },
    ...(list === 'bestPractice' && { lift: 3.4 - i * 0.6, others: { mentions: 4 * i, calls: 3 * i } }),
    ...(list === 'brands' && { firstHeardAt: STEPS.from[3 + i]! }),
  };
}

function listOf(list: TermList): { full: TermListDetails; empty: TermListDetails } {
  const terms = LABELS[list]
    .map((label, i) => termOf(list, label, i))
    .sort((a, b) => b.mentions - a.mentions);
  const shared = { scope: 'all', period: PERIOD, list, steps: STEPS };
  const compared = list === 'bestPractice';
  return {
    full: {
      ...{ ...shared, calls, sentiment: counts, total: terms.length, terms },
      ...(compared && { compared: true }),
    },
    empty: {
      ...shared,
      calls: 0,
      sentiment: none,
      total: 0,
      terms: [],
      ...(compared && { compared: false }),
    },
  };
}

export const TERMS: Record<TermList, { full: TermListDetails; empty: TermListDetails }> = {
  keywords: listOf('keywords'),
  competitors: listOf('competitors'),
  brands: listOf('brands'),
  bestPractice: listOf('bestPractice'),
};

import type {
  OpportunityLine,
  SellerDetails,
  StyleFigures,
  StyleSeries,
  TeamOverview,
} from '@earshot/contracts';

const DAYS = 24;
const steps = {
  unit: 'day' as const,
  from: Array.from({ length: DAYS }, (_, day) => new Date(Date.UTC(2026, 10, day + 1)).toISOString()),
  to: '2026-11-24T15:00:00.000Z',
};
const period = {
  kind: 'thisMonth' as const,
  from: steps.from[0]!,
  to: steps.to,
  resolutionSec: 3_600,
  timeZone: 'UTC',
};

/** Figures that differ from seller to seller; `scale` multiplies what adds up. */
function figuresOf(i: number, scale: number): StyleFigures {
  const calls = scale * (20 + ((i * 37) % 60));
  const negative = Math.floor((calls * (5 + ((i * 7) % 20))) / 60);
  return {
    ...{ sellers: 1, calls, callSec: calls * 400 },
    talkRatio: 0.35 + ((i * 13) % 40) / 100,
    switchRate: 300 + ((i * 61) % 400),
    talkingSpeedWpm: 125 + ((i * 17) % 50),
    pauseSec: 0.3 + ((i * 3) % 10) / 10,
    longestMonologueSec: 9 + ((i * 11) % 80),
    longestStorySec: 12 + ((i * 5) % 40),
    questions: 6 + ((i * 7) % 13),
    customerQuestions: 3 + ((i * 5) % 14),
    interruptions: 0.8 + ((i * 9) % 13),
    sentiment: { positive: calls - 2 * negative, neutral: negative, negative },
    engagement: { emailSec: 9_000 + 1_300 * i, phoneSec: 14_000 + 2_700 * i, meetingSec: (i % 4) * 21_000 },
    revenueWon: scale * ((i * 7_919) % 100_000) * 200,
    dealsWon: i % 4,
  };
}

function together(all: readonly StyleFigures[]): StyleFigures {
  const sum = (of: (figures: StyleFigures) => number) => all.reduce((total, each) => total + of(each), 0);
  const mean = (of: (figures: StyleFigures) => number) => sum(of) / Math.max(1, all.length);
  return {
    ...figuresOf(3, 1),
    sellers: all.length,
    calls: sum(({ calls }) => calls),
    talkRatio: mean(({ talkRatio = 0 }) => talkRatio),
    questions: mean(({ questions = 0 }) => questions),
    revenueWon: sum(({ revenueWon }) => revenueWon),
    dealsWon: sum(({ dealsWon }) => dealsWon),
  };
}

function seriesOf(i: number): StyleSeries {
  const counts = (most: number) =>
    Array.from({ length: DAYS }, (_, day) => (day % 7 === (i + 3) % 7 ? 0 : (day * 31 + i * 17) % most));
  return {
    calls: counts(9),
    callMs: counts(4_000_000),
    talkMs: counts(1_500_000),
    listenMs: counts(2_000_000),
    switches: counts(300),
    positive: counts(6),
    neutral: counts(3),
    negative: counts(4),
    wonCents: counts(900_000),
  };
}

function overviewOf(names: readonly string[], scale = 1): TeamOverview {
  const sellers = names.map((name, i) => ({
    sellerId: `seller-${i}`,
    name,
    isTop: names.length > 3 && i % 4 === 1,
    figures: figuresOf(i, scale),
  }));
  const top = sellers.filter(({ isTop }) => isTop).map(({ figures }) => figures);
  return {
    ...{ scope: 'all', period, steps, sellers },
    team: together(sellers.map(({ figures }) => figures)),
    ...(top.length > 0 && { top: together(top) }),
    series: {
      team: seriesOf(0),
      sellers: Object.fromEntries(sellers.map(({ sellerId }, i) => [sellerId, seriesOf(i)])),
    },
  };
}

const NAMES = [
  ...['Maya Lindqvist', 'Tomás Ferreira', 'Ada Okafor', 'Jonas Weber', 'Priya Raman', 'Liam Byrne'],
  ...['Eleni Kara', 'Sofia Rossi', 'Noah Martin', 'Hana Novak', 'Ben Whitlock', 'Zoe Dimitriou'],
];

/** The sellers of the team in each state of the gallery. */
export const TEAMS: Record<string, TeamOverview> = {
  usual: overviewOf(NAMES),
  small: overviewOf(['Maya Lindqvist', 'Ada Okafor']),
  huge: overviewOf(
    Array.from({ length: 40 }, (_, i) => `Seller ${i + 1}`),
    4_321,
  ),
  long: overviewOf([
    'Αλεξάνδρα Παπακωνσταντίνου-Χατζηγεωργίου',
    'Maximilian von Hohenzollern-Sigmaringen',
    '李',
    '<b>bold</b>',
    'شيماء',
  ]),
};

/** One seller against the others, an ordinary one and one who has hardly begun. */
export const SELLERS: Record<string, SellerDetails> = {
  usual: {
    ...{ sellerId: 'seller-1', name: 'Tomás Ferreira', isTop: true, period, steps, against: 'all' },
    figures: figuresOf(1, 1),
    others: together(TEAMS.usual!.sellers.map(({ figures }) => figures)),
    series: { seller: seriesOf(1), team: seriesOf(0) },
  },
  small: {
    ...{ sellerId: 'seller-2', name: 'Ada Okafor', isTop: false, period, steps, against: 'all' },
    figures: {
      ...{ sellers: 1, calls: 1, callSec: 40, revenueWon: 0, dealsWon: 0 },
      sentiment: { positive: 0, neutral: 0, negative: 0 },
      engagement: { emailSec: 0, phoneSec: 40, meetingSec: 0 },
    },
    others: together(TEAMS.small!.sellers.map(({ figures }) => figures)),
    series: { seller: seriesOf(2), team: seriesOf(0) },
  },
};

const deal: OpportunityLine = {
  ...{ opportunityId: 'deal-1', name: 'Relay roll-out, 285 seats', account: 'Harbour Dental' },
  seller: { id: 'seller-1', name: 'Tomás Ferreira' },
  ...{ status: 'open', stage: 'Proposal', estimated: 4_395_000, createdAt: '2026-10-16T13:21:12Z' },
  estimatedCloseDate: '2026-10-31',
  lastCall: { callId: 'call-1', endedAt: '2026-10-19T14:34:47Z' },
  ...{ health: 10, state: 'atRisk', reasons: ['closeDatePassed', 'quiet', 'competitorMentioned'] },
};
const { health: _, state: __, reasons: ___, ...closed } = deal;

/** Deals in every state, with long names and without what may be absent. */
export const DEALS: readonly OpportunityLine[] = [
  deal,
  { ...deal, opportunityId: 'deal-2', health: 70, state: 'watch', reasons: ['negativeLastCall'] },
  {
    ...{ opportunityId: 'deal-3', name: '李', stage: '-', health: 100, state: 'fine', reasons: [] },
    ...{
      status: 'open',
      estimated: 0,
      createdAt: deal.createdAt,
      seller: { id: 'seller-2', name: 'Ada Okafor' },
    },
  },
  {
    ...deal,
    opportunityId: 'deal-4',
    name: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenrollout for all branches, all seats and everyone who asks',
    account: 'Ελληνική Εταιρεία Διανομής Ηλεκτρικής Ενέργειας',
    seller: { id: 'seller-3', name: 'Αλεξάνδρα Παπακωνσταντίνου-Χατζηγεωργίου' },
    estimated: 123_456_789_012_300,
    stage: 'Waiting for the board of directors to come together again',
  },
  { ...closed, opportunityId: 'deal-5', status: 'won', actual: 3_900_000, closedAt: '2026-11-20T10:00:00Z' },
  { ...closed, opportunityId: 'deal-6', status: 'lost', closedAt: '2026-11-21T10:00:00Z' },
];

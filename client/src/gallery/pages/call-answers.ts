import type { CallLine, CallList, CallSummary, NoteList, TranscriptSegment } from '@earshot/contracts';
import { SELLERS } from '../team-fixtures.ts';

const seller = { id: 'seller-1', name: 'Tomás Ferreira', team: { id: 'south', name: 'Süd' } };
const MOODS = ['positive', 'neutral', 'negative', undefined] as const;
const CUSTOMERS = ['Nora Field', 'Αλεξάνδρα Παπαδοπούλου-Κωνσταντινίδη', '李 小龙', undefined];

const lines = Array.from({ length: 40 }, (_, i): CallLine => {
  const endedMs = Date.UTC(2026, 10, 24, 14, 30) - i * 2_460_000;
  const [sentiment, name] = [MOODS[i % 4], CUSTOMERS[i % 4]];
  return {
    ...{ callId: `call-${i + 1}`, seller, channel: i % 3 === 0 ? 'meeting' : 'phone', language: 'en' },
    ...(name !== undefined && { customer: { id: `customer-${i}`, name, account: 'Harbour Dental' } }),
    ...(i % 5 === 0 && { opportunity: { id: 'deal-1', name: 'Relay roll-out, 285 seats' } }),
    startedAt: new Date(endedMs - 410_000).toISOString(),
    endedAt: new Date(endedMs).toISOString(),
    durationSec: i === 3 ? 10_800 : 410,
    ...(sentiment && { sentiment, negativity: (i % 10) / 10 }),
    talkRatio: 0.4,
    keywords: i % 2 === 0 ? { price: { label: 'Price', mentions: 1 + (i % 3) } } : {},
    competitors: i % 6 === 0 ? { relecta: { label: 'Relecta', mentions: 1 } } : {},
    brands: i % 7 === 0 ? { salesforce: { label: 'Salesforce', mentions: 2 } } : {},
    ...(i === 8 && { textRemoved: true as const }),
  };
});

export const CALL_LIST: { full: CallList; empty: CallList } = {
  full: { calls: lines },
  empty: { calls: [] },
};

const SAID = [
  'Good morning! What would help you most?',
  'We use Salesforce today, and Relecta made us an offer. Their price is hard to beat.',
  'What matters more to you, the price or how fast your people are at work with it?',
  'Both, honestly. Η τιμή είναι σημαντική, and so is the support.',
  '[noise]',
];
const PLACES: Record<number, TranscriptSegment['marks']> = {
  1: [
    { kind: 'brand', id: 'salesforce', label: 'Salesforce', start: 7, end: 17 },
    { kind: 'competitor', id: 'relecta', label: 'Relecta', start: 29, end: 36 },
    { kind: 'keyword', id: 'price', label: 'Price', start: 60, end: 65 },
  ],
  2: [{ kind: 'question', start: 79, end: 80 }],
};

const segments = Array.from({ length: 30 }, (_, i): TranscriptSegment => {
  const said = i % SAID.length;
  const [speaker, counts] = [i % 2 === 0 ? ('seller' as const) : ('customer' as const), said !== 4];
  const sentiment = speaker === 'customer' && counts ? MOODS[i % 3] : undefined;
  const score = sentiment === 'positive' ? 0.6 : sentiment === 'negative' ? -0.7 : 0;
  return {
    ...{ speaker, startSec: i * 13, endSec: i * 13 + 11, text: SAID[said]!, counts },
    ...(sentiment && { sentiment, score }),
    marks: PLACES[said] ?? [],
  };
});
const at = (said: number) => segments.flatMap((_, i) => (i % SAID.length === said ? [i] : []));
const mention = (id: string, label: string, sellerMentions = 0) => ({
  ...{ id, label, mentions: at(1).length, sellerMentions, segments: at(1) },
});

const { figures: usual } = SELLERS.usual!;
const full: CallSummary = {
  ...{ callId: 'call-1', seller, timeZone: 'Europe/Athens', channel: 'phone', language: 'en' },
  customer: { id: 'customer-1', name: 'Αλεξάνδρα Παπαδοπούλου', account: 'Harbour Dental' },
  opportunity: {
    id: 'deal-1',
    name: 'Relay roll-out, 285 seats',
    ...{ status: 'open', estimated: 4_395_000 },
  },
  ...{ startedAt: '2026-11-24T14:23:10Z', endedAt: '2026-11-24T14:30:00Z', durationSec: 410 },
  figures: {
    ...{ talkSec: 190, listenSec: 160, talkRatio: 0.54, switches: 29, switchRate: 254 },
    ...{ talkingSpeedWpm: 148, pauseSec: 0.6, longestMonologueSec: 31, longestStorySec: 22 },
    ...{ questions: 9, customerQuestions: 4, interruptions: 2 },
    ...{ sentiment: 'negative', score: -0.31, negativity: 0.44 },
  },
  // As a manager of some teams is told it: nothing of everyone.
  usual: { seller: usual, team: usual },
  ...{ segments, trackersRev: 1 },
  keywords: [mention('price', 'Price', 2)],
  competitors: [mention('relecta', 'Relecta')],
  brands: [mention('salesforce', 'Salesforce')],
};
const {
  customer: _customer,
  opportunity: _deal,
  channel: _channel,
  figures: { talkRatio: _talk, sentiment: _mood, score: _score, negativity: _negativity, ...bare },
  ...rest
} = full;
const empty: CallSummary = {
  ...rest,
  figures: { ...bare, talkSec: 0, listenSec: 0, switches: 0, questions: 0, customerQuestions: 0 },
  ...{ segments: [], keywords: [], competitors: [], brands: [] },
};

export const CALL = { full, empty };

const note = { author: 'Mia Kern', createdAt: '2026-11-24T14:40:00Z', isYours: true };
export const NOTES: { full: NoteList; empty: NoteList } = {
  full: {
    notes: [
      { ...note, noteId: 'note-1', text: 'Ask for the offer of Relecta.\nBy Friday.' },
      { ...note, noteId: 'note-2', text: 'Καλή απάντηση.', atSec: 26, author: 'Tom', isYours: false },
    ],
    trackersRev: 1,
  },
  empty: { notes: [], trackersRev: 1 },
};

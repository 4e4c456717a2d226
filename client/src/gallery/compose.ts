import type { ActiveCall, Mentioned, RecentCall, RecordingFigures, Snapshot, Term } from '@earshot/contracts';
import { sellingLater } from './selling-later.ts';

/** The moment at which all fixed data stands. */
export const FIXED_NOW_MS = Date.parse('2026-11-24T14:32:20Z');

const at = (secondsAgo: number) => new Date(FIXED_NOW_MS - secondsAgo * 1_000).toISOString();
const slug = (label: string) => label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

export type TermRow = [label: string, mentions: number, previous?: number];

/** Terms with their trends; a row without `previous` has nothing to compare with. */
export function termsOf(rows: readonly TermRow[]): Record<string, Term> {
  return Object.fromEntries(
    rows.map(([label, mentions, previous]) => {
      const term: Term = { label, mentions, calls: Math.ceil(mentions * 0.6) };
      if (previous === 0) Object.assign(term, { previousMentions: 0, isNew: true });
      if (previous !== undefined && previous > 0)
        Object.assign(term, { previousMentions: previous, trend: (mentions - previous) / previous });
      return [slug(label), term];
    }),
  );
}

/** Numbers between 0 and 1 that are the same every time. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Two months of days, weekends quiet, and the second month's totals. */
export function recordingOf(scale: number): Snapshot['recording'] {
  const next = noise(11);
  const series: Record<string, RecordingFigures> = {};
  const total: RecordingFigures = { calls: 0, seconds: 0, callsWithKeywords: 0, callsWithBrands: 0 };
  for (let day = Date.UTC(2026, 9, 1); day <= Date.UTC(2026, 10, 24); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(day).getUTCDay());
    const part = date === '2026-11-24' ? 0.6 : 1;
    const calls = Math.round(
      scale * part * (weekend ? 3 * next() : 44 + 26 * next() + (date > '2026-11' ? 8 : 0)),
    );
    const figures: RecordingFigures = {
      calls,
      seconds: Math.round(calls * (420 + 160 * next())),
      callsWithKeywords: Math.round(calls * (0.55 + 0.2 * next())),
      callsWithBrands: Math.round(calls * (0.2 + 0.15 * next())),
    };
    series[date] = figures;
    if (date < '2026-11') continue;
    total.calls += figures.calls;
    total.seconds += figures.seconds;
    total.callsWithKeywords += figures.callsWithKeywords;
    total.callsWithBrands += figures.callsWithBrands;
  }
  return {
    ...total,
    trends: { calls: 0.123, seconds: 0.081, callsWithKeywords: -0.034, callsWithBrands: 0 },
    series,
  };
}

type CallRow = [
  seller: string,
  sentiment: RecentCall['sentiment'],
  minutes: number,
  mentions: TermRow[],
  TermRow[]?,
];

const mentioned = (rows: readonly TermRow[] = []): Record<string, Mentioned> =>
  Object.fromEntries(rows.map(([label, mentions]) => [slug(label), { label, mentions }]));

/** Finished calls, the first row the latest. */
export function recentOf(rows: readonly CallRow[]): Record<string, RecentCall> {
  return Object.fromEntries(
    rows.map(([sellerName, sentiment, minutes, keywords, competitors], i) => {
      const call: RecentCall = {
        sellerId: slug(sellerName),
        sellerName,
        endedAt: at(24 + 190 * i + 17 * i * i),
        durationSec: Math.round(minutes * 60),
        keywords: mentioned(keywords),
        competitors: mentioned(competitors),
      };
      return [`call-${i}`, sentiment === undefined ? call : { ...call, sentiment }];
    }),
  );
}

/** Calls in progress, by how many seconds they have run. */
export function activeOf(rows: readonly [seller: string, customer: string | undefined, seconds: number][]) {
  return Object.fromEntries(
    rows.map(([sellerName, customer, seconds], i): [string, ActiveCall] => {
      const call: ActiveCall = { sellerId: slug(sellerName), sellerName, startedAt: at(seconds) };
      return [`active-${i}`, customer === undefined ? call : { ...call, customer }];
    }),
  );
}

/** The snapshot after one more second of a busy day: values shift, a call ends, another starts. */
export function aMomentLater(before: Snapshot, moment: number): Snapshot {
  const next = noise(moment + 7);
  const shifted = (terms: Record<string, Term>) =>
    Object.fromEntries(
      Object.entries(terms).map(([id, term]) => {
        const more = next() < 0.4 ? Math.round(term.mentions * 0.4 * next()) : 0;
        return [id, { ...term, mentions: term.mentions + more }];
      }),
    );
  const [sellerName, sentiment] =
    next() < 0.5 ? (['Priya Raman', 'positive'] as const) : (['Sofia Rossi', 'negative'] as const);
  const call: RecentCall = {
    sellerId: slug(sellerName),
    sellerName,
    endedAt: new Date(FIXED_NOW_MS + moment * 1_000).toISOString(),
    durationSec: 240 + moment,
    sentiment,
    keywords: mentioned([['pricing', 1 + (moment % 3)]]),
    competitors: {},
  };
  const recent = [[`later-${moment}`, call] as const, ...Object.entries(before.live.recent).slice(0, 11)];
  const grow = <T extends RecordingFigures>(figures: T): T => ({
    ...figures,
    calls: figures.calls + 1,
    seconds: figures.seconds + call.durationSec,
  });
  return {
    ...before,
    ...sellingLater(before, moment),
    sentiment: {
      ...before.sentiment,
      calls: before.sentiment.calls + 1,
      [sentiment]: before.sentiment[sentiment] + 1,
    },
    keywords: shifted(before.keywords),
    competitors: shifted(before.competitors),
    recording: grow(before.recording),
    live: { ...before.live, activeCount: 5 + (moment % 5), recent: Object.fromEntries(recent) },
  };
}

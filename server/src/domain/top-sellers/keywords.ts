import type { BestPracticeKeyword, SentimentClass, SentimentCounts } from '@earshot/contracts';
import type { PhraseCount } from '../phrases/phrases.ts';

/** What was said in calls whose customers sound alike; without a mood in calls that were not analysed. */
export interface MoodCount extends PhraseCount {
  mood?: SentimentClass | undefined;
}

/** What a group of sellers said in one language. */
export interface Spoken {
  /** All words (UAX 29) of the segments whose phrases were counted. */
  words: number;
  /** Of many calls and sellers, in any order; the same phrase may come often. */
  phrases: Iterable<MoodCount>;
}

/** One language's phrases: of the top sellers, of the others in play, and of the whole scope (both, and whoever else). */
export interface LanguagePhrases {
  language: string;
  top: Spoken;
  others: Spoken;
  scope: Iterable<Pick<PhraseCount, 'phrase' | 'mentions'>>;
}

/** The counts of which a score is made. Totals are of phrase occurrences in the language, not of words. */
export interface ScoreInput {
  top: { count: number; total: number };
  others: { count: number; total: number };
  scope: { count: number; total: number };
}

const MARKED = 1.96;
const PRIOR_SUM = 500;
const SHOWN = 20;

/**
 * The z-score of the log-odds ratio with an informative Dirichlet prior, formulas 16, 19, 20 and 22 of Monroe, Colaresi and Quinn
 * (2008), "Fightin' Words". The prior is the scope's counts, scaled to a sum of 500. No number where a group said nothing, or
 * nothing but this phrase.
 */
export function logOddsZ({ top, others, scope }: ScoreInput): number {
  const prior = (PRIOR_SUM * scope.count) / scope.total;
  const logOdds = ({ count, total }: { count: number; total: number }) =>
    Math.log((count + prior) / (total + PRIOR_SUM - count - prior));
  const variance = 1 / (top.count + prior) + 1 / (others.count + prior);
  return (logOdds(top) - logOdds(others)) / Math.sqrt(variance);
}

/** A phrase that top sellers say markedly more, with what it stands on. */
export interface RankedKeyword {
  phrase: string;
  language: string;
  shown: BestPracticeKeyword;
  /** How often the other sellers in play said it, and in how many calls. */
  others: { mentions: number; calls: number };
  /** The top sellers' analysed calls in which it was said, by class. */
  sentiment: SentimentCounts;
}

interface Tally {
  mentions: number;
  calls: number;
  sentiment: SentimentCounts;
  forms: Map<string, number>;
}

/**
 * The 20 phrases that top sellers say most markedly more than the others: z at least 1.96, ranked by z, then by phrase. Each language
 * is scored by itself; a phrase of two languages stands for the one with the greater z. Where one side said nothing in a
 * language there is nothing to compare.
 */
export function rankedKeywords(languages: Iterable<LanguagePhrases>): RankedKeyword[] {
  const ranked: { phrase: string; z: number; keyword: () => RankedKeyword }[] = [];
  for (const language of languages) {
    const top = tally(language.top.phrases);
    const others = tally(language.others.phrases);
    const scope = countsOf(language.scope);
    const totals = { top: totalOf(top), others: totalOf(others), scope: sumOf(scope.values()) };
    if (totals.top === 0 || totals.others === 0) continue;
    for (const [phrase, said] of top) {
      const { mentions: othersCount, calls: othersCalls } = others.get(phrase) ?? NEVER;
      const z = logOddsZ({
        top: { count: said.mentions, total: totals.top },
        others: { count: othersCount, total: totals.others },
        scope: { count: scope.get(phrase) ?? 0, total: totals.scope },
      });
      if (!(z >= MARKED && z < Number.POSITIVE_INFINITY)) continue;
      const perWord = (count: number, words: number) => (count + 1) / words;
      const keyword = () => ({
        phrase,
        language: language.language,
        shown: {
          label: commonest(said.forms),
          mentions: said.mentions,
          calls: said.calls,
          lift: perWord(said.mentions, language.top.words) / perWord(othersCount, language.others.words),
        },
        others: { mentions: othersCount, calls: othersCalls },
        sentiment: said.sentiment,
      });
      ranked.push({ phrase, z, keyword });
    }
  }
  ranked.sort((a, b) => b.z - a.z || byText(a.phrase, b.phrase));
  const shown = new Map<string, RankedKeyword>();
  for (const { phrase, keyword } of ranked) {
    if (shown.size === SHOWN) break;
    if (!shown.has(phrase)) shown.set(phrase, keyword());
  }
  return [...shown.values()];
}

/** Ranked keywords as documents hold them: by phrase. */
export function shownKeywords(ranked: readonly RankedKeyword[]): Record<string, BestPracticeKeyword> {
  return Object.fromEntries(ranked.map(({ phrase, shown }) => [phrase, shown]));
}

function tally(counts: Iterable<MoodCount>): Map<string, Tally> {
  const byPhrase = new Map<string, Tally>();
  for (const { phrase, label, mood, mentions, calls } of counts) {
    let tallied = byPhrase.get(phrase);
    if (tallied === undefined) {
      tallied = {
        ...{ mentions: 0, calls: 0, forms: new Map() },
        sentiment: { positive: 0, neutral: 0, negative: 0 },
      };
      byPhrase.set(phrase, tallied);
    }
    tallied.mentions += mentions;
    tallied.calls += calls;
    if (mood) tallied.sentiment[mood] += calls;
    tallied.forms.set(label, (tallied.forms.get(label) ?? 0) + mentions);
  }
  return byPhrase;
}

function countsOf(phrases: LanguagePhrases['scope']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { phrase, mentions } of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + mentions);
  return counts;
}

const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
const totalOf = (tallies: ReadonlyMap<string, Tally>) =>
  sumOf([...tallies.values()].map(({ mentions }) => mentions));

function commonest(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort(([a, m], [b, n]) => n - m || byText(a, b))[0]![0];
}

const NEVER = { mentions: 0, calls: 0 };

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

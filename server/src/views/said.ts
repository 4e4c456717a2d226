import type { Scope, TopSellers } from '@earshot/contracts';
import { COUNTER } from '../domain/contribution.ts';
import type { SellerSums } from '../domain/dashboard.ts';
import { type LanguagePhrases, type RankedKeyword, rankedKeywords, topOf } from '../domain/top-sellers.ts';
import { type Said, unpackWords, type WordCount } from '../domain/words-said.ts';
import type { Directory } from './directory.ts';
import type { SellerDay, WordFields } from './word-fields.ts';

export type BestPractice = TopSellers['bestPracticeKeywords'];

/** So many phrases of a language enter the score: those of most calls. */
const MAX_PHRASES = 5_000;

/** Sellers to compare. */
export interface Sides {
  top: ReadonlySet<string>;
  inPlay: ReadonlySet<string>;
}

/** Who is compared with whom in a scope; undefined where nothing is compared. */
export function sidesOf(
  sellers: SellerSums,
  { scope, directory, stars }: { scope: Scope; directory: Directory; stars: readonly string[] | undefined },
): Sides | undefined {
  const inPlay: { sellerId: string; revenueWonCents: number }[] = [];
  for (const [sellerId, counters] of sellers.entries())
    if (directory.isIn(scope, sellerId) && (counters.has(COUNTER.calls) || counters.has(COUNTER.dealsWon)))
      inPlay.push({ sellerId, revenueWonCents: counters.get(COUNTER.wonCents) ?? 0 });
  const { top, compared } = topOf(inPlay, stars);
  if (!compared) return undefined;
  return { top: new Set(top), inPlay: new Set(inPlay.map(({ sellerId }) => sellerId)) };
}

/** What sellers of a scope said, and who they are. */
export interface SaidInScope extends Sides {
  days: Iterable<SellerDay>;
  fields: WordFields;
  isIn: (sellerId: string) => boolean;
}

/** The phrases that the top sellers of a scope say markedly more than the others in play. */
export function markedPhrases(said: SaidInScope): RankedKeyword[] {
  return rankedKeywords(languagesOf(countedBySide(said), said.fields));
}

type Side = 'top' | 'others' | 'neither';
/** How often each side said what a number stands for. */
interface Tally extends Record<Side, WordCount> {
  number: number;
}

function countedBySide({ days, fields: { size }, top, inPlay, isIn }: SaidInScope): Tally[] {
  const tallies: Tally[] = [];
  // Where the tally of a number stands, from 1: millions of counts look faster into numbers than into a map.
  const places = new Int32Array(size);
  const none = (): WordCount => ({ mentions: 0, calls: 0 });
  for (const { sellerId, fields, counts } of days) {
    if (!isIn(sellerId)) continue;
    const side = top.has(sellerId) ? 'top' : inPlay.has(sellerId) ? 'others' : 'neither';
    for (let i = 0; i < fields.length; i++) {
      const number = fields[i]!;
      places[number] ||= tallies.push({ number, top: none(), others: none(), neither: none() });
      const count = tallies[places[number] - 1]![side];
      // Unpacked: sums over everybody are too great for packed counts.
      const { mentions, calls } = unpackWords(counts[i]!);
      count.mentions += mentions;
      count.calls += calls;
    }
  }
  return tallies;
}

interface Form extends WordCount, Pick<Said, 'phrase' | 'label' | 'mood'> {
  top: WordCount;
  others: WordCount;
}

/** A phrase with its counts in every form it was said in, and in calls of every mood. */
interface Phrase {
  phrase: string;
  calls: number;
  forms: Form[];
}

interface Language {
  phrases: Map<string, Phrase>;
  /** All words that each side said in it. */
  words: { top: number; others: number };
}

function* languagesOf(tallies: readonly Tally[], fields: WordFields): Iterable<LanguagePhrases> {
  for (const [language, { phrases, words }] of byLanguage(tallies, fields)) {
    const most = [...phrases.values()].sort(byCalls).slice(0, MAX_PHRASES);
    const forms = most.flatMap((phrase) => phrase.forms);
    const spoken = (side: 'top' | 'others') => ({
      words: words[side],
      phrases: forms
        .map(({ phrase, label, mood, [side]: count }) => ({ phrase, label, mood, ...count }))
        .filter(isSaid),
    });
    yield { language, top: spoken('top'), others: spoken('others'), scope: forms };
  }
}

function byLanguage(tallies: readonly Tally[], fields: WordFields): [string, Language][] {
  const languages = new Map<string, Language>();
  for (const { number, top, others, neither } of tallies) {
    const calls = top.calls + others.calls + neither.calls;
    const { language, phrase, label, mood } = fields.said(number);
    const known = languages.get(language) ?? { phrases: new Map(), words: { top: 0, others: 0 } };
    languages.set(language, known);
    if (phrase === '') {
      known.words = { top: top.mentions, others: others.mentions };
      continue;
    }
    const one = known.phrases.get(phrase) ?? { phrase, calls: 0, forms: [] };
    known.phrases.set(phrase, one);
    one.calls += calls;
    const mentions = top.mentions + others.mentions + neither.mentions;
    one.forms.push({ phrase, label, mood, mentions, calls, top, others });
  }
  return [...languages].sort(([a], [b]) => (a < b ? -1 : 1));
}

const byCalls = (a: Phrase, b: Phrase) => b.calls - a.calls || (a.phrase < b.phrase ? -1 : 1);
const isSaid = ({ mentions }: WordCount) => mentions > 0;

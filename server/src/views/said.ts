import type { Scope, TopSellers } from '@earshot/contracts';
import { COUNTER } from '../domain/contribution.ts';
import type { SellerSums } from '../domain/dashboard.ts';
import { type LanguagePhrases, type RankedKeyword, rankedKeywords, topOf } from '../domain/top-sellers.ts';
import { saidOf, unpackWords, type WordCount, wordField } from '../domain/words-said.ts';
import type { Directory } from './directory.ts';

export type BestPractice = TopSellers['bestPracticeKeywords'];

/** What one seller said over some days. */
export interface SellerSaid {
  /** Packed counts by `wordField`. */
  phrases: Map<string, number>;
  /** Words in all, by the field of the empty phrase of their language. */
  words: Map<string, number>;
}

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

/** Adds a packed count of a phrase, as words are stored; a negative one takes it out. */
export function addSaid(said: SellerSaid, key: string, packed: number): void {
  const isTotal = key.endsWith('|');
  // The words of a year in all are too many for packed counts; those of one phrase are not.
  const into = isTotal ? said.words : said.phrases;
  const added = isTotal ? Math.sign(packed) * unpackWords(Math.abs(packed)).mentions : packed;
  const count = (into.get(key) ?? 0) + added;
  if (count === 0) into.delete(key);
  else into.set(key, count);
}

interface Tally extends WordCount {
  top: WordCount;
  others: WordCount;
}

/** The phrases that the top sellers of a scope say markedly more than the others in play. */
export function markedPhrases(
  said: Iterable<readonly [sellerId: string, said: SellerSaid]>,
  { top, inPlay }: Sides,
  isIn: (sellerId: string) => boolean,
): RankedKeyword[] {
  const tallies = new Map<string, Tally>();
  const words = { top: new Map<string, number>(), others: new Map<string, number>() };
  for (const [sellerId, one] of said) {
    if (!isIn(sellerId)) continue;
    const side = top.has(sellerId) ? 'top' : inPlay.has(sellerId) ? 'others' : undefined;
    if (side) for (const [key, count] of one.words) words[side].set(key, (words[side].get(key) ?? 0) + count);
    for (const [key, packed] of one.phrases) addTo(tallies, key, { packed, side });
  }
  return rankedKeywords(languagesOf(tallies, words));
}

function addTo(
  tallies: Map<string, Tally>,
  key: string,
  { packed, side }: { packed: number; side: 'top' | 'others' | undefined },
): void {
  let tally = tallies.get(key);
  if (!tally) {
    tally = { mentions: 0, calls: 0, top: { mentions: 0, calls: 0 }, others: { mentions: 0, calls: 0 } };
    tallies.set(key, tally);
  }
  const { mentions, calls } = unpackWords(packed);
  for (const counted of side ? [tally, tally[side]] : [tally]) {
    counted.mentions += mentions;
    counted.calls += calls;
  }
}

/** A phrase with its counts in every form it was said in. */
interface Phrase {
  phrase: string;
  calls: number;
  forms: (Tally & { phrase: string; label: string })[];
}

function* languagesOf(
  tallies: ReadonlyMap<string, Tally>,
  words: { top: ReadonlyMap<string, number>; others: ReadonlyMap<string, number> },
): Iterable<LanguagePhrases> {
  for (const [language, phrases] of phrasesByLanguage(tallies)) {
    const most = [...phrases.values()].sort(byCalls).slice(0, MAX_PHRASES);
    const forms = most.flatMap((phrase) => phrase.forms);
    const spoken = (side: 'top' | 'others') => ({
      words: words[side].get(wordField({ language, phrase: '', label: '' })) ?? 0,
      phrases: forms.map(({ phrase, label, [side]: count }) => ({ phrase, label, ...count })).filter(isSaid),
    });
    yield { language, top: spoken('top'), others: spoken('others'), scope: forms };
  }
}

function phrasesByLanguage(tallies: ReadonlyMap<string, Tally>): [string, Map<string, Phrase>][] {
  const languages = new Map<string, Map<string, Phrase>>();
  for (const [field, tally] of tallies) {
    const { language, phrase, label } = saidOf(field);
    const phrases = languages.get(language) ?? new Map<string, Phrase>();
    languages.set(language, phrases);
    const one = phrases.get(phrase) ?? { phrase, calls: 0, forms: [] };
    phrases.set(phrase, one);
    one.calls += tally.calls;
    one.forms.push({ phrase, label, ...tally });
  }
  return [...languages].sort(([a], [b]) => (a < b ? -1 : 1));
}

const byCalls = (a: Phrase, b: Phrase) => b.calls - a.calls || (a.phrase < b.phrase ? -1 : 1);
const isSaid = ({ mentions }: WordCount) => mentions > 0;

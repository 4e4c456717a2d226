import { nameWords } from './brand-name.ts';
import type { Gazetteer } from './gazetteer.ts';

/** A name of a call, and the places where it stands. */
interface NameInCall {
  id: string;
  label: string;
  mentions: { segment: number; start: number; end: number }[];
}

/**
 * The names of a call without those that are only another one's part: Plus is Compass Plus where that is heard too, and the King Air 200,
 * heard once, is a King Air. Their places are the whole name's. A part that says by itself who is meant stays a name: one that is well
 * known (the Microsoft of Microsoft Teams), an abbreviation, a word that is in no list (the Adatum of Adatum Holdings), and a surname
 * that is heard more often than the whole.
 */
export function withoutParts<Name extends NameInCall>(names: readonly Name[], known: Gazetteer): Name[] {
  const wholes = wholesOf(names, known);
  if (wholes.size === 0) return [...names];
  const left = names
    .filter((name) => !wholes.has(name))
    .map((name) => ({ ...name, mentions: [...name.mentions] }));
  const byId = new Map(left.map((name) => [name.id, name]));
  for (const part of wholes.keys()) byId.get(lastWhole(part, wholes).id)?.mentions.push(...part.mentions);
  for (const { mentions } of left) mentions.sort(byPlace);
  return left.sort((a, b) => byPlace(a.mentions[0]!, b.mentions[0]!));
}

type Place = NameInCall['mentions'][number];
const byPlace = (a: Place, b: Place) => a.segment - b.segment || a.start - b.start;

/**
 * The whole of the whole, as far as it goes. That ends: a part is one word, and what it belongs to is several that do not end in a
 * number; what a model belongs to is a word shorter.
 */
function lastWhole<Name>(part: Name, wholes: ReadonlyMap<Name, Name>): Name {
  const whole = wholes.get(part);
  return whole === undefined ? part : lastWhole(whole, wholes);
}

const MODEL = /^\d{1,4}$/;

/** What each name that is a part, or a model heard once, belongs to. */
function wholesOf<Name extends NameInCall>(names: readonly Name[], known: Gazetteer): Map<Name, Name> {
  const withWords = names.map((name) => ({ name, words: nameWords(name.label) }));
  const byWords = new Map(withWords.map(({ name, words }) => [words.join(' '), name]));
  /** By each of its words, the name of several that is heard most. */
  const holding = new Map<string, Name>();
  for (const { name, words } of withWords) {
    if (words.length < 2 || MODEL.test(words[words.length - 1]!)) continue;
    for (const word of words)
      if (name.mentions.length > (holding.get(word)?.mentions.length ?? 0)) holding.set(word, name);
  }
  const wholes = new Map<Name, Name>();
  for (const { name, words } of withWords) {
    const [first] = words as [string];
    const isModel = name.mentions.length === 1 && words.length > 1 && MODEL.test(words[words.length - 1]!);
    const family = isModel ? byWords.get(words.slice(0, -1).join(' ')) : undefined;
    const whole = family ?? (words.length === 1 ? holding.get(first) : undefined);
    if (whole !== undefined && (family !== undefined || isPart(name, whole, { word: first, known })))
      wholes.set(name, whole);
  }
  return wholes;
}

function isPart(
  { label, mentions }: NameInCall,
  whole: NameInCall,
  { word, known }: { word: string; known: Gazetteer },
): boolean {
  if (CAPITALS.test(label) || known.known.has(word) || known.owned.has(word)) return false;
  const { brands, words, other, given, family, places } = known;
  if (![words, other, given, family, places].some((list) => list.has(word))) return false;
  // A word of the language that some shop somewhere is called says nothing, however often it is heard.
  return mentions.length <= whole.mentions.length || (brands.has(word) && words.has(word));
}

/** No small letter, or one before a capital. */
const CAPITALS = /^[^\p{Ll}]*$|\p{Ll}\p{Lu}/u;

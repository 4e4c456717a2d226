import {
  ADJECTIVE,
  ADVERB,
  lexiconBits,
  NOUN,
  RATHER_NOUN_THAN_ADJECTIVE,
  RATHER_NOUN_THAN_VERB,
  VERB,
} from './english-lexicon.ts';

/** How a word is inflected: as it stands, plural or third person, past, `-ing`. */
export type Inflection = 'base' | 's' | 'ed' | 'ing';

export interface Form {
  bits: number;
  inflection: Inflection;
  /** The singular, where it may be a noun; else the word. */
  singular: string;
  isKnown: boolean;
}

const NOUN_FIRST = NOUN | RATHER_NOUN_THAN_VERB | RATHER_NOUN_THAN_ADJECTIVE;

/** Plurals that are a word of their own, and words in -s that are no plurals. */
const NO_PLURALS = new Set(
  `sales news analytics logistics economics statistics mathematics physics ethics politics series species status process
  business access success basis analysis bus gas lens campus focus bonus virus census crisis axis thesis hypothesis
  canvas savings earnings headquarters goods operations proceeds thanks devops apps alias atlas chaos customs premises
  class glass pass cross loss boss stress mess less gross press address express congress progress kubernetes`.split(
    /\s+/,
  ),
);
const IRREGULAR = new Map(
  Object.entries({
    criteria: 'criterion',
    analyses: 'analysis',
    crises: 'crisis',
    bases: 'base',
    indices: 'index',
    children: 'child',
    feet: 'foot',
    apps: 'app',
    wives: 'wife',
    lives: 'life',
    knives: 'knife',
    shelves: 'shelf',
    halves: 'half',
    leaves: 'leaf',
    buses: 'bus',
    statuses: 'status',
    lenses: 'lens',
    bonuses: 'bonus',
    viruses: 'virus',
    processes: 'process',
    businesses: 'business',
    losses: 'loss',
    classes: 'class',
  }),
);

/** Endings that make a word a noun, where the lexicon does not know it. */
const NOUN_ENDING =
  /(?:tion|sion|ment|ness|ity|ship|ware|ance|ence|hood|ism|ist|ology|graph|gram|flow|board|point|base|stack|desk|list|book)$/;

/** What an English word, folded, may be. */
export function formOf(word: string): Form {
  const own = lexiconBits(word) ?? 0;
  const inflected = pluralOf(word) ?? pastOf(word) ?? ingOf(word);
  if (inflected && (own === 0 || inflected.inflection === 's')) return inflected;
  if (inflected?.inflection === 'ing' && (own & NOUN) !== 0)
    return { ...inflected, bits: own | VERB, singular: word };
  if (own !== 0) return { bits: own, inflection: 'base', singular: word, isKnown: true };
  return unknown(word);
}

function unknown(word: string): Form {
  const stem = word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  if (NOUN_ENDING.test(stem))
    return { bits: NOUN_FIRST, inflection: stem === word ? 'base' : 's', singular: stem, isKnown: true };
  if (isCompared(word)) return { bits: ADJECTIVE, inflection: 'base', singular: word, isKnown: true };
  if (word.endsWith('ly')) return { bits: ADVERB, inflection: 'base', singular: word, isKnown: true };
  if (word.endsWith('ing') || word.endsWith('ed'))
    return { bits: VERB, inflection: 'ing', singular: word, isKnown: false };
  return { bits: 0, inflection: 'base', singular: word, isKnown: false };
}

function pluralOf(word: string): Form | undefined {
  const irregular = IRREGULAR.get(word);
  if (irregular) return { bits: NOUN_FIRST, inflection: 's', singular: irregular, isKnown: true };
  if (!word.endsWith('s') || word.length < 4 || NO_PLURALS.has(word) || /(?:ss|us|is)$/.test(word))
    return undefined;
  for (const base of [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`]) {
    if (base.endsWith('y') !== (word.endsWith('ies') || word.endsWith('ys'))) continue;
    const bits = (lexiconBits(base) ?? 0) & ~(ADJECTIVE | ADVERB);
    if ((bits & (NOUN | VERB)) !== 0) return { bits, inflection: 's', singular: base, isKnown: true };
  }
  return undefined;
}

function pastOf(word: string): Form | undefined {
  if (!word.endsWith('ed') || word.length < 5) return undefined;
  if (!isVerb(basesOf(word.slice(0, -2)))) return undefined;
  return { bits: VERB, inflection: 'ed', singular: word, isKnown: true };
}

function ingOf(word: string): Form | undefined {
  if (!word.endsWith('ing') || word.length < 6) return undefined;
  if (!isVerb(basesOf(word.slice(0, -3)))) return undefined;
  return { bits: VERB, inflection: 'ing', singular: word, isKnown: true };
}

const isVerb = (bases: readonly string[]) => bases.some((base) => ((lexiconBits(base) ?? 0) & VERB) !== 0);

/** `heavier`, `largest`: of an adjective that is no verb's, since a `buyer` buys. */
function isCompared(word: string): boolean {
  const stem = /^(.+)(?:er|est)$/.exec(word)?.[1];
  return stem !== undefined && basesOf(stem).some((base) => isOnlyAdjective(lexiconBits(base) ?? 0));
}

const isOnlyAdjective = (bits: number) => (bits & ADJECTIVE) !== 0 && (bits & (NOUN | VERB)) === 0;

/** What a verb may be whose ending was taken off: `us(ed)`, `plann(ed)`, `carri(ed)`. */
function basesOf(stem: string): string[] {
  const bases = [stem, `${stem}e`];
  if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
  if (stem.endsWith('i')) bases.push(`${stem.slice(0, -1)}y`);
  return bases;
}

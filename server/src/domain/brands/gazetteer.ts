import { nameWords } from './brand-name.ts';
import { unpacked } from './front-coding.ts';
import text from './gazetteer.txt?raw';

/** What Earshot knows of names and words before it hears any. Folded forms throughout, except abbreviations. */
export interface Gazetteer {
  /** Names at home everywhere: large organisations, software, brands of the whole world. By words; the value is the spelling. */
  known: ReadonlyMap<string, string>;
  /** Other brands, likewise. */
  brands: ReadonlyMap<string, string>;
  /** Of either kind, those that are a person's without the possessive: Wendy's, Lowe's. */
  owned: ReadonlyMap<string, string>;
  /** Names of more than one word begin with these; the value is how many words the longest has. */
  longest: ReadonlyMap<string, number>;
  given: ReadonlySet<string>;
  family: ReadonlySet<string>;
  places: ReadonlySet<string>;
  words: ReadonlySet<string>;
  other: ReadonlySet<string>;
  abbreviations: ReadonlySet<string>;
}

let made: Gazetteer | undefined;

/** The gazetteer that ships with Earshot, read once in a thread when it is first asked for. */
export function gazetteer(): Gazetteer {
  made ??= gazetteerOf(text);
  return made;
}

let wellKnown: ReadonlySet<string> | undefined;

/** The words that are well-known names by themselves: many times cheaper than all that is known. */
export function wellKnownWords(): ReadonlySet<string> {
  wellKnown ??= new Set(namesOf(text, 'known').flatMap((name) => (/\s/.test(name) ? [] : nameWords(name))));
  return wellKnown;
}

function namesOf(file: string, title: string): string[] {
  const from = file.startsWith(`= ${title}\n`) ? 0 : file.indexOf(`\n= ${title}\n`) + 1;
  const to = file.indexOf('\n= ', from);
  return unpacked(file.slice(file.indexOf('\n', from) + 1, to < 0 ? undefined : to).trimEnd());
}

/** Reads sections of a title line (`= title`) and a front-coded list. */
export function gazetteerOf(file: string): Gazetteer {
  const sections = new Map<string, string[]>();
  for (const part of file.split(/^= /m)) {
    const line = part.indexOf('\n');
    if (line > 0) sections.set(part.slice(0, line).trim(), unpacked(part.slice(line + 1).trimEnd()));
  }
  const section = (title: string) => sections.get(title) ?? [];
  const known = byWords(section('known'));
  const brands = byWords(section('brands'));
  const places = new Set(section('places'));
  const given = new Set(section('given'));
  const family = new Set(section('family'));
  const owned = new Map(
    [...brands, ...known].filter(
      ([form, name]) => IS_OWNED.test(name) && (given.has(form) || family.has(form)),
    ),
  );
  for (const form of owned.keys()) {
    known.delete(form);
    brands.delete(form);
  }
  const longest = new Map<string, number>();
  for (const list of [known.keys(), brands.keys(), owned.keys(), places]) {
    for (const name of list) {
      const first = name.split(' ', 1)[0]!;
      const length = name.split(' ').length;
      if (length > (longest.get(first) ?? 1)) longest.set(first, length);
    }
  }
  return {
    known,
    brands,
    owned,
    longest,
    places,
    given,
    family,
    words: new Set(section('words')),
    other: new Set(section('other')),
    abbreviations: new Set(section('abbreviations').flatMap((written) => [written, written.toUpperCase()])),
  };
}

const IS_OWNED = /^\S+['’]s$/u;

function byWords(names: readonly string[]): Map<string, string> {
  const spellings = names.flatMap((name) =>
    [name, name.replace(/ [&+] /, ' and ')].map((way) => [way, name] as const),
  );
  return new Map(spellings.map(([way, name]) => [nameWords(way).join(' '), name]));
}

/** Whether a folded word is one of the language's. */
export function isOrdinary(form: string, { words, other }: Gazetteer): boolean {
  return words.has(form) || other.has(form);
}

/** How many words the longest listed name has that may begin with a word; 0: there is none. */
export function mostListed(form: string, { known, brands, owned, places, longest }: Gazetteer): number {
  const isListed = [known, places, brands, owned].some((list) => list.has(form));
  return longest.get(form.split(' ', 1)[0]!) ?? (isListed ? 1 : 0);
}

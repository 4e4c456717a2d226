import type { Language } from './dictionary.ts';

const folders = import.meta.glob<Language>('./*/index.ts', { eager: true });

/** Every language there is, by its tag: a folder here is a language. English leads. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  Object.entries(folders)
    .map(([path, language]) => [path.split('/')[1] ?? '', language] as const)
    .sort(([a], [b]) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b)),
);

const languageOf = (tag: string) => tag.toLowerCase().split('-')[0] ?? tag;

/** The first of the reader's languages that there is, else English. */
export function preferredLocale(asked: readonly string[]): string {
  return asked.map(languageOf).find((tag) => LANGUAGES.has(tag)) ?? 'en';
}

/** The tag by which figures and dates are written: the reader's own region where it is of the language shown. */
export function regionOf(locale: string, asked: readonly string[]): string {
  return (
    asked.find((tag) => languageOf(tag) === locale && tag.includes('-')) ??
    LANGUAGES.get(locale)?.region ??
    locale
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { access } from './en/access.ts';
import { alerts } from './en/alerts.ts';
import { build } from './en/build.ts';
import { call } from './en/call.ts';
import { calls } from './en/calls.ts';
import { details } from './en/details.ts';
import { figures } from './en/figures.ts';
import { folded } from './en/folded.ts';
import { people } from './en/people.ts';
import { screens } from './en/screens.ts';
import { sections } from './en/sections.ts';
import { selling } from './en/selling.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { team } from './en/team.ts';
import { wall } from './en/wall.ts';
import { fill } from './fill.ts';
import { createFormats } from './formats.ts';
import { LANGUAGES, preferredLocale, regionOf } from './languages.ts';

type Entry = string | { [key: string]: Entry };

const isPlural = (entry: Entry) => typeof entry === 'object' && typeof entry.other === 'string';

/** Every key that a page can ask for, with the texts it may get. */
function entriesOf(entry: Entry, path = ''): [string, string[]][] {
  if (typeof entry === 'string') return [[path, [entry]]];
  if (isPlural(entry)) return [[path, Object.values(entry).map(String)]];
  return Object.entries(entry).flatMap(([key, part]) =>
    entriesOf(part, path === '' ? key : `${path}.${key}`),
  );
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) => {
    const path = join(folder, file.name);
    if (file.isDirectory()) return path === import.meta.dirname ? [] : sourcesUnder(path);
    return /\.tsx?$/.test(file.name) && !file.name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

const languages = [...LANGUAGES].map(
  ([tag, { dictionary }]) => [tag, new Map(entriesOf(dictionary))] as const,
);
const parts = [
  shell,
  access,
  sections,
  selling,
  details,
  calls,
  call,
  team,
  settings,
  figures,
  people,
  alerts,
  screens,
  build,
  folded,
  wall,
];
const english = new Map(parts.flatMap((part) => entriesOf(part)));
const places = (texts: string[] = []) =>
  [...new Set(texts.join(' ').match(/\{\{\s*\w+\s*\}\}/g) ?? [])]
    .map((place) => place.replace(/\s/g, ''))
    .sort();

describe('dictionaries', () => {
  const source = sourcesUnder(join(import.meta.dirname, '..')).join('\n');

  it('every text is used somewhere', () => {
    const composed = [...source.matchAll(/`(\w+\.[\w.]*\$\{[^`]*)`/g)].map(
      ([, key = '']) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
    );
    const isUsed = (key: string) => source.includes(`'${key}'`) || composed.some((keys) => keys.test(key));
    expect(source.length).toBeGreaterThan(10_000);
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('the parts of a dictionary do not overwrite each other', () => {
    const keys = parts.flatMap((part) => Object.keys(part));
    expect(keys.length).toBe(new Set(keys).size);
  });

  it.each(languages)('%s says everything, with the same places to fill', (_, texts) => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
    for (const [key, forms] of texts) {
      expect(forms.every((text) => text.trim().length > 0)).toBe(true);
      expect([key, places(forms)]).toEqual([key, places(english.get(key))]);
    }
  });

  it.each(languages)('%s has every plural form that its numbers call for', (tag, texts) => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const [key, forms] of texts)
      if (forms.length > 1) expect([key, forms.length]).toEqual([key, pluralCategories.length]);
  });
});

describe('the language of a reader', () => {
  it('is the first of theirs that there is, else English', () => {
    expect(preferredLocale(['de-AT', 'el-GR', 'en'])).toBe('el');
    expect(preferredLocale(['fr'])).toBe('en');
    expect(preferredLocale([])).toBe('en');
  });

  it('is written by the customs of their own region where they have one', () => {
    expect(regionOf('en', ['el', 'en-US'])).toBe('en-US');
    expect(regionOf('el', ['en-US', 'el'])).toBe('el-GR');
  });
});

describe('filling a text', () => {
  it('values are only ever values', () => {
    expect(fill('{{ a }} and {{ b }}', { a: '{{ b }}', b: '$&' })).toBe('{{ b }} and $&');
    expect(fill('{{ gone }}')).toBe('{{ gone }}');
  });
});

describe('figures and times', () => {
  const [en, us, el] = [createFormats('en-GB'), createFormats('en-US'), createFormats('el-GR')];

  it('durations are h:mm:ss', () => {
    expect([0, 59, 61, 3_600, 36_061, -5].map(en.duration)).toEqual([
      '0:00',
      '0:59',
      '1:01',
      '1:00:00',
      '10:01:01',
      '0:00',
    ]);
  });

  it('figures follow the language', () => {
    expect([en.number(12_345), el.number(12_345)]).toEqual(['12,345', '12.345']);
    expect([en.signedPercent(0.12), en.signedPercent(-0.03), en.signedPercent(0)]).toEqual([
      '+12%',
      '−3%',
      '0%',
    ]);
    expect([en.hours(5_400), el.hours(5_400), en.hours(720_000)]).toEqual(['1.5', '1,5', '200']);
    const minutes = (seconds: number) => [en, us, el].map((format) => format.minutes(seconds));
    expect(minutes(20)).toEqual(['1 min', '1 min', '1 λ.']);
    expect(minutes(2_520)).toEqual(['42 mins', '42 min', '42 λ.']);
    expect(minutes(0)[0]).toBe('0 mins');
    expect(el.list(['α', 'β', 'γ'])).toBe('α, β και γ');
  });

  it('times are those of the zone asked for, days those of no zone', () => {
    expect(en.time('2026-03-29T00:30:00Z', 'Europe/Athens')).toBe('02:30');
    expect(en.time('2026-03-29T01:30:00Z', 'Europe/Athens')).toBe('04:30');
    expect(en.day('2026-11-01')).toBe('1 Nov');
    expect([en, el].map((format) => format.monthNameAt('2026-10-31T22:30:00Z', 'Europe/Athens'))).toEqual([
      'November',
      'Νοέμβριος',
    ]);
    expect([en.ago(150), en.ago(1)]).toEqual(['2 minutes ago', '1 second ago']);
  });

  it('the week begins where the reader’s does', () => {
    expect([en.weekStart, us.weekStart, el.weekStart]).toEqual([1, 7, 1]);
  });
});

describe('money', () => {
  const [en, el] = [createFormats('en-GB'), createFormats('el-GR')];
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');

  it('is written in the organisation’s currency, to the cent where there are cents', () => {
    expect([en.money(41_234_500, 'EUR'), en.money(1_250, 'USD'), en.money(100, 'JPY')]).toEqual([
      '€412,345',
      'US$12.50',
      'JP¥1',
    ]);
    expect(plain(el.money(41_234_500, 'EUR'))).toBe('412.345 €');
    expect(en.money(41_234_500)).toBe('412,345');
  });

  it('is short where room is short, and whole while it is small', () => {
    expect([999_900, 41_234_500, 123_456_789_000].map((cents) => en.shortMoney(cents, 'EUR'))).toEqual([
      '€9,999',
      '€412k',
      '€1.23bn',
    ]);
    expect(plain(el.shortMoney(41_234_500, 'EUR'))).toBe('412 χιλ. €');
    expect(
      en
        .shortMoneyParts(41_234_500, 'EUR')
        .map(({ value }) => value)
        .join(''),
    ).toBe('€412k');
  });
});

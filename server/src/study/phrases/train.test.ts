import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  ADJECTIVE,
  ADVERB,
  NOUN,
  RATHER_NOUN_THAN_VERB,
  unpackLexicon,
  VERB,
} from '../../domain/phrases/english-lexicon.ts';
import { trainPhrases } from './train.ts';

const SENSES = `go%1:04:00:: 0 1 0
go%2:38:00:: 0 1 500
price%1:21:00:: 0 1 70
price%2:31:00:: 0 1 4
paris%1:15:00:: 0 1 3
vole%1:05:00:: 0 1 0
yearly%3:01:00:: 0 1 1
yearly%4:02:00:: 0 2 0
price_list%1:10:00:: 0 1 9
`;
const NOUNS = `  1 a line of the licence
00000001 15 n 01 Paris 0 000 | a city
00000002 21 n 02 price 0 cost 0 000 | what is paid
`;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'phrases-'));
  await writeFile(join(dir, 'index.sense'), SENSES);
  await writeFile(join(dir, 'data.noun'), NOUNS);
});
afterAll(() => rm(dir, { recursive: true }));

it('words are kept as what the tagged texts show them to be', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const file = join(dir, 'lexicon.txt');
  await trainPhrases(dir, file);
  const words = unpackLexicon(await readFile(file, 'utf8'));
  expect(words.get('go')).toBe(VERB);
  expect(words.get('price')! & (NOUN | VERB | RATHER_NOUN_THAN_VERB)).toBe(
    NOUN | VERB | RATHER_NOUN_THAN_VERB,
  );
  expect(words.get('yearly')).toBe(ADJECTIVE | ADVERB);
  for (const left of ['paris', 'vole', 'pricelist']) expect(words.has(left), left).toBe(false);
});

it('a folder without a dictionary is named', async () => {
  await expect(trainPhrases(join(dir, 'nowhere'))).rejects.toThrow(/no index\.sense in .*nowhere/);
});

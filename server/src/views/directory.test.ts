import { expect, it } from 'vitest';
import { Directory } from './directory.ts';

const named = (value: string, order: string) => ({ kind: 'sellerName' as const, id: 's1', order, value });

it('a seller is no brand: neither by the whole name, nor by the given name or the surname, until the next name', () => {
  const directory = new Directory();
  directory.learn(named('Maria Zyblikova', '1'));
  const ids = ['mariazyblikova', 'maria', 'zyblikova', 'tarkin', 'microsoft'];
  expect(ids.filter((id) => directory.isSeller(id))).toEqual(['mariazyblikova', 'maria', 'zyblikova']);
  directory.learn(named('Maria Tarkin-Microsoft', '2'));
  expect(ids.filter((id) => directory.isSeller(id))).toEqual(['maria', 'tarkin']);
});

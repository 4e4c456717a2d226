import type { Term } from '@earshot/contracts';
import { describe, expect, test } from 'vitest';
import { mostMentioned, strongestTerms } from './strongest.ts';

const term = (label: string, mentions: number, more: Partial<Term> = {}): Term => ({
  label,
  mentions,
  calls: mentions,
  ...(more.isNew && { previousMentions: 0 }),
  ...(more.trend !== undefined && { previousMentions: Math.round(mentions / (1 + more.trend)) }),
  ...more,
});
const labels = (terms: Record<string, Term>) => strongestTerms(terms).terms.map(([, { label }]) => label);

describe('the terms named in words', () => {
  test('rise most, strongest first; what falls or stands still is not named', () => {
    const terms = {
      a: term('price', 100, { trend: 0.1 }),
      b: term('trial', 40, { trend: 0.8 }),
      c: term('support', 90, { trend: -0.5 }),
      d: term('delivery', 60, { trend: 0 }),
    };
    expect(labels(terms)).toEqual(['trial', 'price']);
    expect(strongestTerms(terms).by).toBe('rising');
  });

  test('a rise from almost nothing to almost nothing is not named', () => {
    const terms = {
      a: term('price', 400, { trend: 0.02 }),
      b: term('fax', 4, { trend: 3 }),
      c: term('gif', 2, { isNew: true }),
    };
    expect(labels(terms)).toEqual(['price']);
  });

  test('a new term with enough mentions comes before small rises', () => {
    const terms = { a: term('price', 40, { trend: 0.4 }), b: term('Relecloud', 9, { isNew: true }) };
    expect(labels(terms)).toEqual(['Relecloud', 'price']);
  });

  test('where nothing can be compared, the most mentioned are named', () => {
    const terms = { a: term('price', 4), b: term('trial', 9), c: term('support', 1), d: term('api', 7) };
    expect(strongestTerms(terms).by).toBe('mentioned');
    expect(labels(terms)).toEqual(['trial', 'api', 'price']);
    expect(labels({})).toEqual([]);
  });

  test('where the period before had no mention of anything, nothing has risen', () => {
    const terms = { a: term('price', 40, { isNew: true }), b: term('trial', 9, { isNew: true }) };
    expect(strongestTerms(terms)).toEqual({
      by: 'mentioned',
      terms: [
        ['a', terms.a],
        ['b', terms.b],
      ],
    });
  });

  test('names that are all new are told by their mentions', () => {
    const terms = { a: term('Acme', 4, { isNew: true }), b: term('Zetron', 9, { isNew: true }) };
    expect(mostMentioned(terms, 1)).toEqual({ by: 'mentioned', terms: [['b', terms.b]] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landingOf } from './landing.ts';

describe('where somebody lands who has signed in', () => {
  it('is the page that they wanted, whole', () => {
    for (const wanted of [
      '/',
      '/calls/7?at=12.5#moment',
      '/settings/screens#code=ABCD-EFGH',
      '/team?scope=%CE%B1',
    ])
      expect(landingOf(wanted)).toBe(wanted);
  });

  it('is home for whatever is no page', () => {
    const elsewhere = [
      'https://else.example/',
      '//else.example',
      String.raw`/\else.example`,
      'blob:http://here.invalid/x',
      '/.//else.example',
    ];
    for (const wanted of [
      ...elsewhere,
      'javascript:alert(1)',
      `/${'a'.repeat(1000)}`,
      `/?q=${'α'.repeat(500)}`,
      '',
      undefined,
    ])
      expect(landingOf(wanted), String(wanted)).toBe('/');
  });

  it('never leaves the house', () => {
    const piece = fc.constantFrom(
      'blob:',
      'http://here.invalid',
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '\t',
      '\n',
      'else.example',
      'https',
      '%2f',
    );
    const wanted = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.string(),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(wanted, (of) => {
        const landing = landingOf(of);
        expect(landing).toMatch(/^\/(?!\/)/);
        expect(new URL(landing, 'https://calls.example').origin).toBe('https://calls.example');
      }),
      { numRuns: 2000 },
    );
  });
});

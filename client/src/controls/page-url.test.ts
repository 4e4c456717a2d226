import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageUrl } from './page-url.ts';
import { isSameRequest, requestOf } from './request-url.ts';

describe('the address of a page', () => {
  test('says only what differs from all teams and all time', () => {
    expect(pageUrl('/team', { scope: 'all', period: { kind: 'allTime' } })).toBe('/team');
    expect(pageUrl('/team', { scope: 'team:care', period: { kind: 'last7d' }, term: undefined })).toBe(
      '/team?scope=team%3Acare&period=last7d',
    );
  });

  test('keeps the view and whatever else it is given, whatever the characters', () => {
    const custom = { kind: 'custom', from: '2026-11-01T00:00:00+02:00', to: '2026-11-24T00:00:00Z' } as const;
    const period = fc.constantFrom(custom, { kind: 'lastMonth' } as const);
    fc.assert(
      fc.property(period, fc.string({ minLength: 1 }), fc.string(), (period, team, term) => {
        const view = { scope: `team:${team}`, period } as const;
        const url = new URL(pageUrl('/details/keywords', { ...view, term }), 'http://earshot');
        const address = Object.fromEntries(url.searchParams);
        expect(isSameRequest(requestOf(address), view)).toBe(true);
        expect(address.term).toBe(term);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { wantedPage } from './wanted-page.ts';

const at = (address: string) => wantedPage(new URL(address, 'https://calls.example') as unknown as Location);

describe('the page that somebody wants who signs in', () => {
  it('is the one that they are at, whole', () => {
    expect(at('/calls/7?at=12#moment')).toBe('/calls/7?at=12#moment');
  });

  it('is at a page to sign in at the one that it was given, or home', () => {
    expect(at('/enter?fault=provider&landing=%2Fsettings%2Fscreens%23code')).toBe('/settings/screens#code');
    expect(at('/enter#one-time-code')).toBe('/');
    for (const elsewhere of ['//else.example', '/\\else.example', 'https://else.example'])
      expect(at(`/enter?${new URLSearchParams({ landing: elsewhere })}`)).toBe('/');
  });
});

import { describe, expect, it } from 'vitest';
import { choicesOn, destinationOf } from './destinations.ts';

describe('where a page belongs', () => {
  it.each([
    ['/', '/'],
    ['/calls', '/calls'],
    ['/calls/c-42', '/calls'],
    ['/callsign', undefined],
    ['/sellers/ada', '/team'],
    ['/details/keywords', undefined],
    ['/settings/trackers', '/settings'],
  ])('%s is at %s', (path, destination) => {
    expect(destinationOf(path)).toBe(destination);
  });

  it('a page about one thing has nothing to choose, a seller’s only the period', () => {
    expect(['/', '/calls', '/calls/c-42', '/settings', '/sellers/ada'].map(choicesOn)).toEqual([
      'both',
      'both',
      'none',
      'none',
      'period',
    ]);
  });
});

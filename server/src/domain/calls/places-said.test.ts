import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCall } from '../../testing/any-call.ts';
import { Matcher } from '../matcher.ts';
import { placesSaid } from './places-said.ts';

const price = new Matcher([{ phrases: ['price', 'great'] }]);

describe('places where something is said', () => {
  it('are three at most, in the order of time, and what is found stands in the words around it', () => {
    fc.assert(
      fc.property(anyCall, (call) => {
        const places = placesSaid(call, price);
        expect(places.length).toBeLessThanOrEqual(3);
        expect(places.map(({ atSec }) => atSec)).toEqual(
          places.map(({ atSec }) => atSec).sort((a, b) => a - b),
        );
        for (const { text, start, end } of places)
          expect(text.slice(start, end)).toMatch(/^(?:price|great)/i);
        for (const { speaker } of placesSaid(call, price, 'seller')) expect(speaker).toBe('seller');
      }),
    );
  });

  it('a long text is cut between words around what is found', () => {
    const text = `${'before '.repeat(40)}the price${' after'.repeat(40)}`;
    const call = {
      ...{ callId: 'c', sellerId: 's', startedAtMs: 0, endedAtMs: 1000 },
      segments: [{ speaker: 'customer' as const, startMs: 500, endMs: 900, text }],
    };
    const [place] = placesSaid(call, price);
    expect(place).toMatchObject({ atSec: 0.5, speaker: 'customer' });
    expect(place!.text).toMatch(/^…(?:before )+the price(?: after)+…$/);
    expect(place!.text.slice(place!.start, place!.end)).toBe('price');
  });
});

import type { CallFigures, CallSummary, StyleFigures } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualFigures } from './usual-figures.ts';

const figures: CallFigures = {
  ...{ talkSec: 60, listenSec: 40, talkRatio: 0.6, switches: 10 },
  ...{ longestMonologueSec: 30, longestStorySec: 0, questions: 4, customerQuestions: 1, interruptions: 0 },
};
const style = (calls: number, more: Partial<StyleFigures> = {}): StyleFigures => ({
  ...{ sellers: 1, calls, callSec: 0, talkRatio: 0.5, questions: 8, revenueWon: 0, dealsWon: 0 },
  sentiment: { positive: 0, neutral: 0, negative: 0 },
  engagement: { emailSec: 0, phoneSec: 0, meetingSec: 0 },
  ...more,
});
const rowOf = (usual: CallSummary['usual'], figure: string) =>
  usualFigures({ figures, usual }).find((row) => row.figure === figure)!;

describe('a call beside what is usual', () => {
  it('stands beside its seller and the team, shares on a track of the whole', () => {
    const usual = {
      seller: style(9),
      team: style(90, { talkRatio: 0.4 }),
      all: style(900, { talkRatio: 0.1 }),
    };
    expect(rowOf(usual, 'talkRatio')).toMatchObject({
      ...{ own: 0.6, seller: 0.5, team: 0.4 },
      at: { own: 0.6, seller: 0.5, team: 0.4 },
    });
  });

  it('stands beside the team as well for whoever is not told of everyone', () => {
    const usual = { seller: style(9), team: style(90, { questions: 3, talkRatio: 0.4 }) };
    const rows = usualFigures({ figures, usual });
    expect(rows).toEqual(usualFigures({ figures, usual: { ...usual, all: style(900, { questions: 30 }) } }));
    expect(rows.find((row) => row.figure === 'questions')).toMatchObject({ seller: 8, team: 3 });
  });

  it('the only call of a seller is not its own measure; without a team everyone is', () => {
    const row = rowOf({ seller: style(1), all: style(5, { questions: 2 }) }, 'questions');
    expect([row.seller, row.team]).toEqual([undefined, 2]);
  });

  it('what cannot be told is absent, which is not zero', () => {
    const usual = { seller: style(9), all: style(9) };
    expect(rowOf(usual, 'pause')).toMatchObject({ own: undefined, at: { own: undefined } });
    expect(rowOf(usual, 'interruptions').own).toBe(0);
  });

  it('places lie on the track, in the order of the values', () => {
    const value = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (seller, team) => {
        const { at, own } = rowOf(
          { seller: style(9, { questions: seller }), all: style(9, { questions: team }) },
          'questions',
        );
        for (const place of Object.values(at)) expect(place! >= 0 && place! <= 1).toBe(true);
        if (seller < own!) expect(at.seller!).toBeLessThan(at.own!);
      }),
    );
  });
});

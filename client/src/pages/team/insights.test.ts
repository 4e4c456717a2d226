import type { StyleFigures, TeamRow } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extremesOf, FEWEST, insightsOf, isTooFewOfTeam } from './insights.ts';
import { type Figure, figureOf } from './style-figures.ts';
import { anyFigures } from './testing.ts';

/** Coarse on purpose, so that different values read alike. */
const written = (_: Figure, value: number) => value.toPrecision(1);
const MANY = 20;

describe('sentences made from figures', () => {
  it('say more where the figure is greater, less where it is smaller, and the same where both read alike', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (own, other) => {
        for (const insight of insightsOf({ own, other }, written, MANY)) {
          const { figure, direction } = insight;
          expect([insight.own, insight.other]).toEqual([figureOf(figure, own), figureOf(figure, other)]);
          if (written(figure, insight.own) === written(figure, insight.other)) expect(direction).toBe('same');
          else expect(direction).toBe(insight.own > insight.other ? 'more' : 'less');
        }
      }),
    );
  });

  it('turned round, say the opposite', () => {
    const OPPOSITE = { more: 'less', less: 'more', same: 'same' };
    fc.assert(
      fc.property(anyFigures, anyFigures, (own, other) => {
        const there = new Map(
          insightsOf({ own, other }, written, MANY).map(({ figure, direction }) => [figure, direction]),
        );
        const back = insightsOf({ own: other, other: own }, written, MANY);
        expect(back.length).toBe(there.size);
        for (const { figure, direction } of back) expect(OPPOSITE[direction]).toBe(there.get(figure));
      }),
    );
  });

  it('begin with what differs most in proportion', () => {
    const base: StyleFigures = {
      ...{ sellers: 1, calls: 20, callSec: 0, revenueWon: 0, dealsWon: 0 },
      sentiment: { positive: 0, neutral: 0, negative: 0 },
      engagement: { emailSec: 100, phoneSec: 100, meetingSec: 100 },
    };
    const insights = insightsOf(
      { own: { ...base, talkRatio: 0.3, questions: 8 }, other: { ...base, talkRatio: 0.6, questions: 10 } },
      written,
      3,
    );
    expect(insights.map(({ figure }) => figure)).toEqual(['talkRatio', 'questions', 'email']);
  });
});

const side = (calls: number, sellers: number) => ({ calls, sellers }) as StyleFigures;

it('nothing is said of top sellers with too few calls or people on either side', () => {
  const { calls, sellers } = FEWEST;
  expect(isTooFewOfTeam(side(calls, sellers), side(2 * calls, 2 * sellers))).toBe(false);
  expect(isTooFewOfTeam(side(calls - 1, sellers), side(2 * calls, 2 * sellers))).toBe(true);
  expect(isTooFewOfTeam(side(calls, sellers), side(2 * calls - 1, 2 * sellers))).toBe(true);
  expect(isTooFewOfTeam(side(calls, sellers), side(2 * calls, 2 * sellers - 1))).toBe(true);
  expect(isTooFewOfTeam(side(calls, sellers - 1), side(2 * calls, 2 * sellers))).toBe(true);
});

it('who stands out has enough calls, and nobody has more or less', () => {
  const rows = fc
    .array(anyFigures, { maxLength: 8 })
    .map((all) =>
      all.map((figures, i) => ({ sellerId: `s${i}`, name: `${i}`, isTop: false, figures }) as TeamRow),
    );
  fc.assert(
    fc.property(rows, (sellers) => {
      const enough = sellers.flatMap(({ figures }) =>
        figures.calls >= FEWEST.calls && figures.talkRatio !== undefined ? [figures.talkRatio] : [],
      );
      const found = extremesOf(sellers, 'talkRatio', written);
      const [least, most] = [Math.min(...enough), Math.max(...enough)];
      if (enough.length === 0 || most.toPrecision(1) === least.toPrecision(1)) expect(found).toBeUndefined();
      else expect([found?.most.figures.talkRatio, found?.least.figures.talkRatio]).toEqual([most, least]);
    }),
  );
});

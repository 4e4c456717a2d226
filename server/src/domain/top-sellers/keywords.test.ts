import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LanguagePhrases,
  logOddsZ,
  rankedKeywords,
  type ScoreInput,
  shownKeywords,
} from './keywords.ts';

const bestPracticeKeywords = (languages: Iterable<LanguagePhrases>) =>
  shownKeywords(rankedKeywords(languages));

const count = (phrase: string, mentions: number, { calls = mentions, label = phrase } = {}) => ({
  phrase,
  label,
  mentions,
  calls,
});
type Counts = ReturnType<typeof count>[];
const language = (top: Counts, others: Counts, words = 1000): LanguagePhrases => ({
  language: 'en',
  top: { words, phrases: top },
  others: { words, phrases: others },
  scope: [...top, ...others],
});

const anyCounts = fc
  .array(
    fc.record({
      phrase: fc.constantFrom('pilot', 'plan', 'roadmap', 'price', 'contract'),
      mentions: fc.integer({ min: 1, max: 400 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map(({ phrase, mentions }) => count(phrase, mentions)));

describe('the log-odds ratio', () => {
  it('is known for a case worked out by hand', () => {
    // Prior of the phrase: 500 × 40 ÷ 1,000 = 20. ln(50 ÷ 950) − ln(30 ÷ 970), over √(1 ÷ 50 + 1 ÷ 30).
    const z = logOddsZ({
      top: { count: 30, total: 500 },
      others: { count: 10, total: 500 },
      scope: { count: 40, total: 1000 },
    });
    expect(z).toBeCloseTo((Math.log(50 / 950) - Math.log(30 / 970)) / Math.sqrt(1 / 50 + 1 / 30), 12);
    expect(z).toBeCloseTo(2.3023, 3);
  });

  it('changes its sign where the groups change places', () => {
    const group = fc
      .tuple(fc.nat(500), fc.integer({ min: 1, max: 5000 }))
      .map(([of, more]) => ({ count: of, total: of + more }));
    fc.assert(
      fc.property(group, group, (top, others) => {
        const scope = { count: top.count + others.count + 1, total: top.total + others.total + 1 };
        const forth: ScoreInput = { top, others, scope };
        expect(logOddsZ({ top: others, others: top, scope })).toBeCloseTo(-logOddsZ(forth), 12);
      }),
    );
  });
});

describe('best-practice keywords', () => {
  const plain = [count('price', 200), count('contract', 200), count('call', 200)];

  it('are what top sellers say markedly more, the most marked first', () => {
    const found = bestPracticeKeywords([
      language(
        [...plain, count('pilot', 60, { calls: 25 }), count('roadmap', 40)],
        [...plain, count('pilot', 5)],
      ),
    ]);
    expect(Object.keys(found)).toEqual(['pilot', 'roadmap']);
    expect(found.pilot).toEqual({ label: 'pilot', mentions: 60, calls: 25, lift: 61 / 6 });
    expect(found.roadmap!.lift).toBe(41);
  });

  it('what the others say more is none of them', () => {
    expect(bestPracticeKeywords([language([...plain], [...plain, count('discount', 90)])])).toEqual({});
  });

  it('lift is by a thousand words of each side', () => {
    const top = { words: 500, phrases: [...plain, count('pilot', 59)] };
    const others = { words: 2000, phrases: [...plain, count('pilot', 2)] };
    const { pilot } = bestPracticeKeywords([
      { language: 'en', top, others, scope: [...top.phrases, ...others.phrases] },
    ]);
    expect(pilot!.lift).toBeCloseTo(60 / 0.5 / (3 / 2), 12);
  });

  it('a phrase is shown in the form that top sellers use most', () => {
    const top = [...plain, count('pilot', 20), count('pilot', 40, { label: 'pilots' })];
    const { pilot } = bestPracticeKeywords([language(top, plain)]);
    expect(pilot).toMatchObject({ label: 'pilots', mentions: 60 });
  });

  it('each language is scored by itself', () => {
    const english = language([...plain, count('pilot', 60)], [...plain]);
    const greek = language([count('τιμ', 200), count('δοκιμ', 70)], [count('τιμ', 200)]);
    const alone = { ...bestPracticeKeywords([english]), ...bestPracticeKeywords([greek]) };
    const both = bestPracticeKeywords([english, greek]);
    expect(both).toEqual(alone);
    expect(Object.keys(both)).toHaveLength(2);
  });

  it('a language that one side does not speak is not compared', () => {
    expect(bestPracticeKeywords([language([count('pilot', 500), count('plan', 1)], [])])).toEqual({});
    expect(bestPracticeKeywords([language([], [count('pilot', 500)])])).toEqual({});
    expect(bestPracticeKeywords([language([count('pilot', 500)], [count('pilot', 5)])])).toEqual({});
  });

  it('twenty are shown, ties by phrase', () => {
    const many = Array.from({ length: 30 }, (_, i) => count(`phrase ${String(i).padStart(2, '0')}`, 50));
    const keys = Object.keys(bestPracticeKeywords([language([...plain, ...many], plain)]));
    expect(keys).toEqual(many.slice(0, 20).map(({ phrase }) => phrase));
  });

  it('do not depend on the order or the parts in which counts come, and have a positive lift', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (top, others) => {
        const found = bestPracticeKeywords([language(top, others)]);
        const halves = (all: Counts) =>
          all.flatMap((one) => [
            { ...one, mentions: one.mentions - 1 },
            { ...one, mentions: 1, calls: 0 },
          ]);
        const again = bestPracticeKeywords([language(halves(top).reverse(), halves(others).reverse())]);
        expect(JSON.stringify(again)).toBe(JSON.stringify(found));
        for (const { lift } of Object.values(found)) expect(lift).toBeGreaterThan(0);
      }),
    );
  });
});

import type { BestPracticeKeyword } from '@earshot/contracts';
import type { OracleCall, SaidPhrase } from './call.ts';
import { byText } from './world.ts';

const MAX_PHRASES = 5_000;
const PRIOR = 500;
const MARKED = 1.96;
const SHOWN = 20;

export interface Sides {
  top: ReadonlySet<string>;
  /** All in play, the top sellers included. */
  inPlay: ReadonlySet<string>;
}

/** A phrase that top sellers say markedly more, and how often the other sellers in play say it. */
export interface MarkedPhrase {
  language: string;
  phrase: string;
  keyword: BestPracticeKeyword;
  others: { mentions: number; calls: number };
}

/** The 20 phrases that top sellers say most markedly more than the others in play, from the calls of a scope. */
export function bestPracticeOf(calls: OracleCall[], sides: Sides): MarkedPhrase[] {
  const languages = new Set(calls.flatMap(({ words }) => [...words.keys()]));
  const scored = [...languages].flatMap((language) => scoredIn(language, calls, sides));
  const ranked = scored
    .filter(({ z }) => z >= MARKED && z < Infinity)
    .toSorted((a, b) => b.z - a.z || byText(a.phrase, b.phrase));
  const once = ranked.filter(({ phrase }, i) => ranked.findIndex((other) => other.phrase === phrase) === i);
  return once.slice(0, SHOWN);
}

type Scored = MarkedPhrase & { z: number };

function scoredIn(language: string, calls: OracleCall[], { top, inPlay }: Sides): Scored[] {
  const ofTop = ({ sellerId }: { sellerId: string }) => top.has(sellerId);
  const ofOthers = ({ sellerId }: { sellerId: string }) => inPlay.has(sellerId) && !top.has(sellerId);
  const said = new Map<string, (SaidPhrase & { sellerId: string })[]>();
  for (const { sellerId, phrases } of calls)
    for (const phrase of phrases.filter((one) => one.language === language))
      said.set(phrase.phrase, [...(said.get(phrase.phrase) ?? []), { ...phrase, sellerId }]);
  const known = [...said]
    .toSorted(([a, m], [b, n]) => n.length - m.length || byText(a, b))
    .slice(0, MAX_PHRASES);
  const counted = known.map(([phrase, places]) => ({
    phrase,
    all: mentionsOf(places),
    top: mentionsOf(places.filter(ofTop)),
    others: mentionsOf(places.filter(ofOthers)),
    places: places.filter(ofTop),
    otherCalls: places.filter(ofOthers).length,
  }));
  const total = {
    all: sum(counted.map(({ all }) => all)),
    top: sum(counted.map(({ top }) => top)),
    others: sum(counted.map(({ others }) => others)),
  };
  if (total.top === 0 || total.others === 0) return [];
  const wordsOf = (some: OracleCall[]) => sum(some.map(({ words }) => words.get(language) ?? 0));
  const perThousand = (count: number, words: number) => ((count + 1) * 1000) / words;
  return counted
    .filter(({ top }) => top > 0)
    .map(({ phrase, all, top, others, places, otherCalls }): Scored => {
      const prior = (PRIOR * all) / total.all;
      const keyword = {
        label: commonestLabel(places),
        mentions: top,
        calls: places.length,
        lift:
          perThousand(top, wordsOf(calls.filter(ofTop))) /
          perThousand(others, wordsOf(calls.filter(ofOthers))),
      };
      const z = zOf({ top, others }, total, prior);
      return { language, phrase, z, keyword, others: { mentions: others, calls: otherCalls } };
    });
}

/** Monroe, Colaresi and Quinn (2008), formulas 15, 19 and 22, for a prior whose counts sum to 500. */
function zOf(
  count: { top: number; others: number },
  total: { top: number; others: number },
  prior: number,
): number {
  const logOdds = (side: 'top' | 'others') =>
    Math.log((count[side] + prior) / (total[side] + PRIOR - count[side] - prior));
  const variance = 1 / (count.top + prior) + 1 / (count.others + prior);
  return (logOdds('top') - logOdds('others')) / Math.sqrt(variance);
}

/** The form in which the top sellers say it most, the first by text of several. */
function commonestLabel(places: SaidPhrase[]): string {
  const labels = [...new Set(places.map(({ label }) => label))];
  const saidAs = (label: string) => mentionsOf(places.filter((place) => place.label === label));
  return labels.toSorted((a, b) => saidAs(b) - saidAs(a) || byText(a, b))[0]!;
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const mentionsOf = (places: { mentions: number }[]) => sum(places.map(({ mentions }) => mentions));

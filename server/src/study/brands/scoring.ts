/** A call with the names that people marked in it. */
export interface LabelledCall {
  segments: { text: string; entities: { type: string; text: string }[] }[];
}

/** Of one call or several: names found, names labelled, and names that are both. */
export interface Counts {
  found: number;
  gold: number;
  both: number;
}

/** Labelled as organisations or products, and neither. */
const LEFT_OUT = new Set('covid covid-19 ebitda gaap sec ceo cfo eps q1 q2 q3 q4 fx m&a'.split(' '));
const TYPES = new Set(['ORG', 'PRODUCT']);

/**
 * A name without what makes variants of it: case, a possessive, the article that labels begin with ("the European Commission"),
 * Inc., Corp., Ltd., short or in full.
 */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/'s?$/, '')
    .replace(/[,.]+$/, '')
    .replace(/[, ]+(?:inc|incorporated|corp|corporation|ltd|limited)$/, '')
    .replace(/'s?$/, '');
}

export function goldNames({ segments }: LabelledCall): Set<string> {
  const labelled = segments.flatMap(({ entities }) => entities.filter(({ type }) => TYPES.has(type)));
  return counting(labelled.map(({ text }) => text).filter((text) => text !== text.toLowerCase()));
}

function counting(names: readonly string[]): Set<string> {
  return new Set(names.map(plainName).filter((name) => name !== '' && !LEFT_OUT.has(name)));
}

/** Each name counts once in a call. */
export function scored(found: readonly string[], gold: ReadonlySet<string>): Counts {
  const names = counting(found);
  return { found: names.size, gold: gold.size, both: [...names].filter((name) => gold.has(name)).length };
}

export function sum(counts: readonly Counts[]): Counts {
  const total = { found: 0, gold: 0, both: 0 };
  for (const { found, gold, both } of counts) {
    total.found += found;
    total.gold += gold;
    total.both += both;
  }
  return total;
}

/** Micro-averaged: of the sums. */
export function toScore({ found, gold, both }: Counts): { precision: number; recall: number; f1: number } {
  return {
    precision: found === 0 ? 0 : both / found,
    recall: gold === 0 ? 0 : both / gold,
    f1: found + gold === 0 ? 0 : (2 * both) / (found + gold),
  };
}

import type { CallSummary } from '@earshot/contracts';
import { addInto, COUNTER, type Counters } from '../contribution.ts';
import type { SellerSums } from '../dashboard.ts';
import { styleOf } from './style.ts';
import type { Teams } from './team.ts';

interface Against {
  sellers: SellerSums;
  people: Teams;
  /** Whether whoever asks sees the whole organisation: from its sums and their team's the other teams' could be told. */
  isAllSeen: boolean;
}

/** What a call is held against: how its seller usually sells, their team, and everyone. Sellers without a call are no part of it. */
export function usualOf(sellerId: string, { sellers, people, isAllSeen }: Against): CallSummary['usual'] {
  const withCalls = [...sellers.entries()].filter(([, counters]) => counters.has(COUNTER.calls));
  const team = people.teamWithName(sellerId);
  const together = (some: typeof withCalls) => {
    const sum: Counters = new Map();
    for (const [, counters] of some) addInto(sum, counters);
    return styleOf(sum, some.length);
  };
  return {
    seller: styleOf(withCalls.find(([id]) => id === sellerId)?.[1] ?? new Map()),
    ...(team && { team: together(withCalls.filter(([id]) => people.isIn(`team:${team.id}`, id))) }),
    ...(isAllSeen && { all: together(withCalls) }),
  };
}

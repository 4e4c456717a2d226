import type { CallOrder } from '@earshot/contracts';
import { COUNTER, type Contribution } from '../contribution.ts';
import { negativityOf } from './filter.ts';

/** What a list of calls is ordered by beside time: the greatest stands first. What has no value stands last. */
export function rankOf(order: Exclude<CallOrder, 'newest'>, { atMs, counters }: Contribution): number {
  switch (order) {
    case 'oldest':
      return -atMs;
    case 'longest':
      return counters.get(COUNTER.durationMs) ?? 0;
    case 'mostNegative':
      return negativityOf(counters) ?? -1;
    case 'mostTalk': {
      const talkMs = counters.get(COUNTER.talkMs) ?? 0;
      const spokenMs = talkMs + (counters.get(COUNTER.listenMs) ?? 0);
      return spokenMs === 0 ? -1 : talkMs / spokenMs;
    }
  }
}

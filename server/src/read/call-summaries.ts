import { type CallSummary, idSchema } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { type Sight, seesEverything, seesTeam } from '../access/scopes.ts';
import { listenedForIn, type SummaryContext, summaryOf } from '../domain/calls/summary.ts';
import { termIndexOf } from '../domain/dashboard/term-index.ts';
import { usualOf } from '../domain/details/usual.ts';
import { AnalysisPool } from '../pipeline/analysis-pool.ts';
import { Store } from '../store/store.ts';
import { Views } from '../views/views.ts';
import { noCall } from './no-call.ts';

/** Calls as they are read: their figures, what is usual, and their transcripts. Rejects as `WarmReads` does. */
@Injectable()
export class CallSummaries {
  constructor(
    private readonly store: Store,
    private readonly views: Views,
    private readonly analysis: AnalysisPool,
  ) {}

  /** Rejects with Refused where no such call stands, or it is of a team that whoever asks does not see. */
  async find(callId: string, sight: Sight): Promise<CallSummary> {
    const stored = idSchema.safeParse(callId).success ? await this.store.calls.find(callId) : undefined;
    if (!stored) throw await noCall(this.store, callId, sight);
    const { call, contribution, brands, isRetired } = stored;
    const { state, window } = await this.views.reads.sellers({ kind: 'allTime' });
    const { directory: people, trackers } = state;
    const isSeen = (sellerId: string) => seesTeam(sight, people.teamOf(sellerId));
    if (!isSeen(call.sellerId)) throw await noCall(this.store, callId, sight);
    const found = { callId, contribution, brands, ...(isRetired && { isRetired }) };
    const context: SummaryContext = {
      ...{ names: people, index: termIndexOf(trackers), dealNames: new Map(), trackers },
      timeZone: state.settings.timeZone,
    };
    const transcript = await this.analysis.hear({ call, listenedFor: listenedForIn(found, context) });
    return {
      ...summaryOf(found, call, context, transcript),
      ...(await this.#opportunity(call.opportunityId, isSeen)),
      usual: usualOf(call.sellerId, {
        ...{ sellers: window.sellerSums('sellers')!, people },
        isAllSeen: seesEverything(sight),
      }),
    };
  }

  /** A call can name the deal of another team: of that it tells no more than its id. */
  async #opportunity(
    id: string | undefined,
    isSeen: (sellerId: string) => boolean,
  ): Promise<Pick<CallSummary, 'opportunity'>> {
    if (id === undefined) return {};
    const stored = await this.store.deals.find(id);
    if (!stored || !isSeen(stored.deal.sellerId)) return { opportunity: { id } };
    const { name, status, estimatedCents } = stored.deal;
    return { opportunity: { id, name, status, estimated: estimatedCents } };
  }
}

import type { NamedBrand } from '../domain/brands-heard.ts';
import type { StartedCall } from '../domain/call.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { Deal } from '../domain/deal.ts';
import type { DealTouch } from '../domain/deal-touch.ts';
import type { Engagement } from '../domain/engagement.ts';

/** A value that is last-writer-wins by itself: a seller's name, a seller's team, a team's name. */
export interface PersonFact {
  kind: 'sellerName' | 'sellerTeam' | 'teamName';
  /** The seller's or team's id. */
  id: string;
  order: string;
  /** A name, or a team's id; the empty text means: in no team. */
  value: string;
}

/** What an accepted event says about its call, ready to be applied. */
export type CallStep =
  | { kind: 'finished'; callId: string; order: string; record: FinishedRecord }
  | { kind: 'started'; callId: string; order: string; call: StartedCall }
  | { kind: 'deleted'; callId: string; order: string };

/** A bucket that something is counted in: key suffix and instant after which it is no longer kept (0: never). */
export interface CountedIn {
  key: string;
  expiresAtMs: number;
}

export interface FinishedRecord {
  /** The `FinishedCall` as `domain/call-codec` writes it. Bytes that Lua never opens. */
  document: Uint8Array;
  contribution: Contribution;
  /** The buckets that it falls into, every generation's. Its words are counted in those of whole days. */
  buckets: CountedIn[];
  /** Analysed anew by a job: it stays in the buckets that it is counted in by then. */
  areBucketsKept?: boolean;
  /** Name of the plan it was analysed under. */
  plan: string;
  /** The deal that it names. */
  opportunityId?: string;
  /** Whom it was with. */
  customerId?: string;
  /** What its seller says, as `domain/words-said` encodes it; empty for nothing. */
  words: string;
  brands: NamedBrand[];
  /** Its text was removed when it was old enough: the document has none, and nothing can be heard in it again. */
  isRetired?: boolean;
}

/** What an accepted event says about its deal. */
export type DealStep =
  | { kind: 'changed'; opportunityId: string; order: string; record: DealRecord }
  | { kind: 'deleted'; opportunityId: string; order: string };

export interface DealRecord {
  deal: Deal;
  /** At the deal's creation and, where it is closed, at its end; the buckets of each. */
  contributions: Contribution[];
  buckets: CountedIn[][];
}

/** What an accepted event says about its engagement. */
export type EngagementStep =
  | { kind: 'logged'; engagementId: string; order: string; record: EngagementRecord }
  | { kind: 'deleted'; engagementId: string; order: string };

export interface EngagementRecord {
  engagement: Engagement;
  contribution: Contribution;
  buckets: CountedIn[];
}

/** The text of the finished call that stands with this order is removed: its document is to be this one, and its words go. */
export interface Retirement {
  callId: string;
  order: string;
  document: Uint8Array;
}

/**
 * Something is erased for good, as far as one partition holds it: records, counters, indexes and notes go, and a tombstone stays.
 * Of a customer and a seller every partition must be told; their calls are steps of their own. `order` is of an event.
 */
export interface ErasureStep {
  kind: 'call' | 'engagement' | 'customer' | 'seller';
  id: string;
  order?: string;
}

/** What the sender of an event may replace: `bound` to one source, only what is that source's; else anything. */
export type Sender = 'bound' | 'free' | 'admin';

/** One inbox entry's effect: on one call, deal or engagement, or on none where the event speaks of people alone. */
export interface Step {
  /** Inbox entry to acknowledge and remove in the same step; absent for jobs. */
  inboxId?: string;
  /** Absent for jobs, which may replace anything. */
  sender?: Sender;
  /** Every seller that the event names is registered, with or without facts. */
  sellers: string[];
  people: PersonFact[];
  call?: CallStep;
  deal?: DealStep;
  engagement?: EngagementStep;
  erasure?: ErasureStep;
  retirement?: Retirement;
}

/**
 * What became of a step: `stale` was analysed under another plan than the current one and must be analysed again; `foreign`
 * is refused, since its sender is bound to another source than the one that its entity belongs to; `erased`
 * speaks of what was erased for good.
 */
export type StepOutcome = 'applied' | 'superseded' | 'stale' | 'foreign' | 'erased';

/** The call that a brand was first heard in: of those that mention it the one with the least end, then id. */
export interface FirstHearing {
  label: string;
  atMs: number;
  callId: string;
}

/** One entry of a partition's change stream. Sequences are contiguous from 1. */
export type Change = { seq: number } & (
  | {
      kind: 'call';
      callId: string;
      /** What stood before and what stands now; either may be absent. */
      out?: Contribution;
      in?: Contribution;
      /** The call in progress after this change, where it is in progress. */
      active?: StartedCall;
    }
  | {
      kind: 'deal';
      opportunityId: string;
      out?: Contribution[];
      in?: Contribution[];
      /** What stands now; absent: it is deleted. */
      deal?: Deal;
    }
  | { kind: 'engagement'; engagementId: string; out?: Contribution; in?: Contribution }
  /** All that the partition's calls and engagements have to do with the deal now; absent: nothing. */
  | { kind: 'touch'; opportunityId: string; touch?: DealTouch }
  /** The partition's first hearing of the brand now; absent: none. */
  | { kind: 'brand'; brandId: string; first?: FirstHearing }
  | { kind: 'person'; fact: PersonFact }
  | { kind: 'seller'; sellerId: string }
  | { kind: 'plan'; plan: string; shownRev: number }
  | { kind: 'settings' }
);

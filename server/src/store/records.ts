import type { StartedCall } from '../domain/call.ts';
import type { Contribution } from '../domain/contribution.ts';

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

export interface FinishedRecord {
  /** The `FinishedCall` as JSON, segments as arrays (see `domain/call-codec`). Kept as text, never opened by Lua. */
  document: string;
  contribution: Contribution;
  /** The buckets that it falls into, every generation's: key suffix and instant after which it is no longer kept (0: never). */
  buckets: { key: string; expiresAtMs: number }[];
  /** Name of the plan it was analysed under. */
  plan: string;
}

/** One inbox entry's effect. `call` is absent for events that speak of people alone. */
export interface Step {
  /** Inbox entry to acknowledge and remove in the same step; absent for jobs. */
  inboxId?: string;
  /** Every seller that the event names is registered, with or without facts. */
  sellers: string[];
  people: PersonFact[];
  call?: CallStep;
}

/** What became of a step: `stale` was analysed under another plan than the current one and must be analysed again. */
export type StepOutcome = 'applied' | 'superseded' | 'stale';

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
  | { kind: 'person'; fact: PersonFact }
  | { kind: 'seller'; sellerId: string }
  | { kind: 'plan'; plan: string; shownRev: number }
  | { kind: 'settings' }
);

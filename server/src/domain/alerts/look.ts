import type { AlertCondition } from '@earshot/contracts';
import { MINUTE_MS } from '../calendar.ts';
import { moveWithin, type Past, withLook } from './past.ts';

/** What of a rule decides when it fires. */
export interface WatchedRule {
  condition: AlertCondition;
  pauseMin: number;
}

/** What is remembered of a rule from one look at its figure to the next. */
export interface RuleState {
  /** What the figure is counted by and over; values of another basis are not compared with these. */
  basis: string;
  /** The figure has been on the calm side since the rule last fired, or since it was first looked at. */
  isBack: boolean;
  /** When it last fired. */
  firedAtMs?: number;
  /** The figure's own past, where the rule is about how it moves. */
  past?: Past;
}

/** A figure at a moment; without a value there is nothing to make it from. */
export interface Look {
  atMs: number;
  basis: string;
  value: number | undefined;
}

/** Quotients that differ by less than this are the same: 0.3 − 0.2 is no less than 0.1. */
const SAME = 1e-9;

/**
 * Looks at a rule's figure once. A rule fires when the figure becomes beyond its value, and not again until the figure was back
 * and the pause is over. What was beyond already at the first look at a basis is no news, and neither is the lack of a value.
 */
export function look(
  rule: WatchedRule,
  before: RuleState | undefined,
  { atMs, basis, value }: Look,
): { state: RuleState | undefined; fires: boolean } {
  if (value === undefined) return { state: before, fires: false };
  const { condition, pauseMin } = rule;
  const known = before?.basis === basis ? before : undefined;
  const isBeyond = isBeyondAt(condition, { atMs, value }, known?.past);
  const firedAtMs = before?.firedAtMs;
  const isPaused = firedAtMs !== undefined && atMs < firedAtMs + pauseMin * MINUTE_MS;
  const fires = isBeyond && known?.isBack === true && !isPaused;
  const isBack = !isBeyond || (known?.isBack === true && !fires);
  const state: RuleState = {
    basis,
    isBack,
    ...(fires ? { firedAtMs: atMs } : firedAtMs !== undefined && { firedAtMs }),
    ...(condition.kind === 'changesBy' && {
      past: withLook(known?.past ?? [], { atMs, value }, condition.withinMin),
    }),
  };
  return { state, fires };
}

function isBeyondAt(
  condition: AlertCondition,
  { atMs, value }: { atMs: number; value: number },
  past: Past = [],
): boolean {
  if (condition.kind === 'changesBy') {
    const { amount, withinMin } = condition;
    const { rise, fall } = moveWithin(past, { atMs, value }, withinMin);
    return amount > 0 ? rise >= amount - SAME : fall <= amount + SAME;
  }
  return condition.kind === 'above' ? value > condition.value + SAME : value < condition.value - SAME;
}

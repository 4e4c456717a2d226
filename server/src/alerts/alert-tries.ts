import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { AlertTry, AlertTryInput } from '@earshot/contracts';
import { familyOf } from '../domain/alerts/basis.ts';
import { look, type RuleState } from '../domain/alerts/look.ts';
import { DAY_MS, HOUR_MS } from '../domain/calendar.ts';
import type { Zone } from '../domain/zone.ts';
import { Turns } from '../operate/turns.ts';
import type { Store } from '../store/store.ts';
import type { NodeState } from '../views/node-state.ts';
import type { Views } from '../views/views.ts';
import type { PastBuckets } from './past-buckets.ts';
import { countersOf } from './past-counters.ts';
import { PastFigures, type PastMoment, pastMoment } from './past-figures.ts';

const PAST_MS = 30 * DAY_MS;
/** Others come in between after so long. */
const AT_A_TIME_MS = 20;
/** Who makes a rule tries it again and again, with other values: what was read serves for so long. */
const KEPT_MS = 15_000;
const ONE_AT_A_TIME = { atATime: 1, maxWaiting: 20, waitSec: 1 };

/** Moments of the past, and what figures at them are made from. */
interface Past {
  moments: readonly PastMoment[];
  buckets: PastBuckets;
}

interface Kept extends Past {
  state: NodeState;
  settings: NodeState['settings'];
  /** What it was read for. */
  key: string;
  readAt: number;
}

/** When a rule would have fired. One is tried at a time. Rejects as `WarmReads` does. */
export class AlertTries {
  readonly #turns = new Turns({
    ...ONE_AT_A_TIME,
    refusal: 'Too many rules are tried on this server; ask again.',
  });
  #kept: Kept | undefined;

  constructor(
    private readonly store: Store,
    private readonly views: Views,
  ) {}

  try(input: AlertTryInput): Promise<AlertTry> {
    return this.#turns.take(() => this.#try(input));
  }

  async #try(input: AlertTryInput): Promise<AlertTry> {
    const { state, nowMs } = await this.views.reads.state();
    const hours = hoursBefore(nowMs, state.zone);
    const answer: AlertTry = {
      from: iso(hours[0]!),
      to: iso(hours.at(-1)!),
      isKnown: isKnown(input),
      stepSec: HOUR_MS / 1000,
      firings: [],
    };
    if (!answer.isKnown) return answer;
    const { moments, buckets } = await this.#past(input, state, { hours, nowMs });
    const figures = new PastFigures(input, state, buckets);
    const turn = new ShortTurns();
    let before: RuleState | undefined;
    for (const moment of moments) {
      const { atMs } = moment;
      const { value, basis } = figures.at(moment);
      const { state: after, fires } = look(input, before, { atMs, basis, value });
      if (fires) answer.firings.push({ at: iso(atMs), value: value! });
      before = after;
      await turn.mayEnd();
    }
    return answer;
  }

  async #past(
    input: AlertTryInput,
    state: NodeState,
    { hours, nowMs }: { hours: readonly number[]; nowMs: number },
  ): Promise<Past> {
    const { figure, period } = input;
    const { settings, trackers } = state;
    const key = [familyOf(figure), period, hours.at(-1), ...countersOf(figure, trackers)].join(' ');
    const kept = this.#kept;
    const isFresh = kept && performance.now() - kept.readAt < KEPT_MS;
    if (isFresh && kept.key === key && kept.state === state && kept.settings === settings) return kept;
    const readAt = performance.now();
    const turn = new ShortTurns();
    const moments: PastMoment[] = [];
    for (const atMs of hours) {
      moments.push(pastMoment(input, { state, atMs, nowMs }));
      await turn.mayEnd();
    }
    const { reads } = this.views;
    const buckets = await PastFigures.read(this.store, state, {
      ...{ figure, moments },
      sellers: () => reads.everyone(),
    });
    this.#kept = { state, settings, key, readAt, moments, buckets };
    // Nobody may come again: it is let go all the same.
    setTimeout(() => {
      if (this.#kept?.readAt === readAt) this.#kept = undefined;
    }, KEPT_MS).unref();
    return this.#kept;
  }
}

/** Whether the past tells when a rule would have fired; see `AlertTry`. */
function isKnown({ figure, condition }: AlertTryInput): boolean {
  if (familyOf(figure) === 'moment') return false;
  return condition.kind !== 'changesBy' || condition.withinMin >= 60;
}

/** The ends of the hours of the last 30 days, and of the one before them: at that the figure is looked at first. */
function hoursBefore(nowMs: number, zone: Zone): number[] {
  const hours: number[] = [];
  const lastMs = zone.hourStart(nowMs);
  for (let atMs = zone.hourStart(lastMs - PAST_MS); atMs <= lastMs; atMs = zone.hourEnd(atMs))
    hours.push(atMs);
  return hours;
}

/** Lets others come in between where something takes long. */
class ShortTurns {
  #since = performance.now();

  async mayEnd(): Promise<void> {
    if (performance.now() - this.#since < AT_A_TIME_MS) return;
    await yieldToOthers();
    this.#since = performance.now();
  }
}

const iso = (atMs: number) => new Date(atMs).toISOString();

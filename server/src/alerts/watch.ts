import { randomUUID } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Alert, type FigureName, figureOf, type Snapshot } from '@earshot/contracts';
import { isHeard, spanStartOf } from '../domain/alerts/basis.ts';
import { type Look, look } from '../domain/alerts/look.ts';
import type { WatchedKeptRule } from '../store/alerts.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../views/clock.ts';
import { View } from '../views/view.ts';
import type { Views } from '../views/views.ts';

export interface AlertWatchOptions {
  store: Store;
  views: Views;
  clock: Clock;
  /** Something unexpected went wrong with one rule; the others are looked at all the same, and that one again in the next pass. */
  failed: (error: unknown) => void;
}

const LEASE = 'alerts';
/** A node that dies leaves its rules to another one in this time. */
const LEASE_MS = 5_000;
/** Figures that nobody knows to be true for longer than this are not looked at: a page calls them delayed. */
const MAX_BEHIND_MS = 10_000;
/** Calls are heard anew until so long after the job says that it is done: nodes may still have to read of it. */
const SETTLES_MS = 5_000;
/** Stands for the basis of a figure that is being counted anew: whatever it is afterwards is looked at as for the first time. */
const COUNTING = 'counting';

/**
 * Looks at the figure of every rule, on one node of all. It holds nothing in memory from one pass to the next: rules and what is
 * remembered of them are read each time, and a look is kept only where both still stand, so that another node takes over without
 * losing a firing or telling one twice.
 */
export class AlertWatch {
  #settledAt = -Infinity;
  #isEnding = false;

  constructor(private readonly options: AlertWatchOptions) {}

  /** Looks at every rule once, where this node is the one that does. Rejects with StoreUnavailable. */
  async pass(): Promise<void> {
    const { store } = this.options;
    if (!(await store.leases.hold(LEASE, LEASE_MS))) return;
    const rules = (await store.alerts.watched()).filter(({ rule }) => rule.isOn);
    if (rules.length === 0) return;
    const isCounting = await this.#isCounting();
    let heldAt = performance.now();
    for (const kept of rules) {
      if (this.#isEnding || this.#isBehind()) return;
      if (performance.now() - heldAt > LEASE_MS / 4) {
        if (!(await store.leases.hold(LEASE, LEASE_MS))) return;
        heldAt = performance.now();
      }
      await this.#pass(kept, isCounting).catch((error: unknown) => {
        if (error instanceof StoreUnavailable) throw error;
        this.options.failed(error);
      });
      await yieldToOthers();
    }
  }

  async #pass(kept: WatchedKeptRule, isCounting: boolean): Promise<void> {
    if (isCounting && isHeard(kept.rule.figure)) await this.#forget(kept);
    else await this.#look(kept);
  }

  /** The pass under way looks at no further rule. */
  stop(): void {
    this.#isEnding = true;
  }

  /** Gives the rules to another node at once. */
  async end(): Promise<void> {
    await this.options.store.leases.release(LEASE);
  }

  #isBehind(): boolean {
    const { views, clock } = this.options;
    return clock.now() - views.asOfMs > MAX_BEHIND_MS;
  }

  async #look(kept: WatchedKeptRule): Promise<void> {
    const { rule } = kept;
    const seen = await this.#see(rule);
    if (!seen) return;
    const { state, fires } = look(rule, kept.state, seen);
    if (state === undefined || JSON.stringify(state) === kept.stateText) return;
    const alert = fires ? alertOf(kept, seen) : undefined;
    await this.options.store.alerts.lookedAt(kept, {
      after: state,
      ...(alert && { alert }),
      ...(alert && rule.webhookUrl !== undefined && { sendAtMs: seen.atMs }),
    });
  }

  /** The figure as the page of its scope and period shows it; undefined where no page could show it now. */
  async #see({ figure, scope, period }: WatchedKeptRule['rule']): Promise<Look | undefined> {
    const { views, clock } = this.options;
    const view = await views.open({ scope, period: { kind: period } });
    if (!(view instanceof View)) return undefined;
    const { asOf, snapshot } = view.published;
    const atMs = clock.now();
    if (atMs - Date.parse(asOf) > MAX_BEHIND_MS) return undefined;
    const { trackers } = (await views.reads.state()).state;
    return { atMs, basis: basisOf(snapshot, figure, trackers.rev), value: figureOf(snapshot, figure) };
  }

  /** What is counted anew is told neither while it is nor when it is done: the rule keeps its pause and no more. */
  async #forget(kept: WatchedKeptRule): Promise<void> {
    if (kept.state === undefined || kept.state.basis === COUNTING) return;
    const { firedAtMs } = kept.state;
    const after = { basis: COUNTING, isBack: false, ...(firedAtMs !== undefined && { firedAtMs }) };
    await this.options.store.alerts.lookedAt(kept, { after });
  }

  /** Whether stored calls are being heard anew, for other trackers or by another analyser. */
  async #isCounting(): Promise<boolean> {
    const { store } = this.options;
    const [{ shown, newest }, { state }] = await Promise.all([
      store.trackers.revs(),
      store.jobs.progress('backfill'),
    ]);
    const now = performance.now();
    if (shown !== newest || state !== 'idle') this.#settledAt = now + SETTLES_MS;
    return now < this.#settledAt;
  }
}

/** What a figure is counted by and over: the time zone of its days, its span of the calendar, and the trackers where they count. */
function basisOf({ period, kpis, recording }: Snapshot, figure: FigureName, trackersRev: number): string {
  const span = spanStartOf(figure, {
    period,
    salesPeriod: kpis.salesPeriod.from,
    recording: Object.keys(recording.series).reduce((a, b) => (a < b ? a : b), '9'),
  });
  return [period.timeZone, span, isHeard(figure) ? trackersRev : ''].join(' ');
}

function alertOf({ rule }: WatchedKeptRule, { atMs, value }: Look): Alert {
  const { id: ruleId, name, figure, scope, period, condition } = rule;
  const at = new Date(atMs).toISOString();
  return { id: `alert_${randomUUID()}`, at, ruleId, name, figure, scope, period, condition, value: value! };
}

import { setImmediate as turn } from 'node:timers/promises';
import type { Backfill as BackfillProgress } from '@earshot/contracts';
import { planNamed, planOf } from '../domain/analysis.ts';
import { namedBy } from '../domain/call.ts';
import { compressed } from '../domain/call-codec.ts';
import type { AnalysisPlan } from '../domain/trackers.ts';
import { encodeWords } from '../domain/words-said.ts';
import type { StoredCall } from '../store/calls.ts';
import type { Step } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { ANALYSIS_VERSION, Analyst } from './analyst.ts';
import { LeasedJob, Overtaken } from './leased-job.ts';

export interface BackfillOptions {
  store: Store;
  /** How long a set that is no longer shown is still counted, for readers that have not yet seen it go. */
  graceMs?: number;
  pollMs?: number;
  /** Something unexpected went wrong; the job begins anew. */
  failed: (error: unknown) => void;
}

const JOB = 'backfill';
const GRACE_MS = 5_000;
const POLL_MS = 1_000;
/** Calls read and applied at once. */
const PAGE = 50;
/** So long others wait for their turn of the event loop while calls are analysed. */
const TURN_MS = 10;

/**
 * Counts stored calls for a changed set of trackers, on one node at a time, so that no figure ever lies between the old
 * set's and the new one's:
 *
 * 1. Every partition takes calls under a plan of both sets, and what is stored is counted anew under it. Views show the
 *    old set, whose counters do not change by that.
 * 2. When no call is left, the new set is announced in every partition. Views switch when they have read all of it;
 *    both sets are still counted, so both are exact.
 * 3. After a while nobody shows the old set: the plan is the new one alone, and the same pass takes the old counters out.
 *
 * Each step is decided by what stands in the store, so any node takes the job up where another left it.
 */
export class Backfill {
  readonly #options: Required<BackfillOptions>;
  readonly #store: Store;
  readonly #job: LeasedJob;
  /** Since this node took the job it has seen every call under the plan; so it knows what views can be showing. */
  #isSettled = false;

  constructor(options: BackfillOptions) {
    this.#options = { graceMs: GRACE_MS, pollMs: POLL_MS, ...options };
    this.#store = options.store;
    this.#job = new LeasedJob({
      ...{ store: options.store, name: JOB, failed: options.failed },
      work: () => this.#settle(),
      lost: () => {
        this.#isSettled = false;
      },
      restMs: () => this.#options.pollMs,
    });
  }

  start(): void {
    this.#job.start();
  }

  stop(): Promise<void> {
    return this.#job.stop();
  }

  /** Looks for changed trackers at once. */
  wake(): void {
    this.#job.wake();
  }

  /**
   * How far stored calls have been counted for the newest trackers, `running` from the moment they are saved; or by another analyser
   * than before.
   */
  async progress(): Promise<BackfillProgress> {
    const { shown, newest } = await this.#store.trackers.revs();
    const progress = await this.#store.jobs.progress(JOB);
    const isKnown = shown === newest || progress.state === 'running';
    return isKnown ? progress : { state: 'running', done: 0, total: 0 };
  }

  async #settle(): Promise<void> {
    /** Whether no view can still be showing what the next plan leaves out. */
    let isOldSetGone = this.#isSettled;
    for (;;) {
      const { shown, newest } = await this.#store.trackers.sets();
      const plan = planOf(shown, newest, ANALYSIS_VERSION);
      const standing = await this.#store.inEach((partition) => this.#store.reader.meta(partition));
      const isAnnounced = standing.every((meta) => meta.shownRev === shown.rev);
      const isInForce = isAnnounced && standing.every((meta) => meta.plan === plan.name);
      if (isInForce && this.#isSettled) return;

      if (!isAnnounced) isOldSetGone = false;
      if (!isOldSetGone && standing.some((meta) => leavesOut(plan, meta.plan))) {
        await this.#setPlans((partition) => standing[partition]!.plan || plan.name, shown.rev);
        if (plan.sets.length === 1) await this.#report({ state: 'idle', done: 0, total: 0 });
        await this.#job.pause(this.#options.graceMs);
        await this.#job.keep();
        isOldSetGone = true;
        continue;
      }
      // Also what was told before this node took the job up.
      const isTold =
        plan.sets.length > 1 ||
        standing.some((meta) => isOfOtherVersion(meta.plan)) ||
        (await this.#store.jobs.progress(JOB)).state === 'running';
      // Before any call is counted so: whoever looks at a figure meanwhile is to know.
      if (isTold) await this.#report({ state: 'running', done: 0, total: 0 });
      await this.#setPlans(() => plan.name, shown.rev);
      await this.#reanalyse(plan, isTold);
      if (plan.sets.length > 1) await this.#store.trackers.show(newest.rev);
      else {
        await this.#report({ state: 'idle', done: 0, total: 0 });
        this.#isSettled = true;
      }
    }
  }

  async #setPlans(nameOf: (partition: number) => string, shownRev: number): Promise<void> {
    await this.#store.inEach((partition) =>
      this.#store.ledger.setPlan(partition, { name: nameOf(partition), shownRev }),
    );
  }

  /** Brings every stored call under the plan, and tells how far that is where figures change by it. */
  async #reanalyse(plan: AnalysisPlan, isTold: boolean): Promise<void> {
    const analyst = new Analyst({ plan, generations: [] });
    const counts = await this.#store.inEach((partition) => this.#store.calls.count(partition));
    const total = counts.reduce((sum, count) => sum + count, 0);
    let done = 0;
    if (isTold) await this.#report({ state: 'running', done, total });
    for (const partition of counts.keys()) {
      let cursor: string | undefined;
      do {
        const page = await this.#store.calls.staleUnder(partition, plan.name, { cursor, count: PAGE });
        await this.#replace(partition, await stepsOf(page.calls, analyst, plan), plan);
        done += page.calls.length;
        if (isTold) await this.#report({ state: 'running', done: Math.min(done, total), total });
        await this.#keepJob(plan.sets.at(-1)!.rev);
        cursor = page.next;
      } while (cursor !== undefined);
    }
  }

  async #replace(partition: number, steps: readonly Step[], plan: AnalysisPlan): Promise<void> {
    if (steps.length === 0) return;
    const outcomes = await this.#store.ledger.apply(partition, steps, { nowMs: Date.now(), plan: plan.name });
    if (outcomes.includes('stale')) throw new Overtaken();
  }

  /** Rejects with Overtaken where the job must begin anew, for a set that is no longer the newest as well. */
  async #keepJob(newestRev: number): Promise<void> {
    await this.#job.keep();
    const { newest } = await this.#store.trackers.revs();
    if (newest !== newestRev) this.#job.beginAnew();
  }

  async #report(progress: BackfillProgress): Promise<void> {
    await this.#store.jobs.setProgress(JOB, progress);
  }
}

/** Whether calls under the plan of this name were heard by another analyser. */
const isOfOtherVersion = (name: string) =>
  name !== '' && planNamed(name).analyserVersion !== ANALYSIS_VERSION;

/** Whether a plan no longer counts a set that the plan of this name counts. */
function leavesOut(plan: AnalysisPlan, name: string): boolean {
  if (name === '') return false;
  const revs = plan.sets.map((set) => set.rev);
  return planNamed(name).revs.some((rev) => !revs.includes(rev));
}

/** Calls analysed anew; others have their turn in between. */
async function stepsOf(calls: readonly StoredCall[], analyst: Analyst, plan: AnalysisPlan): Promise<Step[]> {
  const steps: Step[] = [];
  let sinceMs = performance.now();
  for (const call of calls) {
    steps.push(stepOf(call, analyst, plan));
    if (performance.now() - sinceMs < TURN_MS) continue;
    await turn();
    sinceMs = performance.now();
  }
  return steps;
}

/** A call analysed anew: the same order, its buckets as they are. */
function stepOf(stored: StoredCall, analyst: Analyst, plan: AnalysisPlan): Step {
  const { callId, order, call, document, buckets, contribution, words, brands, isRetired } = stored;
  const isOfVersion = planNamed(stored.plan).analyserVersion === ANALYSIS_VERSION;
  const known = { contribution, words: encodeWords(words), brands };
  const analysed = () => {
    if (isRetired) return analyst.termsKeptOf(known);
    return isOfVersion ? analyst.termsAnewOf(call, known) : analyst.analysisOf(call);
  };
  const record = {
    document: compressed(document),
    ...analysed(),
    buckets,
    areBucketsKept: true,
    plan: plan.name,
    ...(isRetired && { isRetired }),
    ...namedBy(call),
  };
  return { sellers: [], people: [], call: { kind: 'finished', callId, order, record } };
}

import type { Backfill as BackfillProgress } from '@earshot/contracts';
import { planNamed, planOf } from '../domain/analysis.ts';
import type { AnalysisPlan } from '../domain/trackers.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { Generation } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { ANALYSIS_VERSION, type AnalysisSetup } from './analyst.ts';
import type { Backfill } from './backfill.ts';
import { decodeGenerations } from './generations.ts';

/** Two or three plans follow each other while stored calls are counted anew. */
const KEPT_SETUPS = 4;

/** A partition's plan names what this node does not have: the next one will be known. */
export class PlanUnknown extends Error {
  override readonly name = 'PlanUnknown';
}

/** Knows under which plan each partition takes calls, and passes on that trackers have changed. */
export class PlanKeeper {
  readonly #byPartition = new Map<number, Promise<AnalysisSetup>>();
  readonly #byName = new Map<string, AnalysisSetup>();

  constructor(
    private readonly store: Store,
    private readonly job: Backfill,
  ) {}

  /** What calls of a partition are analysed under. Fails with `StoreUnavailable` or `PlanUnknown`: ask again. */
  setupOf(partition: number): Promise<AnalysisSetup> {
    let setup = this.#byPartition.get(partition);
    if (setup === undefined) {
      setup = this.#read(partition);
      this.#byPartition.set(partition, setup);
      setup.catch(() => this.#byPartition.delete(partition));
    }
    return setup;
  }

  /** The partition refused a call that was analysed under its plan: it has another by now. */
  outdated(partition: number): void {
    this.#byPartition.delete(partition);
  }

  /** How far stored calls have been counted for the newest trackers. */
  backfill(): Promise<BackfillProgress> {
    return this.job.progress();
  }

  /** To be called when a set of trackers was saved: counting begins at once. */
  async trackersChanged(): Promise<void> {
    this.job.wake();
  }

  async #read(partition: number): Promise<AnalysisSetup> {
    const { plan: name, generations: counted } = await this.store.reader.meta(partition);
    const key = `${name} ${counted}`;
    const known = this.#byName.get(key);
    if (known) return known;
    const plan = await (name === '' ? firstPlan(this.store) : findPlan(this.store, name));
    if (!plan) throw new PlanUnknown();
    const generations = counted === '' ? await firstGenerations(this.store) : decodeGenerations(counted);
    const setup = { plan, generations };
    if (name !== '' && counted !== '') this.#byName.set(key, setup);
    const [oldest] = this.#byName.keys();
    if (this.#byName.size > KEPT_SETUPS) this.#byName.delete(oldest!);
    return setup;
  }
}

/** The plan of this name, undefined where its sets or its analyser are not (or no longer) here. */
export async function findPlan(store: Store, name: string): Promise<AnalysisPlan | undefined> {
  const { analyserVersion, revs } = planNamed(name);
  if (analyserVersion !== ANALYSIS_VERSION) return undefined;
  const sets = await store.trackers.find(revs);
  const [shown, newest] = [sets[0], sets.at(-1)];
  return shown && newest && planOf(shown, newest, analyserVersion);
}

/** The buckets that a partition begins with. */
async function firstGenerations(store: Store): Promise<Generation[]> {
  const known = await store.settings.generations();
  if (!known) throw new StoreUnavailable('loading');
  return known.next ? [known.shown, known.next] : [known.shown];
}

/** The plan that a partition begins with. */
async function firstPlan(store: Store): Promise<AnalysisPlan> {
  const { shown, newest } = await store.trackers.sets();
  return planOf(shown, newest, ANALYSIS_VERSION);
}

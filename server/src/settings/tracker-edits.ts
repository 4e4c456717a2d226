import { type Fault, MAX_PHRASES, MAX_TRACKERS } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { TrackerSet } from '../domain/trackers.ts';
import { Refused } from '../operate/problem.ts';
import { PlanKeeper } from '../pipeline/plan.ts';
import { Store } from '../store/store.ts';
import { countedSince } from './tracker-set.ts';

/** How often a change is tried against changes of others at the same moment. */
const TRIES = 8;
export const NO_TRACKER: Fault = { code: 'not_found', message: 'There is no such tracker.' };
/** The set is read and kept whole, so it has an end. */
const MAX_DISMISSED = 5_000;

/** Changes of the set of trackers, one after the other however many make them at once. */
@Injectable()
export class TrackerEdits {
  constructor(
    private readonly store: Store,
    private readonly plan: PlanKeeper,
  ) {}

  /**
   * Saves what `next` makes of the newest set, again where somebody else was faster; answers what then stands. `undefined`:
   * the set has not what is to be changed.
   */
  async save(next: (newest: TrackerSet) => TrackerSet | undefined): Promise<TrackerSet> {
    for (let i = 0; i < TRIES; i++) {
      const { newest } = await this.store.trackers.sets();
      const changed = next(newest);
      if (changed === undefined) throw new Refused(NO_TRACKER);
      if (changed === newest) return newest;
      const settings = await this.store.settings.load();
      const set = countedSince(changed, settings?.textsFromMs);
      demandRoom(set, newest);
      if (await this.store.trackers.save(set, newest.rev)) {
        await this.plan.trackersChanged();
        return set;
      }
    }
    throw new Refused(
      { code: 'conflict', message: 'Others are changing the trackers at this moment; ask again.' },
      1,
    );
  }
}

const phrasesOf = ({ trackers }: TrackerSet) =>
  trackers.reduce((sum, { phrases }) => sum + phrases.length, 0);

/** Throws the refusal where a set has more than it can; one that had too much before may always have less. */
function demandRoom(set: TrackerSet, before: TrackerSet): void {
  const { trackers, dismissed = [] } = set;
  if (trackers.length > MAX_TRACKERS)
    throw new Refused({ code: 'conflict', message: `There can be at most ${MAX_TRACKERS} trackers.` });
  if (phrasesOf(set) > Math.max(MAX_PHRASES, phrasesOf(before)))
    throw new Refused({
      code: 'conflict',
      message: `All trackers can have ${MAX_PHRASES} phrases together.`,
    });
  if (dismissed.length > MAX_DISMISSED)
    throw new Refused({ code: 'conflict', message: `At most ${MAX_DISMISSED} names can be dismissed.` });
}

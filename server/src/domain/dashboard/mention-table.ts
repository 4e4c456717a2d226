import { byMentions, CUT, type Scope, type Term } from '@earshot/contracts';
import { enter } from './first-by.ts';
import type { ScopedSums } from './input.ts';

/** Something that is mentioned, with the names of its counters. */
export interface Mentionable {
  id: string;
  label: string;
  mentions: string;
  calls: string;
  /** False: what the previous period had of it is not known. */
  isComparable?: boolean;
}

/** Mentionables that are looked up in the sums of one scope. */
export interface MentionGroup<Item extends Mentionable> {
  scope: Scope;
  items: readonly Item[];
}

/** The sums of a period and, where there is one, of the one before it. */
export interface MentionSums {
  now: ScopedSums;
  before: ScopedSums | undefined;
}

/** How often something is mentioned. */
export interface Mentioned {
  label: string;
  mentions: number;
  calls: number;
  /** Absent where there is no previous period, or where it is not known. */
  previousMentions: number | undefined;
}

interface Row<Item, Figures> extends Mentioned {
  item: Item;
  now: ReadonlyMap<string, number>;
  before: ReadonlyMap<string, number> | undefined;
  /** What is shown of it, while its counts are these. */
  figures: Figures | undefined;
  isShown: boolean;
}

interface Group<Item, Figures> {
  scope: Scope;
  rows: Row<Item, Figures>[];
  /** By the names of both counters. */
  byCounter: Map<string, Row<Item, Figures>>;
  /** The versions of the sums that were last looked at. */
  seen: { now: number | undefined; before: number | undefined };
}

/**
 * What is mentioned most, from one document to the next. There may be thousands of mentionables, of which a call mentions a few:
 * where sums tell which counters have changed, only those are looked up again.
 */
export class MentionTable<Item extends Mentionable, Figures extends Term> {
  readonly #groups: Group<Item, Figures>[];
  #most: Record<string, Figures> | undefined;
  /** With fewer mentions than this nothing comes to be shown. */
  #fewest = 0;

  constructor(
    groups: readonly MentionGroup<Item>[],
    private readonly sums: MentionSums,
    private readonly show: (counts: Mentioned, item: Item) => Figures,
  ) {
    this.#groups = groups.map(({ scope, items }) => {
      const rows = items.map((item) => this.#row(item, scope));
      const byCounter = new Map(rows.flatMap((row) => namesOf(row.item).map((name) => [name, row] as const)));
      return { scope, rows, byCounter, seen: this.#versions(scope) };
    });
  }

  /**
   * The `CUT.terms` with most mentions. One that nobody mentions now is shown after them where the previous period had mentions,
   * since a fall to nothing is news; one without any in both is left out. The same object while none of it changes.
   */
  most(): Record<string, Figures> {
    for (const group of this.#groups) this.#follow(group);
    this.#most ??= this.#ranked();
    return this.#most;
  }

  #ranked(): Record<string, Figures> {
    const first: [string, Row<Item, Figures>][] = [];
    for (const { rows } of this.#groups)
      for (const row of rows) {
        const { mentions, previousMentions } = row;
        row.isShown = false;
        // Most of them fall to the cut, and cost no more than this look.
        if (first.length === CUT.terms && mentions < first[CUT.terms - 1]![1].mentions) continue;
        if (mentions === 0 && !previousMentions) continue;
        enter([row.item.id, row], first, { limit: CUT.terms, compare: byMentions });
      }
    this.#fewest = first.length === CUT.terms ? first[CUT.terms - 1]![1].mentions : 0;
    const most: Record<string, Figures> = {};
    for (const [id, row] of first) {
      row.isShown = true;
      row.figures ??= this.show(row, row.item);
      most[id] = row.figures;
    }
    return most;
  }

  /** Looks up what may have changed in a group. */
  #follow(group: Group<Item, Figures>): void {
    const versions = this.#versions(group.scope);
    for (const which of ['now', 'before'] as const) {
      const seen = group.seen[which];
      if (seen !== undefined && seen === versions[which]) continue;
      const changes = seen === undefined ? undefined : this.sums[which]?.changedSince?.(group.scope, seen);
      if (!changes) for (const row of group.rows) this.#count(row);
      else
        for (const counters of changes)
          for (const name of counters.keys()) {
            const row = group.byCounter.get(name);
            if (row) this.#count(row);
          }
    }
    group.seen = versions;
  }

  #versions(scope: Scope): Group<Item, Figures>['seen'] {
    const { now, before } = this.sums;
    return { now: now.version?.(scope), before: before?.version?.(scope) };
  }

  #row(item: Item, scope: Scope): Row<Item, Figures> {
    const counts = { mentions: 0, calls: 0, previousMentions: undefined, figures: undefined, isShown: false };
    const maps = { now: this.sums.now.of(scope), before: this.sums.before?.of(scope) };
    const row = { item, label: item.label, ...maps, ...counts };
    this.#count(row);
    return row;
  }

  #count(row: Row<Item, Figures>): void {
    const { item, now, before } = row;
    const mentions = now.get(item.mentions) ?? 0;
    const calls = now.get(item.calls) ?? 0;
    const previousMentions =
      before && item.isComparable !== false ? (before.get(item.mentions) ?? 0) : undefined;
    if (row.mentions === mentions && row.calls === calls && row.previousMentions === previousMentions) return;
    Object.assign(row, { mentions, calls, previousMentions, figures: undefined });
    if (row.isShown || mentions >= this.#fewest) this.#most = undefined;
  }
}

const namesOf = ({ mentions, calls }: Mentionable) => [mentions, calls];

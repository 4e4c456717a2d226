import type { Scope } from '@earshot/contracts';
import { MINUTE_MS } from '../domain/calendar.ts';
import { type RankedKeyword, shownKeywords } from '../domain/top-sellers.ts';
import type { Window } from '../domain/window.ts';
import { wordDayKeys, wordDayKeysBefore, wordDays } from './covers.ts';
import type { InUse } from './in-use.ts';
import type { NodeState } from './node-state.ts';
import { type BestPractice, markedPhrases, type Sides, sidesOf } from './said.ts';
import type { WindowState } from './window-state.ts';
import { type DayWords, PeriodWords, WordDays, type WordSource } from './word-days.ts';
import type { WordFields } from './word-fields.ts';

/** What the keywords of one making rest on. */
export interface KeywordsMade {
  ranked: readonly RankedKeyword[];
  /** Who was compared; absent: nobody. */
  sides?: Sides;
  /** What was said, by the key of the day. */
  days: ReadonlyMap<string, DayWords>;
  /** The same on the days before that a trend compares; only where somebody asks for it. */
  before?: ReadonlyMap<string, DayWords>;
  fields: WordFields;
}

/** What one view shows of the words; `keywords` is empty until days have been read. */
export interface KeywordsSource {
  readonly keywords: BestPractice;
  /** What they rest on; undefined until they are made. */
  readonly made: KeywordsMade | undefined;
}

class ScopeKeywords implements KeywordsSource {
  keywords: BestPractice = {};
  made: KeywordsMade | undefined;
  /** The minute in which they were last made, and over which days. */
  madeAt = '';
  /** What they were made from. */
  basis = '';
}

interface PeriodEntry {
  window: WindowState<Window>;
  words: PeriodWords;
  /** Of the days before; only where somebody asks for them. */
  before?: PeriodWords;
  scopes: Map<Scope, ScopeKeywords>;
}

export interface BestPracticesOptions {
  state: NodeState;
  source: WordSource;
  /** A scope's keywords are others now. */
  changed: (scope: Scope) => void;
}

/**
 * The best-practice keywords of every open view: made when it opens and again once a minute, from the words of whole days. They
 * are read behind the views' backs: whoever opens one never waits for them.
 */
export class BestPractices {
  readonly #days: WordDays;
  readonly #periods = new Map<string, PeriodEntry>();
  #isRenewing = false;

  constructor(private readonly options: BestPracticesOptions) {
    this.#days = new WordDays(options.source, options.state.epochs);
  }

  /** The keywords of a scope in a period; they come with the next tick. */
  open(periodKey: string, scope: Scope, window: WindowState<Window>): KeywordsSource {
    let entry = this.#periods.get(periodKey);
    if (entry?.window !== window) {
      entry = { window, words: new PeriodWords(this.#days), scopes: new Map() };
      this.#periods.set(periodKey, entry);
    }
    let keywords = entry.scopes.get(scope);
    if (!keywords) {
      keywords = new ScopeKeywords();
      entry.scopes.set(scope, keywords);
    }
    return keywords;
  }

  /** The same, with what was said before. */
  openWithBefore(periodKey: string, scope: Scope, window: WindowState<Window>): KeywordsSource {
    const keywords = this.open(periodKey, scope, window);
    const entry = this.#periods.get(periodKey)!;
    if (!entry.before) {
      entry.before = new PeriodWords(this.#days);
      for (const made of entry.scopes.values()) made.madeAt = '';
    }
    return keywords;
  }

  /** A call that ended at this instant has come, gone or changed. */
  changed(atMs: number): void {
    const { state } = this.options;
    this.#days.changed(state.dayKeyOf(state.zone.dayOf(atMs)));
  }

  /** Renews what was last made in an earlier minute. Rejects where the store fails: the next tick tries again. */
  async tick(nowMs: number): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    try {
      for (const entry of this.#periods.values()) await this.#renew(entry, nowMs);
    } finally {
      this.#isRenewing = false;
    }
  }

  /** Lets go of what no view uses any more, and of what was said before where nobody reads on. */
  sweep({ scopes, periods, series }: Pick<InUse, 'scopes' | 'periods' | 'series'>): void {
    const needed = new Set<string>();
    for (const [key, entry] of this.#periods) {
      if (!series.has(key)) delete entry.before;
      const { words, before, scopes: open } = entry;
      if (!periods.has(key)) this.#periods.delete(key);
      else for (const day of [...words.keys, ...(before?.keys ?? [])]) needed.add(day);
      for (const scope of open.keys()) if (!scopes.has(scope)) open.delete(scope);
    }
    if (!this.#isRenewing) this.#days.keepOnly(needed);
  }

  async #renew(entry: PeriodEntry, nowMs: number): Promise<void> {
    const { window, words, before, scopes } = entry;
    if (!window.isOf(nowMs)) return;
    const { first, last } = wordDays(window.window, this.options.state, nowMs);
    // An older call than all before makes all time longer, in the middle of a minute.
    const at = [Math.floor(nowMs / MINUTE_MS), first, last].join();
    const due = [...scopes].filter(([, keywords]) => keywords.madeAt !== at);
    if (due.length === 0) return;
    if (due.some(([scope]) => this.#sidesOf(window, scope))) {
      await words.follow(wordDayKeys(window.window, this.options.state, nowMs));
      await before?.follow(wordDayKeysBefore(window.window, this.options.state, nowMs));
    }
    for (const [scope, keywords] of due) {
      // Who asked for the days before while others were being read gets them with the next tick.
      keywords.madeAt = entry.before === before ? at : '';
      const sides = this.#sidesOf(window, scope);
      const basis = sides ? this.#basisOf([words.version, before?.version], scope, sides) : '';
      if (basis === keywords.basis && keywords.made) continue;
      keywords.basis = basis;
      this.#make(keywords, scope, sides && { words, sides, ...(before && { before }) });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #make(
    keywords: ScopeKeywords,
    scope: Scope,
    from: (Pick<PeriodEntry, 'words' | 'before'> & { sides: Sides }) | undefined,
  ): void {
    const { directory } = this.options.state;
    const fields = from?.words.fields ?? this.#days.fields;
    const isIn = (sellerId: string) => directory.isIn(scope, sellerId);
    const days = from?.words.days() ?? new Map<string, DayWords>();
    const ranked = from
      ? markedPhrases({ ...from.sides, days: [...days.values()].flat(), fields, isIn })
      : [];
    keywords.made = {
      ...{ ranked, days, fields },
      ...(from && { sides: from.sides }),
      ...(from?.before && { before: from.before.days() }),
    };
    const shown = shownKeywords(ranked);
    if (JSON.stringify(shown) === JSON.stringify(keywords.keywords)) return;
    keywords.keywords = shown;
    this.options.changed(scope);
  }

  #sidesOf(window: WindowState<Window>, scope: Scope): Sides | undefined {
    const { directory, settings } = this.options.state;
    const sellers = window.sellerSums('sellers');
    return sellers && sidesOf(sellers, { scope, directory, stars: settings.topSellers });
  }

  #basisOf(versions: (number | undefined)[], scope: Scope, { top, inPlay }: Sides): string {
    const members = this.options.state.directory.membersOf(scope);
    return JSON.stringify([versions, [...top], [...inPlay].sort(), [...members].sort()]);
  }
}

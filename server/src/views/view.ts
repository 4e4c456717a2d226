import { randomBytes } from 'node:crypto';
import {
  diff,
  type Period,
  type Scope,
  type Snapshot,
  type ViewDelta,
  type ViewPosition,
  type ViewSnapshot,
} from '@earshot/contracts';
import { type Audience, documentFor, type Reduction } from '../domain/audience.ts';
import { keeper } from '../domain/dashboard.ts';
import { periodKey } from './covers.ts';
import { documentOf } from './document.ts';
import type { Touched } from './touches.ts';
import type { Sources } from './warm.ts';

export { type Audience, audienceOf } from '../domain/audience.ts';

/** A view publishes at most once in this time. */
export const PUBLISH_EVERY_MS = 100;

/** Whose figures, over which time, and whom they are made for; by default for people who are signed in. */
export interface ViewRequest {
  scope: Scope;
  period: Period;
  audience?: Audience;
}

/** Where a view's changes go. */
export interface ViewListener {
  /** One change, right after the one before it. */
  delta(view: View, delta: ViewDelta): void;
  /** A document that follows nothing: whoever shows the view must be given all of it. */
  restarted(view: View): void;
}

export interface ViewOptions extends Required<ViewRequest> {
  pseudonym: Reduction['pseudonym'];
  now: () => number;
  /** The node's own `asOf`, in epoch milliseconds. */
  asOfMs: () => number;
  listener: ViewListener;
}

/** Stable text that names the view of a scope, a period and an audience. */
export function viewIdOf({ scope, period, audience = 'people' }: ViewRequest): string {
  const figures = `${scope}~${periodKey(period)}`;
  return audience === 'people' ? figures : `${figures}~${audience}`;
}

/**
 * One document and how it changes. Every patch is the difference of two documents that were published one after the
 * other, so that a reader who applies each of them holds exactly this one.
 */
export class View {
  readonly id: string;
  readonly scope: Scope;
  readonly periodKey: string;
  #epoch = '';
  #rev = 0;
  #document: Snapshot | undefined;
  #documentJson: string | undefined;
  #keep = keeper();
  #keepReduced = keeper();
  #asOfMs = 0;
  #sources: Sources | undefined;
  #isDirty = false;
  #timer: NodeJS.Timeout | undefined;
  #publishedAt = -Infinity;
  #holders = 0;
  #idleSince = performance.now();

  constructor(private readonly options: ViewOptions) {
    this.scope = options.scope;
    this.periodKey = periodKey(options.period);
    this.id = viewIdOf(options);
  }

  get period(): Period {
    return this.options.period;
  }

  get audience(): Audience {
    return this.options.audience;
  }

  get isOpen(): boolean {
    return this.#document !== undefined;
  }

  /** Since when nobody has held it (`performance.now()`); undefined while somebody does. */
  get idleSince(): number | undefined {
    return this.#holders === 0 ? this.#idleSince : undefined;
  }

  /** Where the view stands. `asOf` follows the node while the view does, and stands still while it is cut off. */
  get position(): ViewPosition {
    if (this.#sources) this.#asOfMs = Math.max(this.#asOfMs, this.options.asOfMs());
    return { epoch: this.#epoch, rev: this.#rev, asOf: new Date(this.#asOfMs).toISOString() };
  }

  /** The document as last published. */
  get published(): ViewSnapshot {
    return { viewId: this.id, ...this.position, snapshot: this.#document! };
  }

  /** The same as JSON: the document in it is encoded once a revision, however many ask. */
  get publishedJson(): string {
    const head = JSON.stringify({ viewId: this.id, ...this.position });
    this.#documentJson ??= JSON.stringify(this.#document);
    return `${head.slice(0, -1)},"snapshot":${this.#documentJson}}`;
  }

  /** Keeps the view publishing until the answer is called. */
  hold(): () => void {
    this.#holders += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#holders -= 1;
      isHeld = false;
      this.#idleSince = performance.now();
    };
  }

  /** Brings the document up to date where nobody was there to see it change. */
  refresh(): void {
    if (this.#holders > 0) return;
    this.#idleSince = performance.now();
    this.#publish();
  }

  /** Begins a new epoch upon other sources. */
  restart(sources: Sources): void {
    this.#sources = sources;
    this.#epoch = randomBytes(9).toString('base64url');
    this.#rev = 1;
    this.#keep = keeper();
    this.#document = this.#make(sources);
    this.#documentJson = undefined;
    this.#isDirty = false;
    this.#publishedAt = performance.now();
    this.options.listener.restarted(this);
  }

  /** Its sources follow the store no more: the document stands still until the view is restarted. */
  cutOff(): void {
    this.#asOfMs = Date.parse(this.position.asOf);
    this.#sources = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Figures changed: publishes at once where the last time is long enough ago, else as soon as it is. */
  touch(touched: Touched): void {
    if (!touched.everyone && !touched.scopes.has(this.scope)) return;
    this.#isDirty = true;
    if (this.#holders === 0 || this.#timer) return;
    const waitMs = this.#publishedAt + PUBLISH_EVERY_MS - performance.now();
    if (waitMs <= 0) this.#publish();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#publish();
      }, waitMs);
  }

  #make(sources: Sources): Snapshot {
    const { audience, pseudonym, now } = this.options;
    const whole = documentOf(sources, { scope: this.scope, nowMs: now(), keep: this.#keep });
    return documentFor(whole, { audience, pseudonym, keep: this.#keepReduced });
  }

  #publish(): void {
    if (!this.#isDirty || !this.#sources || this.#document === undefined) return;
    this.#isDirty = false;
    const after = this.#make(this.#sources);
    const patch = diff(this.#document, after);
    if (patch === undefined) return;
    this.#document = after;
    this.#documentJson = undefined;
    const prev = this.#rev;
    this.#rev += 1;
    this.#publishedAt = performance.now();
    this.options.listener.delta(this, { viewId: this.id, ...this.position, prev, patch });
  }
}

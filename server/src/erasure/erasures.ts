import type { ErasedKind, Erasure } from '@earshot/contracts';
import { LeasedJob } from '../pipeline/leased-job.ts';
import type { NewAuditEntry } from '../store/audit.ts';
import { type StoredErasure, tombstoneOf } from '../store/erasures.ts';
import type { InboxDrain } from '../store/inbox-drain.ts';
import type { Store } from '../store/store.ts';
import { FileRewriting } from './file-rewriting.ts';
import { type OpenErasure, PartitionWalk } from './walk.ts';

export interface ErasuresOptions {
  store: Store;
  /** Something unexpected went wrong; it is tried again. */
  failed: (error: unknown) => void;
  /** Redis did not write its files anew; it is tried again. */
  notRewritten?: () => void;
  pollMs?: number;
  /** How long nodes have for reading the changes that an erasure made, before the change streams are emptied. */
  settleMs?: number;
  /** Behind retention alone files are not written anew more often than this. */
  retainedRewriteEveryMs?: number;
}

const JOB = 'erasure';
const POLL_MS = 1_000;
/** While something is waited for. */
const LOOK_MS = 100;
const SETTLE_MS = 1_000;
const RETAINED_REWRITE_EVERY_MS = 3600_000;

/** Erasures that were taken out of every partition, and wait for what lay in the inboxes then. */
interface Waiting {
  erasures: OpenErasure[];
  drains: (InboxDrain | undefined)[];
}

/**
 * Erases for good, on one node at a time, and any node takes it up where another left it:
 *
 * 1. Tombstones are set: nothing of it is taken in from then on.
 * 2. Records, counters, indexes and notes are taken out of every partition, as changes that every view folds.
 * 3. What lay in the inboxes then has left them, what was set aside is removed, and the change streams are emptied.
 * 4. The plain id is forgotten, and Redis writes its files anew. Only then it is done.
 */
export class Erasures {
  readonly #options: Required<ErasuresOptions>;
  readonly #store: Store;
  readonly #job: LeasedJob;
  readonly #files: FileRewriting;
  #waiting: Waiting[] = [];

  constructor(options: ErasuresOptions) {
    this.#options = {
      ...{ notRewritten: () => {}, pollMs: POLL_MS, settleMs: SETTLE_MS },
      retainedRewriteEveryMs: RETAINED_REWRITE_EVERY_MS,
      ...options,
    };
    this.#store = options.store;
    this.#files = new FileRewriting(this.#options);
    this.#job = new LeasedJob({
      ...{ store: options.store, name: JOB, failed: options.failed },
      work: () => this.#pass(),
      lost: () => {
        this.#waiting = [];
      },
      restMs: () => (this.#waiting.length > 0 || this.#files.isBusy ? LOOK_MS : this.#options.pollMs),
    });
  }

  start(): void {
    this.#job.start();
  }

  async stop(): Promise<void> {
    this.#files.stop();
    await this.#job.stop();
  }

  /**
   * Begins to erase something, or answers how far that is where it was asked for before. When this resolves its tombstones are
   * set: what is sent about it is refused.
   */
  async begin(kind: ErasedKind, entityId: string): Promise<Erasure> {
    const asked = erasureOf(kind, entityId, Date.now());
    if (kind === 'call' && (await this.#store.erasures.hasCall(entityId))) asked.erased = 1;
    const { erasure } = await this.#store.erasures.begin(asked);
    if (isOpen(erasure)) {
      await this.#store.inEach((partition) => new PartitionWalk(this.#store, partition, [erasure]).bury());
      this.#job.wake();
    }
    return shown(erasure);
  }

  /** All erasures, what was asked for last first. */
  async list(): Promise<Erasure[]> {
    const erasures = (await this.#store.erasures.list()).map(shown);
    return erasures.sort((a, b) =>
      a.requestedAt === b.requestedAt ? (a.id < b.id ? -1 : 1) : a.requestedAt < b.requestedAt ? 1 : -1,
    );
  }

  async #pass(): Promise<void> {
    await this.#takeUpEvents();
    const known = await this.#store.erasures.list();
    const held = new Set(this.#waiting.flatMap(({ erasures }) => erasures.map(({ id }) => id)));
    const open = known.filter(isOpen).filter(({ id }) => !held.has(id));
    if (open.length > 0) await this.#takeOut(open);
    for (const waiting of [...this.#waiting]) if (await this.#areDrained(waiting)) await this.#close(waiting);
    await this.#files.pass(known.filter(({ state }) => state === 'rewriting'));
  }

  /** Events have set their customers' tombstones in one partition: makes erasures of them. */
  async #takeUpEvents(): Promise<void> {
    await this.#store.inEach(async (partition) => {
      for (const found of await this.#store.erasures.newlyErased(partition)) {
        const { kind, entityId, order } = found;
        const { erasure, isNew } = await this.#store.erasures.begin(erasureOf(kind, entityId, Date.now()));
        if (isNew) await this.#store.audit.add(auditOf(erasure, order));
        await this.#store.erasures.takenUp(partition, found);
      }
    });
  }

  async #takeOut(erasures: OpenErasure[]): Promise<void> {
    const drains: Waiting['drains'] = [];
    const walks: PartitionWalk[] = [];
    for (let partition = 0; partition < this.#store.partitions; partition++) {
      const walk = new PartitionWalk(this.#store, partition, erasures);
      walks.push(walk);
      await walk.bury();
      const drain = this.#store.inbox.drainOf(partition);
      drains.push((await drain.isDrained()) ? undefined : drain);
      await walk.takeOut(() => this.#job.keep());
    }
    for (const erasure of erasures)
      erasure.erased += walks.reduce((sum, walk) => sum + (walk.erased.get(erasure) ?? 0), 0);
    await this.#store.erasures.keep(erasures);
    this.#waiting.push({ erasures, drains });
  }

  async #areDrained({ drains }: Waiting): Promise<boolean> {
    for (const [i, drain] of drains.entries()) if (await drain?.isDrained()) drains[i] = undefined;
    return drains.every((drain) => drain === undefined);
  }

  async #close(waiting: Waiting): Promise<void> {
    await this.#store.inEach((partition) =>
      new PartitionWalk(this.#store, partition, waiting.erasures).sweepAside(),
    );
    await this.#job.pause(this.#options.settleMs);
    await this.#job.keep();
    await this.#store.inEach((partition) => this.#store.erasures.cutChanges(partition));
    await this.#store.erasures.keep(
      waiting.erasures.map(({ entityId: _plain, ...rest }) => ({ ...rest, state: 'rewriting' as const })),
    );
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
  }
}

function erasureOf(kind: ErasedKind, entityId: string, nowMs: number): StoredErasure {
  const requestedAt = new Date(nowMs).toISOString();
  return { id: tombstoneOf(kind, entityId), kind, state: 'erasing', requestedAt, erased: 0, entityId };
}

function isOpen(erasure: StoredErasure): erasure is OpenErasure {
  return erasure.state === 'erasing' && erasure.entityId !== undefined;
}

function shown({ entityId: _plain, ...erasure }: StoredErasure): Erasure {
  return erasure;
}

/** Who erased by an event is known by the source that it names: behind 15 digits of time and one of kind, up to the first NUL. */
function auditOf({ kind, id }: StoredErasure, order: string): NewAuditEntry {
  const source = order.slice(16).split('\0')[0]!;
  return { who: { kind: 'event', id: source, name: source }, what: 'erased', entity: { kind, id } };
}

import { AccessStore } from './access.ts';
import { AccountStore } from './accounts.ts';
import { AlertStore } from './alerts.ts';
import { AuditStore } from './audit.ts';
import { CallStore } from './calls.ts';
import { Connection } from './connection.ts';
import { DealStore } from './deals.ts';
import { EngagementStore } from './engagements.ts';
import { ErasureStore } from './erasures.ts';
import { StoreUnavailable } from './failures.ts';
import { Files } from './files.ts';
import { Functions } from './functions.ts';
import { Inbox } from './inbox.ts';
import { JobStore } from './jobs.ts';
import { ORG } from './keys.ts';
import { Leases } from './leases.ts';
import { Ledger } from './ledger.ts';
import { NoteStore } from './notes.ts';
import { PackedBuckets } from './packed-buckets.ts';
import { PairingStore } from './pairings.ts';
import { PartitionReader } from './partition-reader.ts';
import { Partitions } from './partitions.ts';
import { PeopleStore } from './people.ts';
import { Recounts } from './recounts.ts';
import { ScreenStore } from './screens.ts';
import { SettingsStore } from './settings.ts';
import { TrackerStore } from './trackers.ts';

export interface StoreOptions {
  /** `redis://[user:password@]host:port[/db]`, or `rediss:` for TLS. */
  url: string;
  /** Fixed at the organisation's first start; left out: as many as the data has, one where there is none. */
  partitions?: number;
  log?: (message: string, fields?: object) => void;
}

/** How long a start waits for a Redis that is away or loading its data. */
const START_MS = 10_000;
/** A heartbeat and its deadline together stay below the deadline of a call. */
const BEAT_MS = 400;
const BEAT_DEADLINE_MS = 1_500;
/** A write that went well is believed for so long. */
const PROBE_EVERY_MS = 500;

/**
 * Connects, loads the function library and makes what every partition must have. Fails with `StoreUnavailable` where
 * Redis is not there within 10 s, and where the data was made with another number of partitions.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { url, log, partitions } = options;
  const until = performance.now() + START_MS;
  const connections = new Set<Connection>();
  const onClose = (connection: Connection) => connections.delete(connection);
  const connect = async (name: string, deadlineMs?: number) => {
    const connection = await Connection.open({ url, name: `earshot-${name}`, log, onClose }, deadlineMs);
    connections.add(connection);
    return connection;
  };
  try {
    const commands = await connect('commands', START_MS);
    const bulk = await connect('bulk');
    const functions = new Functions(commands);
    const prepare = async () => {
      await functions.load();
      const standing = await commands.call<string | null>(['HGET', ORG.settings, 'partitions']);
      const count = Number(standing ?? partitions ?? 1);
      if (partitions !== undefined && count !== partitions)
        throw new Error(
          `the data has ${standing} partitions, not ${partitions}: the number cannot be changed`,
        );
      const layout = new Partitions(count, functions);
      await layout.prepareAll();
      return layout;
    };
    const layout = await untilAvailable(prepare, until);
    return new Store({ connections, commands, bulk, functions, partitions: layout, connect });
  } catch (error) {
    for (const connection of connections) connection.close();
    throw error;
  }
}

async function untilAvailable<T>(prepare: () => Promise<T>, until: number): Promise<T> {
  for (;;) {
    try {
      return await prepare();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

interface Parts {
  connections: Set<Connection>;
  commands: Connection;
  bulk: Connection;
  functions: Functions;
  partitions: Partitions;
  connect: (name: string) => Promise<Connection>;
}

/** Redis, and everything that Earshot keeps there. Every call fails with `StoreUnavailable` within 2 s of no answer. */
export class Store {
  readonly partitions: number;
  readonly inbox: Inbox;
  readonly ledger: Ledger;
  readonly reader: PartitionReader;
  readonly packed: PackedBuckets;
  readonly calls: CallStore;
  readonly deals: DealStore;
  readonly engagements: EngagementStore;
  readonly trackers: TrackerStore;
  readonly recounts: Recounts;
  readonly settings: SettingsStore;
  readonly access: AccessStore;
  readonly accounts: AccountStore;
  readonly audit: AuditStore;
  readonly notes: NoteStore;
  readonly people: PeopleStore;
  readonly erasures: ErasureStore;
  readonly files: Files;
  readonly alerts: AlertStore;
  readonly screens: ScreenStore;
  readonly pairings: PairingStore;
  readonly leases: Leases;
  readonly jobs: JobStore;
  readonly #connections: Set<Connection>;
  readonly #commands: Connection;
  readonly #layout: Partitions;
  readonly #heart: NodeJS.Timeout;
  #isBeating = false;
  #hasAnswered = true;
  #probe: { atMs: number; done: Promise<unknown> } | undefined;

  constructor({ connections, commands, bulk, functions, partitions, connect }: Parts) {
    this.partitions = partitions.count;
    this.#connections = connections;
    this.#commands = commands;
    this.#layout = partitions;
    this.inbox = new Inbox(commands, partitions, connect);
    this.ledger = new Ledger(functions, partitions);
    this.reader = new PartitionReader({ commands, bulk, functions, partitions, connect });
    this.packed = new PackedBuckets({ commands, bulk, functions });
    this.calls = new CallStore(commands, functions, partitions);
    this.deals = new DealStore(commands, functions, partitions);
    this.engagements = new EngagementStore(functions);
    this.trackers = new TrackerStore(commands, functions);
    this.recounts = new Recounts(commands, functions);
    this.settings = new SettingsStore(commands, functions);
    this.access = new AccessStore(commands, functions);
    this.accounts = new AccountStore(commands, functions);
    this.audit = new AuditStore(commands);
    this.notes = new NoteStore(commands, functions, partitions);
    this.people = new PeopleStore(commands, partitions);
    this.erasures = new ErasureStore(commands, functions, partitions);
    this.files = new Files(commands);
    this.alerts = new AlertStore(commands, functions);
    this.screens = new ScreenStore(commands, functions);
    this.pairings = new PairingStore(commands, functions);
    this.leases = new Leases(functions);
    this.jobs = new JobStore(commands);
    this.#heart = setInterval(() => void this.#beat(), BEAT_MS);
    this.#heart.unref();
  }

  /** The partition of a call, a deal or an engagement by its id, and of a seller's own events by the seller's. */
  partitionOf(entityId: string): number {
    return this.#layout.of(entityId);
  }

  /** Does something in every partition, all at once. */
  inEach<T>(work: (partition: number) => Promise<T>): Promise<T[]> {
    return Promise.all(Array.from({ length: this.partitions }, (_, partition) => work(partition)));
  }

  /** Whether Redis answered when it was last asked. */
  isUp(): boolean {
    return this.#hasAnswered && this.#commands.isReady;
  }

  /**
   * Tries a small write; fails with `StoreUnavailable` where Redis takes none: away, full, a replica, or loading. However
   * many ask, it is tried once in half a second while it goes well.
   */
  async takesWrites(): Promise<void> {
    const nowMs = performance.now();
    if (this.#probe === undefined || nowMs - this.#probe.atMs > PROBE_EVERY_MS)
      this.#probe = { atMs: nowMs, done: this.#commands.call(['SET', ORG.probe, '1', 'PX', '60000']) };
    try {
      await this.#probe.done;
    } catch (error) {
      this.#probe = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#heart);
    for (const connection of this.#connections) connection.close();
  }

  /** Where Redis hangs, nobody waits for it on another connection either: blocking and bulk reads fail with the beat. */
  async #beat(): Promise<void> {
    if (this.#isBeating) return;
    this.#isBeating = true;
    try {
      await this.#commands.call(['PING'], BEAT_DEADLINE_MS);
      this.#hasAnswered = true;
    } catch (error) {
      this.#hasAnswered = false;
      if (!(error instanceof StoreUnavailable)) throw error;
      if (error.reason !== 'timeout' && error.reason !== 'down') return;
      for (const connection of this.#connections) if (connection.isReady) connection.interrupt(error.reason);
    } finally {
      this.#isBeating = false;
    }
  }
}

import { ErrorReply } from 'redis';
import type { Command, Connection } from './connection.ts';
import { InboxDrain } from './inbox-drain.ts';
import { GROUP, keysOf } from './keys.ts';
import type { Partitions } from './partitions.ts';
import type { Sender } from './records.ts';

/** An accepted event that is not yet applied. `tries` counts how often it was handed out, this time included. */
export interface InboxEntry {
  partition: number;
  id: string;
  event: string;
  sender: Sender;
  tries: number;
}

/** An accepted event on its way in. Without a sender, as entries were written before there was one, it may replace anything. */
export interface NewEntry {
  entityId: string;
  event: string;
  sender?: Sender;
}

/** Every entry holds as few bytes as can be: the field `s` is the sender's initial. */
const MARKS: Record<Sender, string> = { bound: 'b', free: 'f', admin: 'a' };

/** Commands and characters of one round trip: few enough to be answered well within a call's deadline. */
const MAX_WRITES = 1_000;
const MAX_TEXT = 8 * 1024 * 1024;

/** The fields are `e`, the event, and, unless it is of the time before senders were kept, `s`, the sender's mark. */
type RawEntry = [id: string, fields: string[] | null];
type PendingEntry = [id: string, consumer: string, idleMs: number, deliveries: number];

/** The streams of accepted events. */
export class Inbox {
  readonly #connection: Connection;
  readonly #partitions: Partitions;
  readonly #connect: (name: string) => Promise<Connection>;

  constructor(
    connection: Connection,
    partitions: Partitions,
    connect: (name: string) => Promise<Connection>,
  ) {
    this.#connection = connection;
    this.#partitions = partitions;
    this.#connect = connect;
  }

  /** Writes accepted events; resolves when all are written. On failure some may have been: send them again. */
  async add(entries: readonly NewEntry[]): Promise<void> {
    let writes: Command[] = [];
    let size = 0;
    for (const { entityId, event, sender } of entries) {
      if (writes.length > 0 && (writes.length >= MAX_WRITES || size + event.length > MAX_TEXT)) {
        await this.#connection.pipeline(writes);
        writes = [];
        size = 0;
      }
      const mark = sender === undefined ? [] : ['s', MARKS[sender]];
      writes.push(['XADD', keysOf(this.#partitions.of(entityId)).inbox, '*', 'e', event, ...mark]);
      size += event.length;
    }
    if (writes.length > 0) await this.#connection.pipeline(writes);
  }

  /** How many accepted events are not yet applied. */
  backlog(): Promise<number> {
    return this.#lengths((partition) => keysOf(partition).inbox);
  }

  /** How many events were set aside. */
  asideCount(): Promise<number> {
    return this.#lengths((partition) => keysOf(partition).aside);
  }

  /** Tells when everything that is in a partition's inbox now has left it. */
  drainOf(partition: number): InboxDrain {
    return new InboxDrain(this.#connection, partition);
  }

  /** Moves an entry that cannot be applied out of the way, in one step; `reason` must not hold the event's text. */
  async setAside(entry: InboxEntry, reason: string): Promise<void> {
    const { inbox, aside } = keysOf(entry.partition);
    await this.#connection.transaction([
      ['XADD', aside, '*', 'e', entry.event, 'reason', reason],
      ['XACK', inbox, GROUP, entry.id],
      ['XDEL', inbox, entry.id],
    ]);
  }

  /** Opens a reader on a connection of its own. `consumer` names who holds entries until they are applied. */
  async openReader(consumer: string): Promise<InboxReader> {
    return new InboxReader(await this.#connect(`inbox-${consumer}`), this.#partitions, consumer);
  }

  async #lengths(keyOf: (partition: number) => string): Promise<number> {
    const lengths = await this.#connection.pipeline(
      this.#partitions.all.map((partition) => ['XLEN', keyOf(partition)]),
    );
    return lengths.reduce<number>((sum, length) => sum + Number(length), 0);
  }
}

/** Hands out the entries of all partitions' inboxes to one consumer. Not for concurrent use. */
export class InboxReader {
  readonly #connection: Connection;
  readonly #partitions: Partitions;
  readonly #consumer: string;

  constructor(connection: Connection, partitions: Partitions, consumer: string) {
    this.#connection = connection;
    this.#partitions = partitions;
    this.#consumer = consumer;
  }

  /** New entries, about `count` at most; waits for the first for up to `blockMs` (3 s at most). */
  async read({ count, blockMs }: { count: number; blockMs: number }): Promise<InboxEntry[]> {
    const { all } = this.#partitions;
    const each = String(Math.max(1, Math.ceil(count / all.length)));
    const streams = all.map((partition) => keysOf(partition).inbox);
    const as = ['XREADGROUP', 'GROUP', GROUP, this.#consumer, 'COUNT', each];
    const news = ['STREAMS', ...streams, ...all.map(() => '>')];
    const [answer] = (await this.#withGroup(() =>
      this.#connection.block((waitMs) => [[...as, 'BLOCK', waitMs, ...news]], blockMs),
    )) as [[string, RawEntry[]][] | null];
    return (answer ?? []).flatMap(([stream, entries]) => {
      const partition = streams.indexOf(stream);
      return entries.flatMap((raw) => entryOf(raw, partition, 1));
    });
  }

  /**
   * Takes over entries that anyone has held for longer than `idleMs`, and those that are this reader's own without being
   * `inHand` (as `partition/id`): they were handed out in an answer that never arrived. About `count` a partition.
   */
  async claimStale(options: {
    idleMs: number;
    count: number;
    inHand?: ReadonlySet<string>;
  }): Promise<InboxEntry[]> {
    const { all } = this.#partitions;
    const inHand = options.inHand ?? new Set();
    const idle = String(options.idleMs);
    const count = String(options.count + inHand.size);
    const pending = (await this.#withGroup(() =>
      this.#connection.pipeline(
        all.flatMap((partition) => {
          const group = [keysOf(partition).inbox, GROUP];
          return [
            ['XPENDING', ...group, 'IDLE', idle, '-', '+', count],
            ['XPENDING', ...group, '-', '+', count, this.#consumer],
          ];
        }),
      ),
    )) as PendingEntry[][];
    const claims = pending.flatMap((entries, at) => {
      const partition = at >> 1;
      const areOwn = at % 2 === 1;
      const free = entries.filter(
        ([id, consumer]) => (consumer === this.#consumer) === areOwn && !inHand.has(`${partition}/${id}`),
      );
      return free.length === 0 ? [] : [{ partition, free, idle: areOwn ? '0' : idle }];
    });
    return this.#claim(claims);
  }

  async close(): Promise<void> {
    this.#connection.close();
  }

  async #claim(
    claims: readonly { partition: number; free: PendingEntry[]; idle: string }[],
  ): Promise<InboxEntry[]> {
    if (claims.length === 0) return [];
    const claimed = (await this.#connection.pipeline(
      claims.map(({ partition, free, idle }) => [
        ...['XCLAIM', keysOf(partition).inbox, GROUP, this.#consumer, idle],
        ...free.map(([id]) => id),
      ]),
    )) as RawEntry[][];
    return claims.flatMap(({ partition, free }, at) => {
      const tries = new Map(free.map(([id, , , deliveries]) => [id, deliveries + 1]));
      return claimed[at]!.flatMap((raw) => entryOf(raw, partition, tries.get(raw[0]) ?? 1));
    });
  }

  /** Makes the groups again where the store was emptied under way. */
  async #withGroup<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ErrorReply && error.message.startsWith('NOGROUP'))) throw error;
      await this.#partitions.prepareAll();
      return read();
    }
  }
}

/** The entry, or none where it is gone. */
function entryOf([id, fields]: RawEntry, partition: number, tries: number): InboxEntry[] {
  if (fields === null) return [];
  const [, event, , mark] = fields;
  return [{ partition, id, event: event!, sender: senderOf(mark), tries }];
}

function senderOf(mark: string | undefined): Sender {
  if (mark === MARKS.bound) return 'bound';
  return mark === MARKS.admin ? 'admin' : 'free';
}

import { createClient, MultiErrorReply, RESP_TYPES } from 'redis';
import { replyWordOf, StoreUnavailable, type UnavailableReason } from './failures.ts';

/** How long a call waits for Redis before it fails. */
export const DEADLINE_MS = 2_000;
/** Reads that bring much may take longer, as long as the heartbeat says that Redis answers. */
export const BULK_DEADLINE_MS = 15_000;
/** Blocking reads return by then, so that the socket's own time-out never takes a quiet stream for a dead one. */
const LONGEST_BLOCK_MS = 3_000;
const SOCKET_TIMEOUT_MS = 5_000;
const PING_INTERVAL_MS = 1_000;
const IN_BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } };
/** Commands sent and not yet answered, at most: beyond it a call fails at once instead of waiting in memory. */
const MAX_OUTSTANDING = 10_000;

/** Texts, and bytes where they are none. */
export type Argument = string | Buffer;
export type Command = readonly Argument[];

export interface ConnectionOptions {
  url: string;
  name: string;
  log?: ((message: string, fields?: object) => void) | undefined;
  onClose?: (connection: Connection) => void;
}

function makeClient({ url, name }: ConnectionOptions) {
  return createClient({
    url,
    name,
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    pingInterval: PING_INTERVAL_MS,
    socket: {
      connectTimeout: DEADLINE_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      reconnectStrategy: (retries) =>
        Math.min(50 * 2 ** Math.min(retries, 5), 1_000) * (0.5 + Math.random() / 2),
    },
  });
}

type Client = ReturnType<typeof makeClient>;

/**
 * One connection to Redis that is made again for ever and never makes anyone wait long: while it is away calls fail at
 * once, and one that is not answered in time fails, with everything else under way, and the connection is made anew.
 * Arguments and answers are as Redis has them (RESP 2: flat lists of texts, or of bytes where they are asked for).
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #underWay = new Set<(failure: StoreUnavailable) => void>();
  #client: Client;
  #outstanding = 0;
  #lastError: unknown;
  #server = '';
  #isClosed = false;

  private constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#client = this.#connect();
  }

  /** Connects; fails with `StoreUnavailable` where that takes longer than `deadlineMs`. */
  static async open(options: ConnectionOptions, deadlineMs = DEADLINE_MS): Promise<Connection> {
    const connection = new Connection(options);
    const until = performance.now() + deadlineMs;
    while (!connection.isReady) {
      if (performance.now() > until) {
        connection.close();
        throw new StoreUnavailable('down', connection.#lastError);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return connection;
  }

  get isReady(): boolean {
    return this.#server !== '' && this.#client.isReady;
  }

  /** Names the process of Redis at the other end: another one after a restart, which may have lost what was last. */
  get server(): string {
    return this.#server;
  }

  /** Sends one command. */
  call<T>(command: Command, deadlineMs = DEADLINE_MS): Promise<T> {
    return this.#inTime(1, deadlineMs, () => this.#client.sendCommand<T>(command));
  }

  /** The same for one that answers bytes: what would be texts in its answer are buffers. */
  callForBytes<T>(command: Command, deadlineMs = DEADLINE_MS): Promise<T> {
    return this.#inTime(1, deadlineMs, () => this.#client.sendCommand<T>(command, IN_BYTES));
  }

  /** Sends commands in one go and answers when all are done, in their order. */
  pipeline(commands: readonly Command[], deadlineMs = DEADLINE_MS): Promise<unknown[]> {
    return this.#inTime(commands.length, deadlineMs, () => this.#queued(commands).execAsPipeline());
  }

  /** Sends commands of which one waits on the server for up to `blockMs` (3 s at most). */
  block(commands: (blockMs: string) => readonly Command[], blockMs: number): Promise<unknown[]> {
    const waitMs = Math.max(1, Math.min(Math.round(blockMs), LONGEST_BLOCK_MS));
    return this.pipeline(commands(String(waitMs)), waitMs + DEADLINE_MS);
  }

  /** Sends commands that are carried out as one, nobody else's in between. */
  transaction(commands: readonly Command[], deadlineMs = DEADLINE_MS): Promise<unknown[]> {
    return this.#inTime(commands.length + 2, deadlineMs, () => this.#queued(commands).exec());
  }

  /** Fails everything under way and connects anew. */
  interrupt(reason: UnavailableReason): void {
    if (this.#isClosed) return;
    const failure = new StoreUnavailable(reason);
    for (const fail of this.#underWay) fail(failure);
    this.#client.destroy();
    this.#lost(this.#client, failure);
    this.#client = this.#connect();
  }

  /** Fails everything under way and stays closed. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.onClose?.(this);
    for (const fail of this.#underWay) fail(new StoreUnavailable('down'));
    this.#client.destroy();
  }

  #queued(commands: readonly Command[]) {
    const multi = this.#client.multi();
    for (const command of commands) multi.sendCommand(command);
    return multi;
  }

  #connect(): Client {
    const client = makeClient(this.#options);
    // Without a listener an error would end the process.
    client.on('error', (error) => this.#lost(client, error));
    client.on('ready', () => {
      client.sendCommand<string>(['INFO', 'server']).then(
        (info) => this.#found(client, /run_id:(\w+)/.exec(info)?.[1] ?? ''),
        (error) => this.#lost(client, error),
      );
    });
    // Fails only when the client is destroyed first.
    client.connect().catch(() => {});
    return client;
  }

  #found(client: Client, server: string): void {
    if (client !== this.#client) return;
    this.#server = server;
    this.#options.log?.('redis connected', { connection: this.#options.name });
  }

  #lost(client: Client, error: unknown): void {
    if (client !== this.#client) return;
    this.#lastError = error;
    if (this.#server === '') return;
    this.#server = '';
    const reason = replyWordOf(error) ?? (error instanceof Error ? error.message : String(error));
    this.#options.log?.('redis connection lost', { connection: this.#options.name, reason });
  }

  #inTime<T>(commands: number, deadlineMs: number, send: () => Promise<T>): Promise<T> {
    if (!this.isReady) return Promise.reject(new StoreUnavailable('down', this.#lastError));
    if (this.#outstanding + commands > MAX_OUTSTANDING) return Promise.reject(new StoreUnavailable('full'));
    this.#outstanding += commands;
    return new Promise<T>((resolve, reject) => {
      const client = this.#client;
      // The answer may have arrived while this process was busy: it is read before the time-out counts.
      const timer = setTimeout(() => {
        setImmediate(() => {
          if (this.#underWay.has(reject) && client === this.#client) this.interrupt('timeout');
        });
      }, deadlineMs);
      this.#underWay.add(reject);
      send()
        .then(resolve, (error) => reject(failureOf(error)))
        .finally(() => {
          clearTimeout(timer);
          this.#underWay.delete(reject);
          this.#outstanding -= commands;
        });
    });
  }
}

const REASONS: Partial<Record<string, UnavailableReason>> = {
  OOM: 'full',
  READONLY: 'readonly',
  MISCONF: 'readonly',
  NOREPLICAS: 'readonly',
  LOADING: 'loading',
  MASTERDOWN: 'loading',
  BUSY: 'timeout',
  // A blocking read ended before its time: its stream is gone, or Redis has become a replica.
  UNBLOCKED: 'down',
};

/** A failure that says when to come back, or the error itself where it is a bug of ours. */
function failureOf(error: unknown): unknown {
  if (error instanceof MultiErrorReply) return failureOf(error.errors().next().value);
  const word = replyWordOf(error);
  if (word !== undefined) {
    const reason = REASONS[word];
    return reason === undefined ? error : new StoreUnavailable(reason, error);
  }
  return error instanceof TypeError ? error : new StoreUnavailable('down', error);
}

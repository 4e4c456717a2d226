import type { Fault, IngestAnswer, RejectedEvent } from '@earshot/contracts';
import type { Principal } from '../access/principal.ts';
import type { Metrics } from '../operate/metrics.ts';
import type { Sender } from '../store/records.ts';
import { entityIdOf, erasableIn, isFault, parseEvent, readableIdOf } from './parse-event.ts';
import type { Entry, SharedWrites } from './shared-writes.ts';

const BATCH_EVENTS = 200;
const BATCH_CHARACTERS = 1_000_000;
/** Batches on their way to the store at once; with more, the sender waits. */
const MAX_IN_FLIGHT = 3;
/** Rejected events that an answer lists; what is beyond is counted. */
const MAX_LISTED = 10_000;

export interface IntakeParts {
  writes: Pick<SharedWrites, 'add'>;
  metrics: Pick<Metrics, 'accepted' | 'rejected'>;
  maxEventBytes: number;
}

/** A valid event that is not yet written, and its place in the request. */
interface Offered {
  index: number;
  id: string;
  entry: Entry;
}

const ERASED = {
  code: 'erased',
  message: 'speaks of a call, customer or seller that was erased for good',
} as const;

/** Takes in the events of one request: validates each, writes them in batches, and keeps the account. */
export class Intake {
  private batch: Offered[] = [];
  private batchCharacters = 0;
  private readonly inFlight = new Set<Promise<void>>();
  private failure: { error: unknown } | undefined;
  private index = 0;
  private accepted = 0;
  private rejectedCount = 0;
  private readonly rejected: RejectedEvent[] = [];

  constructor(
    private readonly sender: Principal,
    private readonly parts: IntakeParts,
  ) {}

  /**
   * Takes one event, with the JSON that it was parsed from where there is one; answers a promise where the sender has to
   * wait. Throws what the store threw for earlier ones.
   */
  offer({ value, text }: { value: unknown; text?: string }, nowMs: number): Promise<void> | undefined {
    const event = parseEvent(value, nowMs);
    if (isFault(event)) return this.reject(event, readableIdOf(value));
    const { types, source } = this.sender;
    if (types !== undefined && !types.includes(event.type))
      return this.reject(
        { code: 'not_allowed', message: 'this token may not send this type', path: 'type' },
        event.id,
      );
    if (source !== undefined && source !== event.source)
      return this.reject(
        { code: 'not_allowed', message: 'this token does not speak for this source', path: 'source' },
        event.id,
      );
    if (event.type === 'customer.erased' && rightsOf(this.sender) === 'bound')
      return this.reject(
        {
          code: 'not_allowed',
          message: 'a customer’s calls can be of any source, and this token speaks for one',
        },
        event.id,
      );
    const json = text !== undefined && isNormal(text) ? text : JSON.stringify(event);
    if (isLongerThan(json, this.parts.maxEventBytes)) return this.reject(this.tooLarge(), event.id);
    const entry = {
      ...{ entityId: entityIdOf(event), event: json },
      ...{ sender: rightsOf(this.sender), erasable: erasableIn(event) },
    };
    this.batch.push({ index: this.index, id: event.id, entry });
    this.index += 1;
    this.batchCharacters += json.length;
    const isFull = this.batch.length >= BATCH_EVENTS || this.batchCharacters >= BATCH_CHARACTERS;
    return isFull ? this.write() : undefined;
  }

  /** Notes that the next event cannot be taken. */
  reject(fault: Fault, id?: string): undefined {
    this.list({ index: this.index, ...(id === undefined ? {} : { id }), ...fault });
    this.index += 1;
  }

  tooLarge(): Fault {
    return { code: 'too_large', message: `must not be over ${this.parts.maxEventBytes} bytes` };
  }

  /** Writes what is left and waits until all of it is in the store; throws where any of it may not be. */
  async finish(): Promise<IngestAnswer> {
    await this.write();
    await Promise.all(this.inFlight);
    this.throwFailure();
    const { accepted, rejectedCount } = this;
    // What was erased is known later than what is faulty.
    const rejected = this.rejected.sort((a, b) => a.index - b.index);
    return { accepted, rejected, ...(rejectedCount > rejected.length ? { rejectedCount } : {}) };
  }

  private async write(): Promise<void> {
    this.throwFailure();
    if (this.batch.length === 0) return;
    const batch = this.batch;
    this.batch = [];
    this.batchCharacters = 0;
    const writing = this.parts.writes
      .add(batch.map(({ entry }) => entry))
      .then(
        (erased) => this.written(batch, erased),
        (error: unknown) => {
          this.failure ??= { error };
        },
      )
      .finally(() => this.inFlight.delete(writing));
    this.inFlight.add(writing);
    if (this.inFlight.size >= MAX_IN_FLIGHT) await Promise.race(this.inFlight);
  }

  private written(batch: readonly Offered[], erased: ReadonlySet<Entry>): void {
    const refused = batch.filter(({ entry }) => erased.has(entry));
    for (const { index, id } of refused) this.list({ index, id, ...ERASED });
    this.accepted += batch.length - refused.length;
    this.parts.metrics.accepted.inc(batch.length - refused.length);
  }

  private list(rejected: RejectedEvent & { code: Fault['code'] }): void {
    this.parts.metrics.rejected.inc({ code: rejected.code });
    this.rejectedCount += 1;
    if (this.rejected.length < MAX_LISTED) this.rejected.push(rejected);
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }
}

/** What the sender may replace. A source that is given to an admin binds what it sends, not what it may replace. */
function rightsOf({ role, source }: Principal): Sender {
  if (role === 'admin') return 'admin';
  return source === undefined ? 'free' : 'bound';
}

/**
 * Whether a valid event's JSON can be kept as it came: no text in it changes in NFC, and none is escaped, so that this
 * can be seen. It then says the same as the validated event written anew, which costs as much as parsing it.
 */
function isNormal(json: string): boolean {
  return !json.includes('\\u') && json.normalize() === json;
}

/** Compares a text's length in UTF-8, counting only where its length in UTF-16 leaves it open. */
function isLongerThan(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  return text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes;
}

import { ErrorReply } from 'redis';

export type UnavailableReason = 'down' | 'timeout' | 'full' | 'readonly' | 'loading';

/**
 * Redis does not answer, or does not take writes. The call may have been carried out all the same: what was sent is
 * sent again whole, which is harmless, since every write of the store may be repeated.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, cause?: unknown) {
    super(`the store is not available: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The changes after a position cannot be had: a hole, or another incarnation of the partition. Load everything anew. */
export class ChangesLost extends Error {
  override readonly name = 'ChangesLost';
  readonly partition: number;

  constructor(partition: number, why: string) {
    super(`changes of partition ${partition} are lost: ${why}`);
    this.partition = partition;
  }
}

/**
 * The word by which Redis names an error that it answered with, such as `WRONGTYPE`; undefined where it is another error. The
 * text after it may quote what was sent, so that it is no one's to read.
 */
export function replyWordOf(error: unknown): string | undefined {
  if (!(error instanceof ErrorReply)) return undefined;
  return /^[A-Z]{1,32}(?= |$)/.exec(error.message)?.[0] ?? 'ERR';
}

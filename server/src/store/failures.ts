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

import type { Bye } from '@earshot/contracts';
import type { View } from '../views/view.ts';
import type { LiveSocket } from './live-socket.ts';

/** A socket that has so many messages of one view, or so many bytes, still to take is behind. */
const MAX_UNANSWERED = 8;
const MAX_BUFFERED_BYTES = 256 * 1024;
/** With so little left to take it has caught up. */
const CAUGHT_UP_BYTES = 16 * 1024;
/** Beyond these it is cut off. */
const CUT_BYTES = 1024 * 1024;
const CUT_AFTER_MS = 30_000;

/** One view that one socket shows. */
export class Showing {
  /** Numbers of the messages that the page has not acknowledged yet. */
  readonly unanswered = new Set<number>();
  /** Since when (`performance.now()`) it takes no part in the fan-out; undefined while it does. */
  behindSince: number | undefined;

  constructor(
    readonly peer: Peer,
    readonly view: View,
    /** Lets the view go. */
    readonly release: () => void,
  ) {}

  get hasRoom(): boolean {
    return this.unanswered.size < MAX_UNANSWERED && this.peer.bufferedBytes() < MAX_BUFFERED_BYTES;
  }

  get hasCaughtUp(): boolean {
    return this.unanswered.size === 0 && this.peer.bufferedBytes() <= CAUGHT_UP_BYTES;
  }
}

/** One connected socket and what it shows. */
export class Peer {
  readonly showings = new Map<string, Showing>();
  /** Messages refused because they came too fast. */
  refused = 0;

  constructor(readonly socket: LiveSocket) {}

  /** Bytes written for this socket that its network has not taken yet: in the queue of packets, and on the way out. */
  bufferedBytes(): number {
    const { writeBuffer } = this.socket.conn as unknown as { writeBuffer: readonly { data?: string }[] };
    let bytes = this.socket.request.socket.writableLength;
    for (const { data } of writeBuffer) bytes += data?.length ?? 0;
    return bytes;
  }

  /** Whether keeping the socket would cost too much, or has been of no use for too long. */
  get isHopeless(): boolean {
    if (this.bufferedBytes() > CUT_BYTES) return true;
    const latest = performance.now() - CUT_AFTER_MS;
    return [...this.showings.values()].some(
      ({ behindSince }) => behindSince !== undefined && behindSince < latest,
    );
  }

  /** Tells the page why, and ends the connection. A network that takes nothing is not waited for. */
  dismiss(reason: Bye['reason'], retryAfterMs: number): void {
    const isStuck = this.bufferedBytes() > CAUGHT_UP_BYTES;
    this.socket.emit('bye', { reason, retryAfterMs });
    this.socket.disconnect(true);
    if (isStuck) this.socket.request.socket.destroy();
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ClientToServer,
  LIVE_NAMESPACE,
  type ServerToClient,
  type Snapshot,
  type ViewDelta,
  type ViewOpen,
  type ViewPosition,
  type ViewSnapshot,
} from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { mergePatch } from '../oracle/merge-patch.ts';

/** A view that lives through all its deltas. */
export class LiveView {
  /** Deltas and snapshots that came. */
  changes = 0;

  constructor(
    readonly asked: ViewOpen,
    private held: ViewSnapshot,
    private readonly onState: ((snapshot: Snapshot) => void) | undefined,
  ) {
    onState?.(held.snapshot);
  }

  get snapshot(): Snapshot {
    return this.held.snapshot;
  }

  /** Up to when the node had read every change that is in what is held, by the server's clock. */
  get asOfMs(): number {
    return Date.parse(this.held.asOf);
  }

  /** A heartbeat says that what is held is still all there is to show. */
  confirm({ epoch, rev, asOf }: ViewPosition): void {
    if (epoch === this.held.epoch && rev === this.held.rev) this.held = { ...this.held, asOf };
  }

  replace(snapshot: ViewSnapshot): void {
    this.held = snapshot;
    this.changes += 1;
    this.onState?.(snapshot.snapshot);
  }

  /** Throws where the delta does not fit: the server may never send such a one to a page that keeps up. */
  apply({ epoch, prev, rev, asOf, patch }: ViewDelta): void {
    if (epoch !== this.held.epoch || prev !== this.held.rev || rev !== prev + 1)
      throw new Error(`a delta from ${prev} to ${rev} does not fit a view at ${this.held.rev}`);
    const snapshot = mergePatch(this.held.snapshot, patch) as Snapshot;
    this.replace({ ...this.held, rev, asOf, snapshot });
  }
}

/** A page without a screen: one connection, any number of views, every message acknowledged. */
export class LiveClient implements AsyncDisposable {
  private readonly views = new Map<string, LiveView>();
  /** What did not fit. */
  readonly faults: unknown[] = [];

  private constructor(private readonly socket: Socket<ServerToClient, ClientToServer>) {
    socket.on('view:delta', (delta, done) => {
      try {
        this.views.get(delta.viewId)?.apply(delta);
      } catch (error) {
        this.faults.push(error);
      }
      done();
    });
    socket.on('view:snapshot', (snapshot, done) => {
      this.views.get(snapshot.viewId)?.replace(snapshot);
      done();
    });
    socket.on('heartbeat', ({ views }) => {
      for (const [viewId, position] of Object.entries(views)) this.views.get(viewId)?.confirm(position);
    });
  }

  static async connect(url: string, token: string): Promise<LiveClient> {
    const socket: Socket<ServerToClient, ClientToServer> = io(`${url}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      auth: { token },
      reconnection: false,
      forceNew: true,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new LiveClient(socket);
  }

  async open(asked: ViewOpen, onState?: (snapshot: Snapshot) => void): Promise<LiveView> {
    // The first delta may come right behind the answer: the view must be there in the same turn.
    return new Promise((resolve, reject) => {
      this.socket.emit('view:open', asked, (answer) => {
        if (!answer.ok) return reject(new Error(`${answer.error.code}: ${answer.error.message}`));
        const view = new LiveView(asked, answer, onState);
        this.views.set(answer.viewId, view);
        resolve(view);
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.disconnect();
  }
}

/** Waits until something holds, asking again and again; answers whether it did in time. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 40,
): Promise<boolean> {
  for (
    const startedAtMs = performance.now();
    performance.now() - startedAtMs < withinMs;
    await sleep(everyMs)
  )
    if (await holds()) return true;
  return holds();
}

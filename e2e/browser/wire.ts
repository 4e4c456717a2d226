import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A wire between a browser and a server, for a fault that no browser can be asked for: one that says nothing. What is lost on a
 * real way is not refused and not closed, it just never arrives.
 */
export class Wire implements AsyncDisposable {
  private readonly ends = new Set<Socket>();
  /** What goes over new connections: everything, or nothing. */
  private isWhole = true;

  private constructor(
    private readonly server: Server,
    private readonly portOf: () => number,
  ) {}

  /** A wire to whatever listens at `portOf()` of this machine when a connection is made. */
  static async to(portOf: () => number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server, portOf);
    server.on('connection', (near) => wire.join(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The same address of a page, over this wire. */
  over(url: string): string {
    const { pathname, search, hash } = new URL(url);
    return `${this.origin}${pathname}${search}${hash}`;
  }

  /** Both ends of every connection go on believing in it, and nothing arrives any more; new ones are whole. */
  loseConnections(): void {
    for (const end of this.ends) {
      end.unpipe();
      end.removeAllListeners('close');
      // Read, so that neither end notices that the other one does not.
      end.on('data', () => {});
    }
    this.ends.clear();
  }

  /** The same, and nothing arrives over new ones either, until `mend`. */
  lose(): void {
    this.isWhole = false;
    this.loseConnections();
  }

  mend(): void {
    this.isWhole = true;
  }

  private join(near: Socket): void {
    near.on('error', () => {});
    if (!this.isWhole) {
      near.on('data', () => {});
      return;
    }
    const far = connect(this.portOf(), '127.0.0.1');
    far.on('error', () => near.destroy());
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(end);
      end.pipe(other);
      end.on('close', () => {
        this.ends.delete(end);
        other.destroy();
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const end of this.ends) end.destroy();
    this.server.close();
  }
}

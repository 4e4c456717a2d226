import type { IncomingMessage } from 'node:http';
import { type ErrorCode, LIVE_NAMESPACE } from '@earshot/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { AccessService } from '../access/access.service.ts';
import { may } from '../access/permissions.ts';
import { CONFIG, type Config } from '../config.ts';
import { clientAddresses, networkOf } from '../operate/client-address.ts';
import { RateLimit } from '../operate/rate-limit.ts';
import { protection } from '../operate/security-headers.ts';
import { liveParser } from './encoded.ts';
import type { LiveSocket } from './live-socket.ts';

const SETTINGS = {
  // Polling would need sessions that stick to one node.
  transports: ['websocket'],
  pingInterval: 10_000,
  pingTimeout: 5_000,
  /** A connection that signs in to nothing is closed. */
  connectTimeout: 10_000,
  maxHttpBufferSize: 256 * 1024,
  perMessageDeflate: false,
  serveClient: false,
  // Namespaces that are refused leave nothing behind.
  cleanupEmptyChildNamespaces: true,
  parser: liveParser,
} as const satisfies Partial<ServerOptions>;

/** Handshakes at this node, and from one address: what is refused comes again, spread out. */
const NODE_LIMIT = { requests: 200, windowSec: 1 } as const;
const ADDRESS_LIMIT = { requests: 100, windowSec: 1 } as const;

/** Socket.IO as Earshot offers it: pages of welcome origins, signed in before anything else is answered. */
export class LiveAdapter extends IoAdapter {
  readonly #access: AccessService;
  readonly #config: Config;
  readonly #addressOf: (request: IncomingMessage) => string;
  readonly #byNode = new RateLimit(NODE_LIMIT);
  readonly #byAddress = new RateLimit(ADDRESS_LIMIT);

  constructor(app: INestApplicationContext) {
    super(app);
    this.#access = app.get(AccessService);
    this.#config = app.get<Config>(CONFIG);
    this.#addressOf = clientAddresses(this.#config.trustedProxies);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      ...SETTINGS,
      allowRequest: (request: IncomingMessage, answer: (error: string | null, isAllowed: boolean) => void) =>
        void this.#allows(request).then((isAllowed) => answer(null, isAllowed)),
    } as ServerOptions);
    // Handshakes are answered before any hook of the application's own.
    server.engine.use(protection(this.#config));
    for (const other of [server.sockets, server.of((_name, _auth, next) => next(null, true))])
      other.use((_socket, next) => next(refusal('forbidden', 'Nothing is offered here.')));
    server.of(LIVE_NAMESPACE).use((socket, next) => {
      this.#signIn(socket as LiveSocket).then(next, () =>
        next(refusal('store_unavailable', 'The store does not answer; connect again in a moment.')),
      );
    });
    return server;
  }

  async #allows(request: IncomingMessage): Promise<boolean> {
    const { origin, host } = request.headers;
    return (
      this.#access.isAllowedOrigin(origin, host) &&
      (await this.#byAddress.secondsToWait(networkOf(this.#addressOf(request)))) === undefined &&
      (await this.#byNode.secondsToWait('node')) === undefined
    );
  }

  /** Finds out who connects; answers the refusal where they may not. */
  async #signIn(socket: LiveSocket): Promise<RefusedHandshake | undefined> {
    const { auth, headers } = socket.handshake;
    const { token, as } = auth as { token?: unknown; as?: unknown };
    const shown = token === undefined ? {} : { token: typeof token === 'string' ? token : '' };
    const principal = await this.#access.principalOf({ cookie: headers.cookie, as, ...shown });
    if (!principal) return refusal('unauthorized', 'A valid token or session is needed.');
    if (!may(principal, 'watchViews')) return refusal('forbidden', 'This role may not watch views.');
    socket.data.principal = principal;
    return undefined;
  }
}

type RefusedHandshake = Error & { data: { code: ErrorCode } };

/** What the page is told in `connect_error`: `data.code` is one of the contract's. */
function refusal(code: ErrorCode, message: string): RefusedHandshake {
  return Object.assign(new Error(message), { data: { code } });
}

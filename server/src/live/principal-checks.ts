import type { AccessService } from '../access/access.service.ts';
import { may } from '../access/permissions.ts';
import { sees } from '../access/scopes.ts';
import type { Peer } from './peer.ts';

/** So many are asked after at a time: one after the other would take too long where many are connected. */
const AT_ONCE = 50;

export interface PrincipalChecksOptions {
  access: AccessService;
  /** Ends the connection of who may not watch any more. */
  dismiss: (peer: Peer) => void;
  /** Ends what a connection is shown of views, and has it hear at once that they are no longer there. */
  hide: (peer: Peer, viewIds: readonly string[]) => void;
}

/** Looks again and again who is behind the sockets: they were let in by what was true at the handshake. */
export class PrincipalChecks {
  #isUnderWay = false;

  constructor(private readonly options: PrincipalChecksOptions) {}

  /**
   * Whoever has been signed out since, or whose time is over, is sent away. Views that somebody sees no more are hidden: the next
   * heartbeat does not name them, so that the page opens them again and is refused.
   */
  async pass(peers: Iterable<Peer>): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    const all = [...peers];
    try {
      for (let i = 0; i < all.length; i += AT_ONCE)
        await Promise.all(all.slice(i, i + AT_ONCE).map((peer) => this.#check(peer)));
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #check(peer: Peer): Promise<void> {
    const { access, dismiss, hide } = this.options;
    const { principal } = peer.socket.data;
    const current = principal && (await access.current(principal));
    if (!current || !may(current, 'watchViews')) return dismiss(peer);
    peer.socket.data.principal = current;
    const unseen = [...peer.showings.values()].filter(({ view }) => !sees(current, view.scope));
    if (unseen.length > 0)
      hide(
        peer,
        unseen.map(({ view }) => view.id),
      );
  }
}

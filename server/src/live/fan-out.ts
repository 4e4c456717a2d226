import type { ViewDelta } from '@earshot/contracts';
import { PacketType } from 'socket.io-parser';
import type { View, ViewListener } from '../views/view.ts';
import { EncodedJson } from './encoded.ts';
import type { LiveNamespace, LiveSocket } from './live-socket.ts';
import { type Peer, Showing } from './peer.ts';

interface Sending {
  /** The event's name, and what it carries. */
  data: unknown[];
  room: string;
  viewId: string;
  message: number;
}

/**
 * Sends what views publish to the sockets that show them: encoded once for all of a view's sockets, acknowledged by
 * each. A socket that falls behind leaves the fan-out; once it has caught up it is given the whole document, so that
 * never more than one document waits for it.
 */
export class FanOut implements ViewListener {
  readonly #showings = new Map<string, Set<Showing>>();
  #sent = 0;

  constructor(private readonly namespace: LiveNamespace) {}

  /** From now on the socket is sent what the view publishes; the document as it stands now is the caller's to send. */
  show(peer: Peer, view: View): void {
    const before = peer.showings.get(view.id);
    if (before) this.#forget(before);
    const showing = new Showing(peer, view, view.hold());
    peer.showings.set(view.id, showing);
    const all = this.#showings.get(view.id);
    if (all) all.add(showing);
    else this.#showings.set(view.id, new Set([showing]));
    void peer.socket.join(view.id);
  }

  hide(peer: Peer, viewId: string): void {
    const showing = peer.showings.get(viewId);
    if (!showing) return;
    this.#forget(showing);
    void peer.socket.leave(viewId);
  }

  hideAll(peer: Peer): void {
    for (const viewId of [...peer.showings.keys()]) this.hide(peer, viewId);
  }

  delta(view: View, delta: ViewDelta): void {
    this.#broadcast(view, 'view:delta', () => delta);
  }

  restarted(view: View): void {
    this.#broadcast(view, 'view:snapshot', () => new EncodedJson(view.publishedJson));
  }

  /** Gives the document to a socket that was behind and has caught up. */
  catchUp(peer: Peer): void {
    for (const showing of peer.showings.values()) {
      if (showing.behindSince === undefined || !showing.hasCaughtUp) continue;
      showing.behindSince = undefined;
      const { view } = showing;
      const message = ++this.#sent;
      showing.unanswered.add(message);
      void peer.socket.join(view.id);
      const data = ['view:snapshot', new EncodedJson(view.publishedJson)];
      this.#send({ data, room: peer.socket.id, viewId: view.id, message });
    }
  }

  #broadcast(view: View, event: 'view:delta' | 'view:snapshot', payload: () => unknown): void {
    const showings = this.#showings.get(view.id);
    if (!showings) return;
    const message = ++this.#sent;
    let receivers = 0;
    for (const showing of showings) {
      if (showing.behindSince !== undefined) continue;
      if (showing.hasRoom) {
        showing.unanswered.add(message);
        receivers += 1;
      } else {
        showing.behindSince = performance.now();
        void showing.peer.socket.leave(view.id);
      }
    }
    if (receivers > 0) this.#send({ data: [event, payload()], room: view.id, viewId: view.id, message });
  }

  #send({ data, room, viewId, message }: Sending): void {
    const answered = (peer: Peer | undefined) => {
      if (peer) this.#answered(peer, viewId, message);
    };
    // The adapter encodes once and calls the acknowledgement on the socket that it came from.
    this.namespace.adapter.broadcastWithAck(
      { type: PacketType.EVENT, data },
      { rooms: new Set([room]) },
      () => undefined,
      function (this: LiveSocket) {
        answered(this.data.peer);
      },
    );
  }

  #answered(peer: Peer, viewId: string, message: number): void {
    const showing = peer.showings.get(viewId);
    if (!showing?.unanswered.delete(message)) return;
    if (showing.behindSince !== undefined) this.catchUp(peer);
  }

  #forget(showing: Showing): void {
    showing.release();
    showing.peer.showings.delete(showing.view.id);
    const all = this.#showings.get(showing.view.id);
    all?.delete(showing);
    if (all?.size === 0) this.#showings.delete(showing.view.id);
  }
}

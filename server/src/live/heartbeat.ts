import type { Heartbeat } from '@earshot/contracts';
import { BUILD_ID } from './build-info.ts';
import type { LiveNamespace } from './live-socket.ts';
import type { Peer } from './peer.ts';

/** A sign of life for every page, with where its views stand; pages that show the same share one encoding. */
export function beat(
  namespace: LiveNamespace,
  peers: Iterable<Peer>,
  { nowMs, ...more }: { nowMs: number } & Pick<Heartbeat, 'takesCalls'>,
): void {
  const now = new Date(nowMs).toISOString();
  const groups = new Map<string, Peer[]>();
  for (const peer of peers) {
    const shown = [...peer.showings.keys()].sort().join(' ');
    const group = groups.get(shown);
    if (group) group.push(peer);
    else groups.set(shown, [peer]);
  }
  for (const [first, ...others] of groups.values()) {
    const showings = [...first!.showings.values()];
    const views = Object.fromEntries(showings.map(({ view }) => [view.id, view.position]));
    const ids = [first!, ...others].map((peer) => peer.socket.id);
    namespace.to(ids).emit('heartbeat', { now, version: BUILD_ID, views, ...more });
  }
}

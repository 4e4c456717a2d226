import type { ClientToServer, Fault, Refusal, Scope, ServerToClient } from '@earshot/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Principal } from '../access/principal.ts';
import { faultOfScope } from '../access/scopes.ts';
import type { Peer } from './peer.ts';

/** What is known of a socket: who it is, since the handshake, and what it shows, since it is connected. */
export interface LiveData {
  principal?: Principal;
  peer?: Peer;
}

export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;
export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;

/** Why whoever is connected does not see a scope, by what is known of them now; undefined where they see it. */
export function unseenScope({ data: { principal } }: LiveSocket, scope: Scope): Fault | undefined {
  return principal && faultOfScope(principal, scope);
}

/** How a refusal is told: the code, and a sentence with the place of the fault. */
export function refusalOf({ code, message, path }: Fault): Refusal {
  return { ok: false, error: { code, message: path === undefined ? message : `${path} ${message}` } };
}

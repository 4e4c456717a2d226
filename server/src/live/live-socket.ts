import type { ClientToServer, Fault, Refusal, ServerToClient } from '@earshot/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Principal } from '../access/principal.ts';
import type { Peer } from './peer.ts';

/** What is known of a socket: who it is, since the handshake, and what it shows, since it is connected. */
export interface LiveData {
  principal?: Principal;
  peer?: Peer;
}

export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;
export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;

/** How a refusal is told: the code, and a sentence with the place of the fault. */
export function refusalOf({ code, message, path }: Fault): Refusal {
  return { ok: false, error: { code, message: path === undefined ? message : `${path} ${message}` } };
}

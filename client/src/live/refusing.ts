import type { ConnectionState } from './staleness.ts';

/**
 * Whether to say that new calls are refused: the server said so last, and still has a way to take it back. Without a
 * connection nobody knows, and the page says that instead.
 * @param takesCalls what the last heartbeat said; a server that says nothing takes them
 */
export function isRefusingCalls(connection: ConnectionState, takesCalls: boolean | undefined): boolean {
  return connection === 'online' && takesCalls === false;
}

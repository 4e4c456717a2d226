import type { EventType, Role } from '@earshot/contracts';
import { parseCookie } from 'cookie';

/** Who is behind a request or a socket. */
export interface Principal {
  role: Role;
  name: string;
  kind: 'token' | 'session';
  /** Of the token, of the session, or of the account that the session is of; tells nothing of a secret. */
  id: string;
  /** Of an account: which of its sessions this is. */
  session?: string;
  /** The account that is signed in; absent for tokens, and for who came by a link without one. */
  account?: { id: string; email: string; hasPassword: boolean };
  /** A session's end moves on while it is used. */
  expiresAtMs?: number;
  /** Of a manager: the teams whose figures they see; absent: all. */
  teams?: readonly string[];
  /** Event types that it may send; absent: all. */
  types?: readonly EventType[];
  /** The one source that it speaks for; absent: any. */
  source?: string;
}

/** What somebody shows to be let in. */
export interface Credentials {
  /** The `Authorization` header. */
  authorization?: string | undefined;
  /** The `Cookie` header. */
  cookie?: string | undefined;
  /** A bare token, as a socket's handshake carries it. */
  token?: string | undefined;
}

export const SESSION_COOKIE = 'earshot_session';

/** The secret that the credentials hold and what kind it is of; a token goes before a cookie. */
export function secretOf(
  credentials: Credentials,
): { kind: 'token' | 'session'; secret: string } | undefined {
  const token = credentials.token ?? /^Bearer +([^\s]+) *$/i.exec(credentials.authorization ?? '')?.[1];
  if (token !== undefined) return { kind: 'token', secret: token };
  const secret = parseCookie(credentials.cookie ?? '')[SESSION_COOKIE];
  return secret ? { kind: 'session', secret } : undefined;
}

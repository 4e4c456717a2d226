import type { EventType, Role, Scope } from '@earshot/contracts';
import { parseCookie } from 'cookie';

type SecretKind = 'token' | 'session' | 'screen';

/** Who is behind a request or a socket. */
export interface Principal {
  role: Role;
  name: string;
  kind: SecretKind;
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
  /** Of a screen: the one scope that it was paired for, and whether it shows sellers by their initials only. */
  scope?: Scope;
  isPrivate?: boolean;
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
  /** As what it asks: `screen` means that a screen's cookie counts and nothing else does. */
  as?: unknown;
}

export const SESSION_COOKIE = 'earshot_session';
export const SCREEN_COOKIE = 'earshot_screen';
/** The header by which a request asks as a screen. */
export const AS_HEADER = 'x-earshot-as';

/**
 * The secret that the credentials hold and what kind it is of; a token goes before a cookie. A manager who looks at a wall's page has
 * a session's cookie beside the screen's: which of them counts is said with the request.
 */
export function secretOf(credentials: Credentials): { kind: SecretKind; secret: string } | undefined {
  if (credentials.as === 'screen') return inCookie(credentials, SCREEN_COOKIE, 'screen');
  const token = credentials.token ?? /^Bearer +([^\s]+) *$/i.exec(credentials.authorization ?? '')?.[1];
  if (token !== undefined) return { kind: 'token', secret: token };
  return inCookie(credentials, SESSION_COOKIE, 'session');
}

function inCookie({ cookie = '' }: Credentials, name: string, kind: SecretKind) {
  const secret = parseCookie(cookie)[name];
  return secret ? { kind, secret } : undefined;
}

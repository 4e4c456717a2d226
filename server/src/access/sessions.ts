import { ROLES, type Role } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Store } from '../store/store.ts';
import type { Principal } from './principal.ts';
import { hashOf, newSecret } from './secrets.ts';

const DAY_MS = 24 * 3600_000;
const SESSION_MS = 30 * DAY_MS;
/** A session in use is written again at most this often. */
const RENEWED_AFTER_MS = DAY_MS;

/** Whom a link signs in. */
export interface Invitation {
  role: Role;
  name: string;
  /** Of a manager: the teams that they see; absent: all. */
  teams?: readonly string[] | undefined;
}

const invitationSchema = z.object({
  role: z.enum(ROLES),
  name: z.string(),
  teams: z.array(z.string()).exactOptional(),
});
const sessionSchema = invitationSchema.extend({ id: z.string(), expiresAtMs: z.number() });

/** One-time links, and the sessions that they open. Secrets reach the store only as hashes. */
@Injectable()
export class Sessions {
  constructor(private readonly store: Store) {}

  /** Makes a code that signs in once, within `ttlMs`. */
  async invite(invitation: Invitation, ttlMs: number): Promise<string> {
    const code = newSecret();
    await this.store.access.putLink(hashOf(code), invitation, ttlMs);
    return code;
  }

  /** Opens a session for a code, which is spent by it; undefined where the code is unknown, spent or too old. */
  async open(code: string, nowMs: number): Promise<{ secret: string; principal: Principal } | undefined> {
    const invitation = invitationSchema.safeParse(await this.store.access.takeLink(hashOf(code)));
    if (!invitation.success) return undefined;
    const secret = newSecret();
    const session = { ...invitation.data, id: newSecret().slice(0, 12), expiresAtMs: nowMs + SESSION_MS };
    await this.store.access.putSession(hashOf(secret), session, SESSION_MS);
    return { secret, principal: { ...session, kind: 'session' } };
  }

  /** The session with this hash, its end moved on where it is in use. */
  async find(hash: string, nowMs: number): Promise<Principal | undefined> {
    const found = sessionSchema.safeParse(await this.store.access.findSession(hash));
    if (!found.success || found.data.expiresAtMs <= nowMs) return undefined;
    const session = found.data;
    if (session.expiresAtMs - nowMs < SESSION_MS - RENEWED_AFTER_MS) {
      session.expiresAtMs = nowMs + SESSION_MS;
      await this.store.access.putSession(hash, session, SESSION_MS);
    }
    return { ...session, kind: 'session' };
  }

  /** Ends a session. */
  async close(secret: string): Promise<void> {
    await this.store.access.deleteSession(hashOf(secret));
  }
}

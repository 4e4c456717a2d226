import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { Store } from '../store/store.ts';
import { isWelcomeOrigin } from './origin.ts';
import { type Credentials, type Principal, secretOf } from './principal.ts';
import { hashOf, isSameHash } from './secrets.ts';
import { Sessions } from './sessions.ts';

/** How long a look-up is believed. With it a revocation is seen by every process well within 10 s. */
const BELIEVED_MS = 4_000;
const MAX_REMEMBERED = 10_000;

interface Remembered {
  principal: Principal;
  untilMs: number;
}

/** Tells who is behind credentials, and whether they still are. */
@Injectable()
export class AccessService {
  private remembered = new Map<string, Remembered>();
  private readonly hashes = new WeakMap<Principal, string>();
  private readonly adminHash: string | undefined;
  private readonly admin: Principal = { role: 'admin', name: 'Admin', kind: 'token', id: 'admin' };

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: Store,
    private readonly sessions: Sessions,
  ) {
    this.adminHash = config.adminToken === undefined ? undefined : hashOf(config.adminToken);
  }

  /** Who the credentials belong to; undefined where to no one, or no longer. Throws `StoreUnavailable`. */
  async principalOf(credentials: Credentials): Promise<Principal | undefined> {
    const shown = secretOf(credentials);
    if (shown === undefined || shown.secret.length > 512) return undefined;
    const hash = hashOf(shown.secret);
    if (shown.kind === 'token' && this.adminHash !== undefined && isSameHash(hash, this.adminHash))
      return this.admin;
    return this.lookUp(shown.kind, hash);
  }

  /**
   * Who a principal, as `principalOf` gave it, is by now: role and teams may be others since; undefined where it was revoked or
   * has expired. Cheap enough to be asked for every socket every few seconds. While the store does not answer, what was true
   * last stays true.
   */
  async current(principal: Principal): Promise<Principal | undefined> {
    if (principal === this.admin) return principal;
    const hash = this.hashes.get(principal);
    if (hash === undefined) return undefined;
    try {
      return await this.lookUp(principal.kind, hash);
    } catch {
      return alive(principal, Date.now());
    }
  }

  /** Whether a principal is neither revoked nor expired: see `current`. */
  async stillValid(principal: Principal): Promise<boolean> {
    return (await this.current(principal)) !== undefined;
  }

  /**
   * Forgets what was looked up, so that this process sees a revocation at once. A look-up that is under way may have read what
   * stood before: it finds the map that it began with no longer in use, and what it puts there nobody believes.
   */
  forget(): void {
    this.remembered = new Map();
  }

  /** Whether a request may come from a page of this origin; see `isWelcomeOrigin`. */
  isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean {
    return isWelcomeOrigin(origin, host, this.config.allowedOrigins);
  }

  private async lookUp(kind: Principal['kind'], hash: string): Promise<Principal | undefined> {
    const nowMs = Date.now();
    const { remembered } = this;
    // One secret is of one kind: what is known of a token is nothing that a cookie shows.
    const key = `${kind} ${hash}`;
    const known = remembered.get(key);
    if (known !== undefined && known.untilMs > nowMs) return alive(known.principal, nowMs);
    remembered.delete(key);
    const found = alive(await this.find(kind, hash), nowMs);
    if (found === undefined) return undefined;
    this.hashes.set(found, hash);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, { principal: found, untilMs: nowMs + BELIEVED_MS });
    return found;
  }

  private find(kind: Principal['kind'], hash: string): Promise<Principal | undefined> {
    if (kind === 'screen') return this.screenOf(hash);
    return kind === 'token' ? this.tokenOf(hash) : this.sessions.find(hash, Date.now());
  }

  private async screenOf(hash: string): Promise<Principal | undefined> {
    const screen = await this.store.screens.findByKey(hash);
    if (screen === undefined) return undefined;
    const { id, name, show } = screen;
    return { role: 'screen', kind: 'screen', id, name, scope: show.scope, isPrivate: show.isPrivate };
  }

  private async tokenOf(hash: string): Promise<Principal | undefined> {
    const token = await this.store.access.findToken(hash);
    if (token === undefined) return undefined;
    return {
      role: token.role,
      name: token.name,
      kind: 'token',
      id: token.id,
      ...(token.expiresAt === undefined ? {} : { expiresAtMs: Date.parse(token.expiresAt) }),
      ...(token.teams === undefined ? {} : { teams: token.teams }),
      ...(token.types === undefined ? {} : { types: token.types }),
      ...(token.source === undefined ? {} : { source: token.source }),
    };
  }
}

function alive(principal: Principal | undefined, nowMs: number): Principal | undefined {
  return principal?.expiresAtMs !== undefined && principal.expiresAtMs <= nowMs ? undefined : principal;
}

import { Inject, Injectable } from '@nestjs/common';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { AccessService } from './access.service.ts';
import { SESSION_COOKIE, secretOf } from './principal.ts';
import { isSecure } from './public-address.ts';
import { type Opened, Sessions } from './sessions.ts';

/** The longest that browsers keep a cookie; when a session ends is the server's to say. */
const COOKIE_SEC = 400 * 24 * 3600;

/** The cookie by which a browser is signed in; no script can read it, and no other site's page sends it along with a change. */
@Injectable()
export class SessionCookie {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly access: AccessService,
  ) {}

  /** Signs a browser in. A session that it had before ends, so that none is left behind that nobody holds any more. */
  async put(request: FastifyRequest, reply: FastifyReply, { secret }: Opened): Promise<void> {
    await this.end(request);
    this.set(request, reply, { value: secret, maxAge: COOKIE_SEC });
  }

  /** Signs a browser out. */
  async clear(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.end(request);
    this.set(request, reply, { value: '', maxAge: 0 });
  }

  private async end(request: FastifyRequest): Promise<void> {
    const shown = secretOf({ cookie: request.headers.cookie });
    if (shown !== undefined) await this.sessions.close(shown.secret);
    // Whoever signs in by a link has ended the account's other sessions with it.
    this.access.forget();
  }

  private set(request: FastifyRequest, reply: FastifyReply, part: { value: string; maxAge: number }): void {
    const cookie = stringifySetCookie({
      name: SESSION_COOKIE,
      ...part,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(request, this.config),
    });
    void reply.header('set-cookie', cookie);
  }
}

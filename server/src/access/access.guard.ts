import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { networkOf } from '../operate/client-address.ts';
import { Lifecycle } from '../operate/lifecycle.ts';
import { Refused } from '../operate/problem.ts';
import { RateLimit } from '../operate/rate-limit.ts';
import { AccessService } from './access.service.ts';
import { ACTION, type Action, may, OPEN } from './permissions.ts';
import { AS_HEADER, type Principal } from './principal.ts';

const principals = new WeakMap<FastifyRequest, Principal>();

/** Who sent a request that the guard has let through to a route that is not open. */
export function senderOf(request: FastifyRequest): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw new Error('This route is open: its requests have no known sender.');
  return principal;
}

/** Stands before every route: nothing is answered that does not state what it does, to no one who may not do it. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly byToken: RateLimit;
  private readonly byAddress: RateLimit;

  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
    private readonly lifecycle: Lifecycle,
    @Inject(CONFIG) config: Config,
  ) {
    this.byToken = new RateLimit({ requests: config.tokenRequestsPerMinute, windowSec: 60 });
    this.byAddress = new RateLimit({ requests: config.addressRequestsPerMinute, windowSec: 60 });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are let in by the handshake; Nest asks global guards about their messages as well.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.lifecycle.isEnding)
      throw new Refused({ code: 'store_unavailable', message: 'This server is ending; ask again.' }, 2);
    const handler = context.getHandler();
    if (this.reflector.get<true | undefined>(OPEN, handler) === true) {
      await this.demandRoom(this.byAddress, networkOf(request.ip));
      this.demandOrigin(request);
      return true;
    }
    await this.demand(request, this.reflector.get<Action | undefined>(ACTION, handler));
    return true;
  }

  /** Throws the refusal unless the request's sender may do `action`; no action is one that nobody may do. */
  async demand(request: FastifyRequest, action: Action | undefined): Promise<void> {
    const { authorization, cookie, [AS_HEADER]: as } = request.headers;
    const principal = await this.access.principalOf({ authorization, cookie, as });
    if (principal === undefined) {
      await this.demandRoom(this.byAddress, networkOf(request.ip));
      throw new Refused({ code: 'unauthorized', message: 'A valid token or session is needed.' });
    }
    await this.demandRoom(this.byToken, `${principal.kind} ${principal.id}`);
    if (principal.kind !== 'token') this.demandOrigin(request);
    if (action === undefined || !may(principal, action))
      throw new Refused({ code: 'forbidden', message: 'This role may not do that.' });
    principals.set(request, principal);
  }

  private async demandRoom(limit: RateLimit, key: string): Promise<void> {
    const waitSec = await limit.secondsToWait(key);
    if (waitSec === undefined) return;
    throw new Refused({ code: 'rate_limited', message: 'Too many requests; ask again later.' }, waitSec);
  }

  /** A page of another origin may not use a person's cookie to change something. */
  private demandOrigin(request: FastifyRequest): void {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (this.access.isAllowedOrigin(request.headers.origin, request.headers.host)) return;
    throw new Refused({ code: 'forbidden', message: 'Requests from this origin are not allowed.' });
  }
}

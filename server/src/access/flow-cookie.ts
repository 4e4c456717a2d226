import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '../config.ts';
import type { Flow } from './provider.ts';
import { isSecure } from './public-address.ts';

const NAME = 'earshot_sign_in';
/** Nobody takes longer at a provider, and what is left behind is soon worth nothing. */
const MAX_AGE_SEC = 600;

const keptSchema = z.strictObject({
  flow: z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  landing: z.string(),
});

/** A sign-in under way, and the page that it is for. */
export interface KeptFlow {
  flow: Flow;
  /** A path of ours, with query and fragment. */
  landing: string;
}

/** What a browser keeps while its person is at the provider: an answer that comes back by another browser is not taken. */
@Injectable()
export class FlowCookie {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  put(request: FastifyRequest, reply: FastifyReply, kept: KeptFlow): void {
    const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
    this.set(request, reply, { value, maxAge: MAX_AGE_SEC });
  }

  /** What was kept, which is good once; undefined where nothing was. */
  take(request: FastifyRequest, reply: FastifyReply): KeptFlow | undefined {
    const value = parseCookie(request.headers.cookie ?? '')[NAME];
    if (value === undefined) return undefined;
    this.set(request, reply, { value: '', maxAge: 0 });
    try {
      return keptSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))).data;
    } catch {
      return undefined;
    }
  }

  private set(request: FastifyRequest, reply: FastifyReply, part: { value: string; maxAge: number }): void {
    const cookie = stringifySetCookie({
      name: NAME,
      ...part,
      path: '/v1/sign-in/provider',
      httpOnly: true,
      // It must come along when the provider sends the browser back.
      sameSite: 'lax',
      secure: isSecure(request, this.config),
    });
    void reply.header('set-cookie', cookie);
  }
}

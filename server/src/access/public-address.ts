import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** Where people reach this server: as the settings say, else as this request did. */
export function publicAddress(request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): string {
  return publicUrl ?? `${request.protocol}://${request.host}`;
}

/** Whether that is by HTTPS, so that cookies can be kept to it. */
export function isSecure(request: FastifyRequest, config: Pick<Config, 'publicUrl'>): boolean {
  return request.protocol === 'https' || publicAddress(request, config).startsWith('https:');
}

/** The address that signs in with `code`; the code is in the fragment, which browsers keep to themselves: no log ever sees it. */
export function linkOf(address: string, code: string): string {
  return `${address}/enter#${code}`;
}

/** The address where `code` sets a password. */
export function joinLinkOf(address: string, code: string): string {
  return `${address}/join#${code}`;
}

import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/**
 * Tells from where a request comes that Fastify does not handle, by the rule that it has for all others: the connection's
 * own address, or what trusted proxies, and they alone, say in `X-Forwarded-For`.
 */
export function clientAddresses(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return (request) => proxyAddr(request, isTrusted) ?? '';
}

/**
 * What is counted as one address where requests are limited by address. Of IPv6 whoever is given any is given the 2⁶⁴ of a
 * network: by each for itself they would not be limited at all.
 */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return address;
  const read = ipaddr.process(address);
  if (!(read instanceof ipaddr.IPv6)) return read.toString();
  const network = read.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}

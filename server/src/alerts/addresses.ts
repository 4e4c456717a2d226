import { lookup as lookUp } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All of the public internet's IPv6 addresses; what lies outside is of some network's own. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address is one of the public internet: not this machine, not its network, and nothing that only stands for those. */
export function isPublicAddress(text: string): boolean {
  // A zone names one of this machine's own networks.
  if (isIP(text) === 0 || text.includes('%')) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof ipaddr.IPv6) || address.match(GLOBAL_IPV6);
}

/** A name leads to an address that may not be asked. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/**
 * Finds the addresses of a name for a connection, which is then made to one of these and no other: a name cannot be one address
 * when it is looked at and another when it is used. A name of which any address is not public is refused whole.
 */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, []);
    if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
      return answer(new AddressRefused(), []);
    if (options.all) return answer(null, found);
    answer(null, found[0]!.address, found[0]!.family);
  });
};

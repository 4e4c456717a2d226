import type { SessionInfo } from '@earshot/contracts';
import type { Principal } from './principal.ts';

/** Of a token without an end. */
const NEVER_MS = Date.UTC(9999, 11, 31);

/** What somebody is told of who they are. */
export function sessionInfoOf({
  role,
  name,
  teams,
  account,
  expiresAtMs = NEVER_MS,
}: Principal): SessionInfo {
  return {
    ...{ role, name, expiresAt: new Date(expiresAtMs).toISOString() },
    ...(account && { account }),
    ...(teams && { teams: [...teams] }),
  };
}

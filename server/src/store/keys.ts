import { crc32 } from 'node:zlib';

/** Name of the consumer group that analyses the inbox; the function library names it as well. */
export const GROUP = 'analysis';

/** The partition of an entity: of a call, a deal or an engagement by its id, of a seller's own events by the seller's. */
export function partitionOf(entityId: string, partitions: number): number {
  return crc32(entityId) % partitions;
}

/** The keys of one partition; all of them lie in one slot. */
export function keysOf(partition: number) {
  const tag = `{p${String(partition).padStart(2, '0')}}`;
  return {
    meta: `${tag}:meta`,
    inbox: `${tag}:inbox`,
    aside: `${tag}:aside`,
    changes: `${tag}:changes`,
    ended: `${tag}:ended`,
    touches: `${tag}:touches`,
    texts: `${tag}:texts`,
    gone: `${tag}:gone`,
    erasing: `${tag}:erasing`,
    active: `${tag}:active`,
    people: `${tag}:people`,
    by: (sellerId: string) => `${tag}:by:${sellerId}`,
    notes: (callId: string) => `${tag}:notes:${callId}`,
    allCalls: `${tag}:call:*`,
    index: (name: string) => `${tag}:${name}`,
    call: (callId: string) => `${tag}:call:${callId}`,
    of: (customerId: string) => `${tag}:of:${customerId}`,
    begun: (customerId: string) => `${tag}:begun:${customerId}`,
    deal: (opportunityId: string) => `${tag}:deal:${opportunityId}`,
    openDeals: `${tag}:openDeals`,
    bucket: (key: string) => `${tag}:c:${key}`,
    words: (key: string) => `${tag}:w:${key}`,
    packed: (bucket: string) => `${tag}:packed:${bucket}`,
    loose: `${tag}:loose`,
    months: `${tag}:months`,
  };
}

/** The keys of the organisation, in one slot as well. */
export const ORG = {
  settings: '{org}:settings',
  trackers: '{org}:trackers',
  tokens: '{org}:tokens',
  accounts: '{org}:accounts',
  emails: '{org}:accounts:emails',
  passwords: '{org}:accounts:passwords',
  seen: '{org}:accounts:seen',
  subjects: '{org}:accounts:subjects',
  providers: '{org}:accounts:providers',
  sessionsOf: (accountId: string) => `{org}:accounts:sessions:${accountId}`,
  join: (hash: string) => `{org}:join:${hash}`,
  jobs: '{org}:jobs',
  audit: '{org}:audit',
  erasures: '{org}:erasures',
  probe: '{org}:probe',
  alerts: {
    rules: '{org}:alerts:rules',
    states: '{org}:alerts:states',
    fired: '{org}:alerts:fired',
    log: '{org}:alerts:log',
    deliveries: '{org}:alerts:deliveries',
    due: '{org}:alerts:due',
  },
  link: (hash: string) => `{org}:link:${hash}`,
  linksEnded: '{org}:linksEnded',
  session: (hash: string) => `{org}:session:${hash}`,
  screens: '{org}:screens',
  screenKeys: '{org}:screens:keys',
  screenOrders: '{org}:screens:orders',
  screenWords: '{org}:screens:words',
  pairings: '{org}:screens:pairings',
  hidingKey: '{org}:screens:hidingKey',
  lease: (name: string) => `{org}:lease:${name}`,
} as const;

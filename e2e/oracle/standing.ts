import type {
  CallFinished,
  CallStarted,
  EarshotEvent,
  EngagementLogged,
  OpportunityChanged,
  SellerRef,
  TeamRef,
} from '@earshot/contracts';
import { contentOf } from './content.ts';

/** What holds after a set of events, whatever order they came in and however often. */
export interface Standing {
  finished: CallFinished[];
  /** Started, and since then neither finished nor deleted; of any age. */
  started: CallStarted[];
  opportunities: OpportunityChanged[];
  engagements: EngagementLogged[];
  /** Sellers by id, with the name and the team that the latest event to speak of them gives. */
  sellers: Map<string, { name?: string; team?: string }>;
  /** Names of teams by id, as the latest event to give one says. */
  teamNames: Map<string, string>;
}

const RANK: Record<EarshotEvent['type'], number> = {
  'call.started': 0,
  'call.finished': 1,
  'opportunity.changed': 1,
  'engagement.logged': 1,
  'seller.changed': 1,
  'call.deleted': 2,
  'opportunity.deleted': 2,
  'engagement.deleted': 2,
  'customer.erased': 2,
};

/** What people have erased for good, by id. What events have erased is found in the events. */
export interface Erased {
  calls?: readonly string[];
  customers?: readonly string[];
  sellers?: readonly string[];
}

/** The order of events: time, then kind, then source, then id, these two by their UTF-8 bytes, then content. */
function inOrder(a: EarshotEvent, b: EarshotEvent): number {
  return (
    Date.parse(a.time) - Date.parse(b.time) ||
    RANK[a.type] - RANK[b.type] ||
    Buffer.compare(Buffer.from(a.source), Buffer.from(b.source)) ||
    Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)) ||
    Buffer.compare(Buffer.from(contentOf(a.data)), Buffer.from(contentOf(b.data)))
  );
}

/** Every text composed (NFC), as it is stored. */
const composed = (event: EarshotEvent): EarshotEvent => JSON.parse(JSON.stringify(event).normalize('NFC'));

/** Plays the events in their order: then the last word on anything is the one that stands, but for what was erased for good. */
export function standingAfter(events: readonly EarshotEvent[], erased: Erased = {}): Standing {
  return withoutErased(played(events), {
    calls: new Set(erased.calls),
    sellers: new Set(erased.sellers),
    customers: new Set([
      ...(erased.customers ?? []),
      ...events.flatMap(({ type, data }) => (type === 'customer.erased' ? [data.customerId] : [])),
    ]),
  });
}

type Gone = Record<keyof Erased, ReadonlySet<string>>;

/** A seller who was erased has no name, and stays in a team as long as deals do. */
function withoutErased(standing: Standing, gone: Gone): Standing {
  const names = ({ seller, customer }: CallStarted) =>
    gone.sellers.has(seller.id) || (customer !== undefined && gone.customers.has(customer.id));
  const lost = new Set([
    ...gone.calls,
    ...[...standing.finished, ...standing.started].filter(names).map(({ callId }) => callId),
  ]);
  const stands = ({ callId }: { callId: string }) => !lost.has(callId);
  for (const id of gone.sellers) delete standing.sellers.get(id)?.name;
  return {
    ...standing,
    finished: standing.finished.filter(stands),
    started: standing.started.filter(stands),
    engagements: standing.engagements.filter(({ seller }) => !gone.sellers.has(seller.id)),
  };
}

function played(events: readonly EarshotEvent[]): Standing {
  const started = new Map<string, CallStarted>();
  const finished = new Map<string, CallFinished>();
  const opportunities = new Map<string, OpportunityChanged>();
  const engagements = new Map<string, EngagementLogged>();
  const sellers: Standing['sellers'] = new Map();
  const teamNames: Standing['teamNames'] = new Map();
  const note = (id: string, name: string | undefined, team: TeamRef | null | undefined) => {
    const seller = sellers.get(id) ?? {};
    if (name !== undefined) seller.name = name;
    if (team === null) delete seller.team;
    else if (team !== undefined) seller.team = team.id;
    if (team?.name !== undefined) teamNames.set(team.id, team.name);
    sellers.set(id, seller);
  };
  const noteRef = (seller: SellerRef) => note(seller.id, seller.name, seller.team);
  for (const { type, data } of events.map(composed).toSorted(inOrder)) {
    switch (type) {
      case 'call.started':
        noteRef(data.seller);
        if (!finished.has(data.callId)) started.set(data.callId, data);
        break;
      case 'call.finished':
        noteRef(data.seller);
        started.delete(data.callId);
        finished.set(data.callId, data);
        break;
      case 'call.deleted':
        started.delete(data.callId);
        finished.delete(data.callId);
        break;
      case 'opportunity.changed':
        noteRef(data.seller);
        opportunities.set(data.opportunityId, data);
        break;
      case 'opportunity.deleted':
        opportunities.delete(data.opportunityId);
        break;
      case 'engagement.logged':
        noteRef(data.seller);
        engagements.set(data.engagementId, data);
        break;
      case 'engagement.deleted':
        engagements.delete(data.engagementId);
        break;
      case 'seller.changed':
        note(data.sellerId, data.name, data.team);
        break;
      case 'customer.erased':
        break;
    }
  }
  return {
    finished: [...finished.values()],
    started: [...started.values()],
    opportunities: [...opportunities.values()],
    engagements: [...engagements.values()],
    sellers,
    teamNames,
  };
}

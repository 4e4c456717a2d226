import type { TopSellers } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import {
  bySellerId,
  figuresOfPlayers,
  type Player,
  playerOf,
  type SellerSums,
  topSellersFigures,
} from '../top-sellers.ts';
import type { DashboardInput, SellerEntry } from './input.ts';
import { makeAnew } from './keep.ts';

type SellersInput = Pick<DashboardInput, 'scope' | 'sellers' | 'people'>;
type TopSellersInput = SellersInput & Pick<DashboardInput, 'stars' | 'bestPractice' | 'keep'>;

/** What characterises the top sellers of a scope: the same object while nothing of it changes. */
export function topSellersOf(input: TopSellersInput): TopSellers {
  const { scope, people, sellers, stars, bestPractice, keep = makeAnew } = input;
  const how = { ...(stars && { stars }), keywords: bestPractice };
  if (people.version === undefined) return topSellersFigures({ sellers: sellersOf(input), ...how });
  const table = keep(sellers, [scope, people.version], () => new SellerTable({ scope, sellers, people }));
  const players = table.players();
  return keep(players, [stars, bestPractice], () =>
    figuresOfPlayers(players, { ...how, keep: (part, basis, make) => keep(table.places[part], basis, make) }),
  );
}

interface Row {
  sellerId: string;
  counters: ReadonlyMap<string, number>;
  /** Undefined for one who is not in the scope, or not in play. */
  player: Player | undefined;
}

/** The sellers of a scope from one document to the next, for as long as people are who they are. */
class SellerTable {
  /** Where parts of the figures are kept. */
  readonly places = { top: {}, others: {}, names: {}, shown: {} };
  #rows: Row[] = [];
  #players: readonly Player[] = [];
  #version: number | undefined;

  constructor(private readonly input: SellersInput) {}

  /** Those in play, in the order of their ids: the same list while nothing of them changes, and of each the same object. */
  players(): readonly Player[] {
    const { sellers } = this.input;
    const version = sellers.version?.();
    if (version !== undefined && version === this.#version) return this.#players;
    const changed = this.#version === undefined ? undefined : sellers.changedSince?.(this.#version);
    this.#version = version;
    let fits = changed !== undefined;
    for (const one of changed ?? []) fits = this.#exchange(one) && fits;
    if (!changed) this.#follow();
    if (!fits) this.#gather();
    return this.#players;
  }

  /** Puts what a seller is now in the place of what they were; false where others of the list must move for it. */
  #exchange([place, entry]: readonly [place: number, SellerEntry]): boolean {
    const before = this.#rows[place]?.player;
    const row = this.#row(entry);
    this.#rows[place] = row;
    if (before === undefined || row.player === undefined) return before === row.player;
    this.#players = this.#players.with(this.#players.indexOf(before), row.player);
    return true;
  }

  #gather(): void {
    const players: Player[] = [];
    for (const { player } of this.#rows) if (player) players.push(player);
    this.#players = inOrder(players);
  }

  #follow(): void {
    let count = 0;
    for (const one of this.input.sellers.entries()) {
      const row = this.#rows[count];
      if (row?.counters !== one[1] || row.sellerId !== one[0]) this.#rows[count] = this.#row(one);
      count += 1;
    }
    this.#rows.length = count;
  }

  #row([sellerId, counters]: SellerEntry): Row {
    const sums = isIn(sellerId, this.input) ? sellerSums(sellerId, counters, this.input) : undefined;
    return { sellerId, counters, player: sums && playerOf(sums) };
  }
}

/** Callers mostly have them so already, and looking is quicker than sorting. */
function inOrder(players: Player[]): Player[] {
  for (let i = 1; i < players.length; i++)
    if (players[i]!.sellerId < players[i - 1]!.sellerId) return players.sort(bySellerId);
  return players;
}

/** The scope's sellers with what they add up to, by name. */
function* sellersOf(input: SellersInput): Iterable<SellerSums> {
  for (const [sellerId, counters] of input.sellers.entries())
    if (isIn(sellerId, input)) yield sellerSums(sellerId, counters, input);
}

function isIn(sellerId: string, { scope, people }: SellersInput): boolean {
  return scope === 'all' || people.teamOf(sellerId) === scope.slice('team:'.length);
}

function sellerSums(
  sellerId: string,
  counters: ReadonlyMap<string, number>,
  { people }: SellersInput,
): SellerSums {
  const count = (counter: string) => counters.get(counter) ?? 0;
  const meetingCallsMs = count(COUNTER.meetingCallsMs);
  return {
    sellerId,
    name: people.sellerName(sellerId) ?? sellerId,
    calls: count(COUNTER.calls),
    durationMs: count(COUNTER.durationMs),
    talkMs: count(COUNTER.talkMs),
    listenMs: count(COUNTER.listenMs),
    switches: count(COUNTER.switches),
    positive: count(COUNTER.positive),
    neutral: count(COUNTER.neutral),
    negative: count(COUNTER.negative),
    emailMs: count(COUNTER.engagedMs('email')),
    phoneMs: count(COUNTER.engagedMs('phone')) + count(COUNTER.durationMs) - meetingCallsMs,
    meetingMs: count(COUNTER.engagedMs('meeting')) + meetingCallsMs,
    dealsWon: count(COUNTER.dealsWon),
    revenueWonCents: count(COUNTER.wonCents),
  };
}

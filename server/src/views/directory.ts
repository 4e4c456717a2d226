import type { Scope, TeamInfo } from '@earshot/contracts';
import { idsOfPerson } from '../domain/brands/people-ids.ts';
import { compareOrders } from '../domain/order.ts';
import type { PersonFact } from '../store/records.ts';

/** A seller who changed team; `undefined` is "in no team". */
export interface Move {
  sellerId: string;
  from: Scope | undefined;
  to: Scope | undefined;
}

const scopeOf = (team: string | undefined): Scope | undefined => (team ? `team:${team}` : undefined);

/**
 * Who is called what and sits in which team. Each partition keeps the greatest fact of its own events, so the
 * greatest order over all of them stands.
 */
export class Directory {
  readonly #facts = {
    sellerName: new Map<string, PersonFact>(),
    sellerTeam: new Map<string, PersonFact>(),
    teamName: new Map<string, PersonFact>(),
  };
  readonly #scopes = new Map<string, Scope>();
  readonly #members = new Map<Scope, Set<string>>();
  /** How many sellers have a name, or a word of one, with this brand id. */
  readonly #namesakes = new Map<string, number>();
  #version = 0;

  /** Another number whenever who is called what, or sits where, may be another. */
  get version(): number {
    return this.#version;
  }

  /** Takes a fact in unless a greater one stands; tells whether it says anything new, and who changed team by it. */
  learn(fact: PersonFact): { isNews: boolean; move?: Move } {
    const known = this.#facts[fact.kind];
    const standing = known.get(fact.id);
    if (standing && compareOrders(standing.order, fact.order) >= 0) return { isNews: false };
    known.set(fact.id, fact);
    const isNews = (standing?.value ?? '') !== fact.value;
    if (isNews) this.#version += 1;
    if (isNews && fact.kind === 'sellerName') this.#rename(standing?.value, fact.value);
    if (!isNews || fact.kind !== 'sellerTeam') return { isNews };
    const move = { sellerId: fact.id, from: scopeOf(standing?.value), to: scopeOf(fact.value) };
    this.#sit(move);
    return { isNews, move };
  }

  #sit({ sellerId, from, to }: Move): void {
    if (from !== undefined) this.#members.get(from)?.delete(sellerId);
    if (to === undefined) this.#scopes.delete(sellerId);
    else {
      this.#scopes.set(sellerId, to);
      const members = this.#members.get(to);
      if (members) members.add(sellerId);
      else this.#members.set(to, new Set([sellerId]));
    }
  }

  #rename(before: string | undefined, after: string): void {
    for (const [name, change] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const id of idsOfPerson(name ?? ''))
        this.#namesakes.set(id, (this.#namesakes.get(id) ?? 0) + change);
    }
  }

  /** An empty name is that of a seller who was erased. */
  sellerName(sellerId: string): string | undefined {
    return this.#facts.sellerName.get(sellerId)?.value || undefined;
  }

  /** The id of the team that the seller is in. */
  teamOf(sellerId: string): string | undefined {
    return this.#facts.sellerTeam.get(sellerId)?.value || undefined;
  }

  /** The team that the seller is in, by the name that it bears. */
  teamWithName(sellerId: string): { id: string; name: string } | undefined {
    const id = this.teamOf(sellerId);
    return id === undefined ? undefined : { id, name: this.#facts.teamName.get(id)?.value ?? id };
  }

  /** Whether a seller's name, or the given name or surname alone, has this brand id. */
  isSeller(brandId: string): boolean {
    return (this.#namesakes.get(brandId) ?? 0) > 0;
  }

  /** The scope of the team that the seller is in. */
  teamScopeOf(sellerId: string): Scope | undefined {
    return this.#scopes.get(sellerId);
  }

  isIn(scope: Scope, sellerId: string): boolean {
    return scope === 'all' || this.#scopes.get(sellerId) === scope;
  }

  /** Who is in the team of a scope. */
  membersOf(scope: Scope): ReadonlySet<string> {
    return this.#members.get(scope) ?? new Set();
  }

  /** Every team that has a seller now, by name. */
  teams(): TeamInfo[] {
    const teams = [...this.#members]
      .filter(([, members]) => members.size > 0)
      .map(([scope, members]) => {
        const id = scope.slice('team:'.length);
        return { id, name: this.#facts.teamName.get(id)?.value ?? id, sellers: members.size };
      });
    return teams.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }
}

import type { Scope } from '@earshot/contracts';

/** Whose figures changed: everyone's, or some teams' and with them the whole organisation's. */
export interface Touched {
  scopes: ReadonlySet<Scope>;
  everyone: boolean;
}

/** Gathers whose figures changed. */
export class Touches {
  #scopes = new Set<Scope>();
  #everyone = false;

  constructor(private readonly teamScopeOf: (sellerId: string) => Scope | undefined) {}

  /** A seller's figures: their team's, and the organisation's. */
  seller(sellerId: string): void {
    this.#scopes.add('all');
    const team = this.teamScopeOf(sellerId);
    if (team !== undefined) this.#scopes.add(team);
  }

  scope(scope: Scope): void {
    this.#scopes.add(scope);
  }

  everyone(): void {
    this.#everyone = true;
  }

  /** What changed since this was last asked. */
  take(): Touched {
    const touched = { scopes: this.#scopes, everyone: this.#everyone };
    this.#scopes = new Set();
    this.#everyone = false;
    return touched;
  }
}

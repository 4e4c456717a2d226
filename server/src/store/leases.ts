import { randomUUID } from 'node:crypto';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

/** Leases: of all nodes at most one holds a name, until it gives it back or lets its time run out. */
export class Leases {
  readonly #functions: Functions;
  readonly #holder = randomUUID();

  constructor(functions: Functions) {
    this.#functions = functions;
  }

  /** Takes the lease for `ttlMs`, or extends it where this node holds it; false where another does. */
  hold(name: string, ttlMs: number): Promise<boolean> {
    return this.#ask(name, [String(ttlMs), '']);
  }

  /** Extends the lease; false where this node has lost it. */
  renew(name: string, ttlMs: number): Promise<boolean> {
    return this.#ask(name, [String(ttlMs), '1']);
  }

  /** Gives the lease back where this node holds it. */
  async release(name: string): Promise<void> {
    await this.#ask(name, ['0', '1']);
  }

  async #ask(name: string, args: string[]): Promise<boolean> {
    return (await this.#functions.call<number>('lease', ORG.lease(name), [this.#holder, ...args])) === 1;
  }
}

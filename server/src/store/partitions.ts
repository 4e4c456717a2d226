import { randomUUID } from 'node:crypto';
import type { Functions } from './functions.ts';
import { keysOf, partitionOf } from './keys.ts';

/** The partitions of the store, and what must stand in each before it is read. */
export class Partitions {
  readonly count: number;
  readonly all: readonly number[];
  readonly #functions: Functions;

  constructor(count: number, functions: Functions) {
    this.count = count;
    this.all = Array.from({ length: count }, (_, partition) => partition);
    this.#functions = functions;
  }

  of(entityId: string): number {
    return partitionOf(entityId, this.count);
  }

  /** Gives a partition its epoch and its inbox's group where they are missing; answers the epoch. */
  prepare(partition: number): Promise<string> {
    return this.#functions.call('prepare', keysOf(partition).meta, [randomUUID()]);
  }

  async prepareAll(): Promise<void> {
    await Promise.all(this.all.map((partition) => this.prepare(partition)));
  }
}

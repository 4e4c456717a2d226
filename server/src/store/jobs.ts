import type { Backfill } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import { ORG } from './keys.ts';

/** How far jobs have come, for everyone to see. */
export class JobStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async setProgress(name: string, progress: Backfill): Promise<void> {
    await this.#connection.call(['HSET', ORG.jobs, name, JSON.stringify(progress)]);
  }

  /** A job that was never run is idle. */
  async progress(name: string): Promise<Backfill> {
    const text = await this.#connection.call<string | null>(['HGET', ORG.jobs, name]);
    return text === null ? { state: 'idle', done: 0, total: 0 } : (JSON.parse(text) as Backfill);
  }
}

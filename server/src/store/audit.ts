import type { AuditEntry } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import { ORG } from './keys.ts';

/** About so many entries are kept, the newest: some years of a team's. */
const MAX_ENTRIES = 200_000;

export type NewAuditEntry = Omit<AuditEntry, 'id' | 'at'>;

type RawEntry = [id: string, fields: string[]];

/** Who did what to whose data: ids and names, never what was said. */
export class AuditStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(entry: NewAuditEntry): Promise<void> {
    const json = JSON.stringify(entry);
    await this.#connection.call(['XADD', ORG.audit, 'MAXLEN', '~', String(MAX_ENTRIES), '*', 'e', json]);
  }

  /** The newest entries that lie before the one with the id `before`, newest first. */
  async newest(count: number, before?: string): Promise<AuditEntry[]> {
    const from = before === undefined ? '+' : `(${before}`;
    const range = ['XREVRANGE', ORG.audit, from, '-', 'COUNT', String(count)];
    const entries = await this.#connection.call<RawEntry[]>(range);
    return entries.map(([id, [, json]]) => ({
      id,
      at: new Date(Number.parseInt(id, 10)).toISOString(),
      ...(JSON.parse(json!) as NewAuditEntry),
    }));
  }
}

import type { AuditEntry } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { Store } from '../store/store.ts';
import type { Principal } from './principal.ts';

/** What somebody did: see `AuditEntry` for the acts and what they are done to. */
export interface Act {
  who: Principal;
  what: AuditEntry['what'];
  entity?: AuditEntry['entity'];
}

/** Writes down what people do with what was said: who has opened a call, exported, erased, changed what is kept. */
@Injectable()
export class Audit {
  constructor(private readonly store: Store) {}

  /**
   * Writes one act down; rejects with `StoreUnavailable` where that fails: await it before the act is carried out or answered,
   * so that nothing happens unseen. Give ids and names only, never anything of a call's text; what is erased for good is named
   * by its hash (`tombstoneOf`).
   */
  async note({ who: { account, kind, id, name, role }, what, entity }: Act): Promise<void> {
    const who = { kind: account ? ('account' as const) : kind, id, name, role };
    await this.store.audit.add({ who, what, ...(entity && { entity }) });
  }
}

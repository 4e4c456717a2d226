import { Injectable } from '@nestjs/common';
import { StoreUnavailable } from '../store/failures.ts';
import { Store } from '../store/store.ts';

/** What Redis says to a small write: it takes it, it answers that it takes none (full, a replica), or it says nothing. */
export type Writability = 'takes' | 'refuses' | 'silent';

/** The one question behind `/readyz` and what pages are told: whether anything new can be written. */
@Injectable()
export class Readiness {
  constructor(private readonly store: Store) {}

  async writability(): Promise<Writability> {
    try {
      await this.store.takesWrites();
      return 'takes';
    } catch (error) {
      const isRefusal =
        error instanceof StoreUnavailable && (error.reason === 'full' || error.reason === 'readonly');
      return isRefusal ? 'refuses' : 'silent';
    }
  }
}

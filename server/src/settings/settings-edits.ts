import type { SettingsChange } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { Rebuild } from '../pipeline/rebuild.ts';
import { Store } from '../store/store.ts';

/** Changes of the settings, upon which every view is made anew. */
@Injectable()
export class SettingsEdits {
  constructor(
    private readonly store: Store,
    private readonly rebuild: Rebuild,
  ) {}

  /** Another time zone is shown once its figures are complete, all else at once. */
  async save({ timeZone, ...others }: SettingsChange): Promise<void> {
    if (Object.keys(others).length > 0) {
      await this.store.settings.change(others);
      const partitions = Array.from({ length: this.store.partitions }, (_, partition) => partition);
      await Promise.all(partitions.map((partition) => this.store.ledger.announceSettings(partition)));
    }
    if (timeZone !== undefined) await this.rebuild.ask(timeZone);
  }
}

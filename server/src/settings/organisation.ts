import type { Config } from '../config.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

/** The organisation's settings: those that stand, or at the very first start those of the configuration. */
export function setUpOrganisation(store: Store, config: Config, nowMs: number): Promise<Settings> {
  const { partitions, timeZone, currency, name, salesPeriod } = config;
  const organisation = { partitions, timeZone, currency, name, salesPeriod };
  return store.settings.init({ ...organisation, generation: 1, setUpAtMs: nowMs });
}

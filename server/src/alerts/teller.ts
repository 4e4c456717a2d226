import type { Alert } from '@earshot/contracts';
import type { AlertStore } from '../store/alerts.ts';

/** Tells the pages of this node what has fired, whichever node saw it fire. What fired before the node came is not told again. */
export class AlertTeller {
  #place: string | undefined;

  constructor(
    private readonly alerts: AlertStore,
    private readonly tell: (alert: Alert) => void,
  ) {}

  /** Reads what is new. Rejects with StoreUnavailable. */
  async pass(): Promise<void> {
    if (this.#place === undefined) {
      this.#place = await this.alerts.end();
      return;
    }
    const { alerts, place } = await this.alerts.since(this.#place);
    this.#place = place;
    for (const alert of alerts) this.tell(alert);
  }
}

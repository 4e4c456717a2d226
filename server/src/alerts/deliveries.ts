import { afterTry } from '../domain/alerts/retry.ts';
import type { Delivery } from '../store/alerts.ts';
import type { Store } from '../store/store.ts';
import { sendWebhook } from './webhook.ts';

export interface DeliveriesOptions {
  store: Store;
  now: () => number;
  /** Whether addresses may be sent to that are not public. */
  mayBePrivate: boolean;
  /** Something unexpected went wrong with one delivery; it is tried again. */
  failed: (error: unknown) => void;
}

/** So many are sent at once by a node. */
const AT_ONCE = 8;
/** Longer than a sending may take: a node that dies leaves what it had taken to others in this time. */
const CLAIMED_MS = 30_000;

/** Sends alerts to webhooks until they are taken or given up. What is to be sent is in the store: any node sends it, once a time. */
export class Deliveries {
  readonly #underWay = new Set<Promise<void>>();
  readonly #end = new AbortController();

  constructor(private readonly options: DeliveriesOptions) {}

  /** Begins with what is due, and does not wait for it. Rejects with StoreUnavailable. */
  async pass(): Promise<void> {
    const count = AT_ONCE - this.#underWay.size;
    if (count <= 0) return;
    const nowMs = this.options.now();
    const due = await this.options.store.alerts.claim({ nowMs, untilMs: nowMs + CLAIMED_MS, count });
    for (const delivery of due) {
      const sending = this.#send(delivery)
        .catch((error: unknown) => this.options.failed(error))
        .finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  /** Breaks off what is under way: it is sent again by whoever finds it due. */
  async end(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#underWay);
  }

  async #send({ alert, tries, status: lastStatus }: Delivery): Promise<void> {
    const { store, now, mayBePrivate } = this.options;
    // The rule as it is now: an address that was mended is sent to, one that was taken away is not.
    const { webhookUrl: url, webhookSecret: secret } = (await store.alerts.rule(alert.ruleId))?.rule ?? {};
    if (url === undefined || secret === undefined)
      return store.alerts.sent({
        ...{ alert, state: 'failed', tries },
        ...(lastStatus !== undefined && { status: lastStatus }),
      });
    const message = { type: 'alert.fired' as const, timestamp: alert.at, data: alert };
    const { signal } = this.#end;
    const status = await sendWebhook({ url, secret, message, nowMs: now(), mayBePrivate, signal });
    if (signal.aborted) return;
    const next = afterTry({ tries: tries + 1, status }, Math.random());
    await store.alerts.sent(
      { alert, state: next.state, tries: tries + 1, ...(status !== undefined && { status }) },
      next.state === 'sending' ? now() + next.waitMs : undefined,
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Store } from '../store/store.ts';

/** What is counted about this process, for Prometheus. No label ever holds anything that was sent. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly accepted = new Counter({
    name: 'earshot_events_accepted_total',
    help: 'Events written to the inbox',
    registers: this.registers,
  });
  readonly rejected = new Counter({
    name: 'earshot_events_rejected_total',
    help: 'Events refused, by reason',
    labelNames: ['code'],
    registers: this.registers,
  });
  readonly refusals = new Counter({
    name: 'earshot_requests_refused_total',
    help: 'Requests refused, by reason',
    labelNames: ['code'],
    registers: this.registers,
  });
  readonly applied = new Counter({
    name: 'earshot_events_applied_total',
    help: 'Events that this process has applied to the counters',
    registers: this.registers,
  });
  readonly refusedEvents = new Counter({
    name: 'earshot_events_refused_total',
    help: 'Accepted events that this process has not applied, by reason',
    labelNames: ['reason'],
    registers: this.registers,
  });
  readonly sockets = new Gauge({
    name: 'earshot_sockets',
    help: 'Live connections open at this process',
    registers: this.registers,
  });

  constructor(store: Store) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('earshot_store_up', 'Whether Redis answers: 1 or 0', async () => (store.isUp() ? 1 : 0));
    this.gauge('earshot_inbox_backlog', 'Accepted events not yet applied', () => store.inbox.backlog());
    this.gauge('earshot_events_set_aside', 'Events that could not be applied', () =>
      store.inbox.asideCount(),
    );
  }

  /** A gauge that is read when asked for; without the store it is not a number. */
  private gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: this.registers,
      async collect() {
        this.set(await read().catch(() => Number.NaN));
      },
    });
  }
}

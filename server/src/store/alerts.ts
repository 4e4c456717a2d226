import type { Alert, AlertRuleInput } from '@earshot/contracts';
import type { RuleState } from '../domain/alerts/look.ts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

/** A rule as it is kept, with the secret that its webhook's messages are signed with. */
export interface StoredRule extends AlertRuleInput {
  id: string;
  createdAt: string;
  createdBy: string;
  webhookSecret?: string;
}

/** A rule, and the text that it is kept as: who changes it says by that which one they changed. */
export interface KeptRule {
  rule: StoredRule;
  text: string;
  lastFiredAt?: string;
}

/** A rule and what is remembered of its figure. */
export interface WatchedKeptRule extends KeptRule {
  state: RuleState | undefined;
  stateText: string;
}

/** How sending an alert to its webhook stands; never anything of what was answered but the status. */
export interface Delivery {
  alert: Alert;
  state: 'sending' | 'delivered' | 'failed';
  tries: number;
  status?: number;
}

export interface FiredAlert {
  alert: Alert;
  delivery?: Delivery;
}

/** A look at a rule's figure that is to be remembered. */
export interface LookTaken {
  after: RuleState;
  alert?: Alert;
  /** Whether the alert is to be sent, from then on (epoch milliseconds). */
  sendAtMs?: number;
}

const MAX_RULES = 200;
const MAX_ALERTS = 200;
/** Alerts that wait to be sent; a further one is given up at once. */
const MAX_WAITING = 1_000;

type LogEntry = [entryId: string, fields: [string, string, string, string]];

/** Rules of alerts, what has fired, and what is still to be sent. */
export class AlertStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  async rules(): Promise<KeptRule[]> {
    const [rules, fired] = await Promise.all([this.#hash(ORG.alerts.rules), this.#hash(ORG.alerts.fired)]);
    return [...rules].map(([id, text]) => keptRule(id, text, fired));
  }

  async rule(id: string): Promise<KeptRule | undefined> {
    const text = await this.#connection.call<string | null>(['HGET', ORG.alerts.rules, id]);
    if (text === null) return undefined;
    const at = await this.#connection.call<string | null>(['HGET', ORG.alerts.fired, id]);
    return keptRule(id, text, new Map(at === null ? [] : [[id, at]]));
  }

  /**
   * Keeps a rule in the place of `before`, or a new one; `after` absent: removes it. With `isAnew` its figure is looked at as for
   * the first time.
   */
  save(change: {
    id: string;
    before?: KeptRule;
    after?: StoredRule;
    isAnew: boolean;
  }): Promise<'done' | 'changed' | 'too_many'> {
    const { id, before, after, isAnew } = change;
    const text = after === undefined ? '' : JSON.stringify(after);
    const args = [id, before?.text ?? '', text, isAnew ? '1' : '', String(MAX_RULES)];
    return this.#functions.call('save_alert_rule', ORG.alerts.rules, args);
  }

  /** Every rule, with what is remembered of it. */
  async watched(): Promise<WatchedKeptRule[]> {
    const [rules, states] = await Promise.all([this.#hash(ORG.alerts.rules), this.#hash(ORG.alerts.states)]);
    return [...rules].map(([id, text]) => {
      const stateText = states.get(id) ?? '';
      const state = stateText === '' ? undefined : (JSON.parse(stateText) as RuleState);
      return { ...keptRule(id, text, new Map()), state, stateText };
    });
  }

  /** Remembers a look, and what fired; false, and nothing done, where somebody else has looked or changed the rule since. */
  async lookedAt({ rule, text, stateText }: WatchedKeptRule, look: LookTaken): Promise<boolean> {
    const { after, alert, sendAtMs } = look;
    const args = [rule.id, text, stateText, JSON.stringify(after)];
    if (alert) args.push(alert.id, JSON.stringify(alert), alert.at, String(MAX_ALERTS));
    if (alert && sendAtMs !== undefined) {
      const sending: Delivery = { alert, state: 'sending', tries: 0 };
      const givenUp: Delivery = { ...sending, state: 'failed' };
      args.push(JSON.stringify(sending), JSON.stringify(givenUp), String(sendAtMs), String(MAX_WAITING));
    }
    return (await this.#functions.call<number>('look_at_alert', ORG.alerts.rules, args)) === 1;
  }

  /** What has fired, newest first. */
  async fired(): Promise<FiredAlert[]> {
    const entries = await this.#connection.call<LogEntry[]>(['XREVRANGE', ORG.alerts.log, '+', '-']);
    if (entries.length === 0) return [];
    const alerts = entries.map(([, [, , , text]]) => JSON.parse(text) as Alert);
    const texts = await this.#connection.call<(string | null)[]>([
      'HMGET',
      ORG.alerts.deliveries,
      ...alerts.map(({ id }) => id),
    ]);
    return alerts.map((alert, i) => {
      const text = texts[i];
      return { alert, ...(text != null && { delivery: JSON.parse(text) as Delivery }) };
    });
  }

  /** Where the log of what has fired ends now. */
  async end(): Promise<string> {
    const [last] = await this.#connection.call<LogEntry[]>([
      ...['XREVRANGE', ORG.alerts.log, '+', '-', 'COUNT', '1'],
    ]);
    return last?.[0] ?? '0-0';
  }

  /**
   * What has fired since a place in the log, in order, and the place behind it. A log that ends before the place has been lost:
   * who waited there would hear of nothing any more, so the place is its end then.
   */
  async since(place: string): Promise<{ alerts: Alert[]; place: string }> {
    const entries = await this.#connection.call<LogEntry[]>(['XRANGE', ORG.alerts.log, `(${place}`, '+']);
    const alerts = entries.map(([, [, , , text]]) => JSON.parse(text) as Alert);
    if (entries.length > 0) return { alerts, place: entries.at(-1)![0] };
    const end = await this.end();
    return { alerts, place: isBefore(end, place) ? end : place };
  }

  /** Takes some of the deliveries that are due; until `untilMs` nobody else is given them. */
  async claim(options: { nowMs: number; untilMs: number; count: number }): Promise<Delivery[]> {
    const args = [options.nowMs, options.untilMs, options.count].map(String);
    const flat = await this.#functions.call<string[]>('claim_alerts', ORG.alerts.due, args);
    return flat.filter((_, i) => i % 2 === 1).map((text) => JSON.parse(text) as Delivery);
  }

  /** Keeps how sending went, and when it is tried again; absent: it is over. */
  async sent(delivery: Delivery, againAtMs?: number): Promise<void> {
    const again = againAtMs === undefined ? '' : String(againAtMs);
    await this.#functions.call('alert_sent', ORG.alerts.due, [
      delivery.alert.id,
      JSON.stringify(delivery),
      again,
    ]);
  }

  async #hash(key: string): Promise<Map<string, string>> {
    const flat = await this.#connection.call<string[]>(['HGETALL', key]);
    const fields = new Map<string, string>();
    for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
    return fields;
  }
}

function isBefore(one: string, other: string): boolean {
  const [oneMs, oneSeq] = one.split('-').map(Number);
  const [otherMs, otherSeq] = other.split('-').map(Number);
  return oneMs! < otherMs! || (oneMs === otherMs && oneSeq! < otherSeq!);
}

function keptRule(id: string, text: string, fired: ReadonlyMap<string, string>): KeptRule {
  const lastFiredAt = fired.get(id);
  return { rule: JSON.parse(text) as StoredRule, text, ...(lastFiredAt !== undefined && { lastFiredAt }) };
}

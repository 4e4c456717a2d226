import { randomBytes, randomUUID } from 'node:crypto';
import type { AlertRule, AlertRuleChange, AlertRuleInput, NewAlertRule } from '@earshot/contracts';
import type { Principal } from '../access/principal.ts';
import { demandScope, sees } from '../access/scopes.ts';
import { Refused } from '../operate/problem.ts';
import type { AlertStore, KeptRule, StoredRule } from '../store/alerts.ts';
import { faultOfUrl } from './webhook.ts';

/** Whatever of a rule is another makes its figure looked at as for the first time. */
const DECISIVE = ['figure', 'scope', 'period', 'condition', 'isOn'] as const satisfies (keyof StoredRule)[];

/**
 * Rules as people make them. Everyone sees and changes the rules of the scopes whose figures they see; of another scope nobody is
 * told that there is a rule. All reject with StoreUnavailable.
 */
export class AlertRules {
  constructor(
    private readonly alerts: AlertStore,
    private readonly options: { now: () => number; mayBePrivate: boolean },
  ) {}

  /** In the order in which they were made. */
  async list(who: Principal): Promise<AlertRule[]> {
    const kept = (await this.alerts.rules()).filter(({ rule }) => sees(who, rule.scope));
    return kept.map(ruleOf).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  async create(who: Principal, input: AlertRuleInput): Promise<NewAlertRule> {
    demandScope(who, input.scope);
    this.#demandUrl(input.webhookUrl);
    const after: StoredRule = {
      ...input,
      id: `rule_${randomUUID()}`,
      createdAt: new Date(this.options.now()).toISOString(),
      createdBy: who.name,
      ...(input.webhookUrl !== undefined && { webhookSecret: newWebhookSecret() }),
    };
    await this.#save({ after });
    return toldOnce(after, ruleOf({ rule: after, text: '' }));
  }

  /** Changes a rule; one that watches something else from now on is looked at as for the first time, and an address that is new has a new secret. */
  async change(who: Principal, id: string, change: AlertRuleChange): Promise<NewAlertRule> {
    const before = await this.#find(who, id);
    const { webhookUrl, ...rest } = change;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const after: StoredRule = { ...before.rule, ...given };
    demandScope(who, after.scope);
    const isNewUrl = webhookUrl !== undefined && webhookUrl !== (before.rule.webhookUrl ?? null);
    if (isNewUrl) {
      delete after.webhookUrl;
      delete after.webhookSecret;
    }
    if (isNewUrl && webhookUrl !== null) {
      this.#demandUrl(webhookUrl);
      Object.assign(after, { webhookUrl, webhookSecret: newWebhookSecret() });
    }
    await this.#save({ before, after });
    const rule = ruleOf({ ...before, rule: after });
    return isNewUrl ? toldOnce(after, rule) : rule;
  }

  async remove(who: Principal, id: string): Promise<void> {
    await this.#save({ before: await this.#find(who, id) });
  }

  async #find(who: Principal, id: string): Promise<KeptRule> {
    const kept = await this.alerts.rule(id);
    if (kept && sees(who, kept.rule.scope)) return kept;
    throw new Refused({ code: 'not_found', message: 'There is no such rule.' });
  }

  async #save({ before, after }: { before?: KeptRule; after?: StoredRule }): Promise<void> {
    const isAnew = DECISIVE.some(
      (name) => JSON.stringify(before?.rule[name]) !== JSON.stringify(after?.[name]),
    );
    const outcome = await this.alerts.save({
      id: (before?.rule ?? after)!.id,
      ...(before && { before }),
      ...(after && { after }),
      isAnew,
    });
    if (outcome === 'too_many')
      throw new Refused({ code: 'conflict', message: 'There can be no more rules; remove one first.' });
    if (outcome === 'changed')
      throw new Refused({
        code: 'conflict',
        message: 'Somebody else has just changed this rule; look again.',
      });
  }

  #demandUrl(url: string | undefined): void {
    const message = url === undefined ? undefined : faultOfUrl(url, this.options.mayBePrivate);
    if (message !== undefined) throw new Refused({ code: 'invalid', message, path: 'webhookUrl' });
  }
}

/** As it is told: without its secret. */
function ruleOf({ rule, lastFiredAt }: KeptRule): AlertRule {
  const { webhookSecret: _, ...told } = rule;
  return { ...told, ...(lastFiredAt !== undefined && { lastFiredAt }) };
}

function toldOnce({ webhookSecret }: StoredRule, rule: AlertRule): NewAlertRule {
  return { ...rule, ...(webhookSecret !== undefined && { webhookSecret }) };
}

/** A key of 256 bits, in the form that Standard Webhooks give to keys. */
function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

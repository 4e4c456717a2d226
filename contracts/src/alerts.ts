import { z } from 'zod';
import { FIGURE_NAMES } from './figures.ts';
import { type Scope, scopeSchema } from './period.ts';
import { nameSchema } from './text.ts';

/** When a rule fires. `above` and `below` fire at the crossing; `changesBy` when the figure has moved so far within the time. */
export const alertConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['above', 'below']), value: z.number() }),
  z.strictObject({
    kind: z.literal('changesBy'),
    /** In the figure's unit; a negative one is a fall. */
    amount: z.number().refine((amount) => amount !== 0, 'must not be 0'),
    withinMin: z
      .int()
      .min(1)
      .max(7 * 24 * 60),
  }),
]);
export type AlertCondition = z.output<typeof alertConditionSchema>;

export const alertRuleInputSchema = z.strictObject({
  name: nameSchema,
  figure: z.enum(FIGURE_NAMES),
  scope: scopeSchema as z.ZodType<Scope>,
  period: z.enum(['last24h', 'last7d', 'thisMonth', 'lastMonth', 'allTime']),
  condition: alertConditionSchema,
  /** After it has fired it stays silent for so long. */
  pauseMin: z
    .int()
    .min(1)
    .max(30 * 24 * 60),
  /** Where it is also sent, signed as Standard Webhooks say; absent: only shown. */
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  isOn: z.boolean(),
});
export type AlertRuleInput = z.output<typeof alertRuleInputSchema>;

export const alertRuleChangeSchema = alertRuleInputSchema
  .partial()
  .extend({ webhookUrl: alertRuleInputSchema.shape.webhookUrl.unwrap().nullable().optional() });
export type AlertRuleChange = z.output<typeof alertRuleChangeSchema>;

export const alertRuleSchema = alertRuleInputSchema.extend({
  id: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  lastFiredAt: z.string().optional(),
});
export type AlertRule = z.output<typeof alertRuleSchema>;
export const alertRuleListSchema = z.array(alertRuleSchema);

/**
 * Answer of `POST` and `PATCH` of alert rules: with a webhook's address that is new, the secret (`whsec_…`) that its messages are
 * signed with, told this once.
 */
export const newAlertRuleSchema = alertRuleSchema.extend({ webhookSecret: z.string().optional() });
export type NewAlertRule = z.output<typeof newAlertRuleSchema>;

/** A rule that has fired. */
export const alertSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  ruleId: z.string(),
  name: z.string(),
  figure: z.enum(FIGURE_NAMES),
  scope: scopeSchema as z.ZodType<Scope>,
  period: z.enum(['last24h', 'last7d', 'thisMonth', 'lastMonth', 'allTime']),
  condition: alertConditionSchema,
  /** The figure as it was then. */
  value: z.number(),
});
export type Alert = z.output<typeof alertSchema>;

/** What is sent to a rule's webhook; `timestamp` is when the rule fired. */
export const alertMessageSchema = z.strictObject({
  type: z.literal('alert.fired'),
  timestamp: z.string(),
  data: alertSchema,
});
export type AlertMessage = z.output<typeof alertMessageSchema>;

/** How sending an alert to its webhook stands. */
export const DELIVERY_STATES = ['sending', 'delivered', 'failed'] as const;

/** Answer of `GET /v1/alerts`: newest first, the last 200 at most. */
export const alertListSchema = z.array(
  alertSchema.extend({
    delivery: z
      .strictObject({
        state: z.enum(DELIVERY_STATES),
        tries: z.int(),
        /** The last answer's status; absent where there was none. */
        status: z.int().optional(),
      })
      .optional(),
  }),
);
export type AlertList = z.output<typeof alertListSchema>;

/** What `POST /v1/alert-rules/try` takes: what decides when a rule fires. */
export const alertTryInputSchema = alertRuleInputSchema.pick({
  figure: true,
  scope: true,
  period: true,
  condition: true,
  pauseMin: true,
});
export type AlertTryInput = z.output<typeof alertTryInputSchema>;

/** What `POST /v1/alert-rules/try` answers of a rule that is not saved: when it would have fired in the last 30 days. */
export const alertTrySchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /**
   * The past of figures of this very moment (open deals, calls in progress) is kept nowhere: they cannot be tried; nor can a
   * change within less than `stepSec`.
   */
  isKnown: z.boolean(),
  /** How far apart the moments are at which the figure was looked at. */
  stepSec: z.int(),
  firings: z.array(z.strictObject({ at: z.string(), value: z.number() })),
});
export type AlertTry = z.output<typeof alertTrySchema>;

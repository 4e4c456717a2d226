import { z } from 'zod';
import { idSchema, instantSchema, nameSchema, speechSchema } from './text.ts';

/** The longest call, and the latest that a segment can begin or end. */
export const MAX_CALL_SECONDS = 7 * 24 * 3600;

/** The most segments of one call. */
export const MAX_SEGMENTS = 20_000;

const seconds = z.number().min(0).max(MAX_CALL_SECONDS);

/** One stretch of speech of one speaker; `start` and `end` are seconds from the call's `startedAt`. */
export const segmentSchema = z
  .strictObject({
    speaker: z.enum(['seller', 'customer']),
    start: seconds,
    end: seconds,
    text: speechSchema,
    sentiment: z.number().min(-1).max(1).optional(),
  })
  .refine((segment) => segment.start <= segment.end, { path: ['end'], message: 'must not lie before start' });

export const teamRefSchema = z.strictObject({ id: idSchema, name: nameSchema.optional() });
export const sellerRefSchema = z.strictObject({
  id: idSchema,
  name: nameSchema.optional(),
  team: teamRefSchema.optional(),
});
export const customerRefSchema = z.strictObject({
  id: idSchema,
  name: nameSchema.optional(),
  account: nameSchema.optional(),
});

const channelSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'must be a short word in lower case, such as phone');
const languageSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag, such as en-GB');

export const callStartedSchema = z.strictObject({
  callId: idSchema,
  seller: sellerRefSchema,
  customer: customerRefSchema.optional(),
  startedAt: instantSchema,
  channel: channelSchema.optional(),
});

export const callFinishedSchema = z
  .strictObject({
    callId: idSchema,
    seller: sellerRefSchema,
    customer: customerRefSchema.optional(),
    opportunityId: idSchema.optional(),
    startedAt: instantSchema,
    endedAt: instantSchema,
    channel: channelSchema.optional(),
    language: languageSchema.optional(),
    segments: z.array(segmentSchema).max(MAX_SEGMENTS),
  })
  .superRefine((call, context) => {
    const lasted = Date.parse(call.endedAt) - Date.parse(call.startedAt);
    if (lasted < 0)
      context.addIssue({ code: 'custom', path: ['endedAt'], message: 'must not lie before startedAt' });
    if (lasted > MAX_CALL_SECONDS * 1000)
      context.addIssue({ code: 'custom', path: ['endedAt'], message: 'must lie within 7 days of startedAt' });
  });

export const callDeletedSchema = z.strictObject({ callId: idSchema });

export const customerErasedSchema = z.strictObject({ customerId: idSchema });

export const sellerChangedSchema = z.strictObject({
  sellerId: idSchema,
  name: nameSchema,
  team: teamRefSchema.nullable().optional(),
});

/** A deal's stage: 1–64 characters of any script, a key of JSON objects and of Redis hashes. */
const stageSchema = nameSchema
  .refine((stage) => stage.length <= 64, 'must have at most 64 characters')
  .refine((stage) => !['__proto__', 'constructor', 'prototype'].includes(stage), 'is a reserved word');

/** The most that one deal can be worth, in whole units: sums of many stay exact in cents. */
export const MAX_MONEY = 1_000_000_000;

/** Money in the organisation's currency: a decimal number with at most two places. */
const moneySchema = z
  .number()
  .min(0)
  .max(MAX_MONEY)
  .refine((amount) => /^\d+(\.\d{1,2})?$/.test(String(amount)), 'must have at most two decimal places');

export const opportunityChangedSchema = z
  .strictObject({
    opportunityId: idSchema,
    seller: sellerRefSchema,
    name: nameSchema,
    status: z.enum(['open', 'won', 'lost']),
    stage: stageSchema.optional(),
    estimatedRevenue: moneySchema,
    actualRevenue: moneySchema.optional(),
    createdAt: instantSchema,
    estimatedCloseDate: z.iso.date('must be a date, such as 2026-11-24').optional(),
    closedAt: instantSchema.optional(),
    account: nameSchema.optional(),
  })
  .superRefine((deal, context) => {
    const isMissing = (path: string) =>
      context.addIssue({
        code: 'custom',
        path: [path],
        message: `is required of a deal that is ${deal.status}`,
      });
    if (deal.status !== 'open' && deal.closedAt === undefined) isMissing('closedAt');
    if (deal.status === 'won' && deal.actualRevenue === undefined) isMissing('actualRevenue');
    if (deal.closedAt !== undefined && Date.parse(deal.closedAt) < Date.parse(deal.createdAt))
      context.addIssue({ code: 'custom', path: ['closedAt'], message: 'must not lie before createdAt' });
  });

export const opportunityDeletedSchema = z.strictObject({ opportunityId: idSchema });

export const engagementLoggedSchema = z.strictObject({
  engagementId: idSchema,
  seller: sellerRefSchema,
  opportunityId: idSchema.optional(),
  kind: z.enum(['email', 'phone', 'meeting']),
  startedAt: instantSchema,
  durationSec: seconds,
});

export const engagementDeletedSchema = z.strictObject({ engagementId: idSchema });

const envelope = {
  specversion: z.literal('1.0').optional(),
  id: nameSchema,
  source: nameSchema,
  time: instantSchema,
  datacontenttype: z
    .string()
    .regex(/^application\/json\b/i, 'must be application/json')
    .optional(),
  dataschema: z.string().max(2048).optional(),
  subject: z.string().max(2048).optional(),
};

/** One event as it arrives: a CloudEvents 1.0 envelope around what happened to one entity. */
export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('call.started'), data: callStartedSchema }),
  z.strictObject({ ...envelope, type: z.literal('call.finished'), data: callFinishedSchema }),
  z.strictObject({ ...envelope, type: z.literal('call.deleted'), data: callDeletedSchema }),
  z.strictObject({ ...envelope, type: z.literal('opportunity.changed'), data: opportunityChangedSchema }),
  z.strictObject({ ...envelope, type: z.literal('opportunity.deleted'), data: opportunityDeletedSchema }),
  z.strictObject({ ...envelope, type: z.literal('engagement.logged'), data: engagementLoggedSchema }),
  z.strictObject({ ...envelope, type: z.literal('engagement.deleted'), data: engagementDeletedSchema }),
  z.strictObject({ ...envelope, type: z.literal('seller.changed'), data: sellerChangedSchema }),
  z.strictObject({ ...envelope, type: z.literal('customer.erased'), data: customerErasedSchema }),
]);

export type EarshotEvent = z.output<typeof eventSchema>;
export type EventType = EarshotEvent['type'];
export type Segment = z.output<typeof segmentSchema>;
export type Speaker = Segment['speaker'];
export type SellerRef = z.output<typeof sellerRefSchema>;
export type CustomerRef = z.output<typeof customerRefSchema>;
export type TeamRef = z.output<typeof teamRefSchema>;
export type CallStarted = z.output<typeof callStartedSchema>;
export type CallFinished = z.output<typeof callFinishedSchema>;
export type CallDeleted = z.output<typeof callDeletedSchema>;
export type OpportunityChanged = z.output<typeof opportunityChangedSchema>;
export type OpportunityDeleted = z.output<typeof opportunityDeletedSchema>;
export type EngagementLogged = z.output<typeof engagementLoggedSchema>;
export type EngagementDeleted = z.output<typeof engagementDeletedSchema>;
export type SellerChanged = z.output<typeof sellerChangedSchema>;
export type CustomerErased = z.output<typeof customerErasedSchema>;

export const EVENT_TYPES = [
  'call.started',
  'call.finished',
  'call.deleted',
  'opportunity.changed',
  'opportunity.deleted',
  'engagement.logged',
  'engagement.deleted',
  'seller.changed',
  'customer.erased',
] as const satisfies EventType[];

/** How far ahead of the server a time in an event may lie before it is refused. */
export const MAX_AHEAD_MS = 5 * 60_000;

/** After this long without an end, a started call leaves the list of calls in progress. */
export const ACTIVE_CALL_MS = 8 * 3600_000;

export const rejectedEventSchema = z.strictObject({
  /** Position in the request: of the array's element, or of the NDJSON line (blank lines do not count). */
  index: z.int(),
  /** The event's own `id`, where one could be read. */
  id: z.string().exactOptional(),
  code: z.string(),
  message: z.string(),
  /** Where the fault is, such as `data.segments[3].end`. */
  path: z.string().exactOptional(),
});
export type RejectedEvent = z.output<typeof rejectedEventSchema>;

/** What `POST /v1/events` answers with 202: what was written, and what was not and why. */
export const ingestAnswerSchema = z.strictObject({
  accepted: z.int(),
  rejected: z.array(rejectedEventSchema),
  /** How many were rejected in all, where that is more than are listed (10,000). */
  rejectedCount: z.int().exactOptional(),
});
export type IngestAnswer = z.output<typeof ingestAnswerSchema>;

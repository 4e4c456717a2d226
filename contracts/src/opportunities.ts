import { z } from 'zod';
import { pageQuerySchema } from './reads.ts';
import { idSchema } from './text.ts';

/** What `GET /v1/opportunities` takes beside `scope` and, of closed deals, `period`. */
export const opportunitiesQuerySchema = pageQuerySchema.extend({
  /** Open ones where nothing is asked for. */
  status: z.enum(['open', 'won', 'lost']).optional(),
  /** Of open deals: `watch` with one reason, `atRisk` with more. */
  risk: z.enum(['fine', 'watch', 'atRisk']).optional(),
  stage: z.string().min(1).max(64).optional(),
  seller: idSchema.optional(),
});
export type OpportunitiesQuery = z.output<typeof opportunitiesQuerySchema>;

/** One deal in a list; money in cents. */
export const opportunityLineSchema = z.strictObject({
  opportunityId: z.string(),
  name: z.string(),
  account: z.string().optional(),
  seller: z.strictObject({
    id: z.string(),
    name: z.string(),
    team: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  }),
  status: z.enum(['open', 'won', 'lost']),
  stage: z.string(),
  estimated: z.int(),
  actual: z.int().optional(),
  createdAt: z.string(),
  /** A local date. */
  estimatedCloseDate: z.string().optional(),
  closedAt: z.string().optional(),
  /** Of open deals. */
  health: z.int().optional(),
  state: z.enum(['fine', 'watch', 'atRisk']).optional(),
  reasons: z
    .array(z.enum(['closeDatePassed', 'quiet', 'negativeLastCall', 'competitorMentioned']))
    .optional(),
  /** The last call that names it. */
  lastCall: z.strictObject({ callId: z.string(), endedAt: z.string() }).optional(),
});
export type OpportunityLine = z.output<typeof opportunityLineSchema>;

/** Answer of `GET /v1/opportunities`: open deals by risk, then size; closed ones the latest first. */
export const opportunityListSchema = z.strictObject({
  opportunities: z.array(opportunityLineSchema),
  next: z.string().optional(),
});
export type OpportunityList = z.output<typeof opportunityListSchema>;

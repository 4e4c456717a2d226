import { z } from 'zod';
import type { Alert } from './alerts.ts';
import { type Period, periodSchema, type Scope, scopeSchema } from './period.ts';
import { ERROR_CODES } from './problem.ts';
import type { ScreenCommand, ScreenReport } from './screens.ts';
import { snapshotSchema } from './snapshot.ts';

/** The Socket.IO namespace of views. */
export const LIVE_NAMESPACE = '/live';
/** A heartbeat comes this often, whatever else happens. */
export const HEARTBEAT_MS = 5_000;

/** Asks for a view. */
export const viewOpenSchema = z.strictObject({ scope: scopeSchema, period: periodSchema });
/** Wants no more of a view. */
export const viewCloseSchema = z.strictObject({ viewId: z.string().max(512) });

export interface ViewOpen {
  scope: Scope;
  period: Period;
}

/** Where a view stands: `epoch` names one node's incarnation of it, `rev` counts its changes by one. */
export const viewPositionSchema = z.strictObject({
  epoch: z.string(),
  rev: z.int(),
  /** The latest instant at which the node had read every partition's changes to their end. */
  asOf: z.string(),
});
export type ViewPosition = z.output<typeof viewPositionSchema>;

/** A whole view: take it, whatever you hold. */
export const viewSnapshotSchema = viewPositionSchema.extend({
  viewId: z.string(),
  snapshot: snapshotSchema,
});
export type ViewSnapshot = z.output<typeof viewSnapshotSchema>;

/** What has changed in a view. */
export const viewDeltaSchema = viewPositionSchema.extend({
  viewId: z.string(),
  /** The `rev` that the patch applies to; anything else means: open again. */
  prev: z.int(),
  /** RFC 7396. */
  patch: z.unknown(),
});
export type ViewDelta = z.output<typeof viewDeltaSchema>;

/** A sign of life, with the position of every view that is open. */
export const heartbeatSchema = z.strictObject({
  now: z.string(),
  /** The build of the server; a page of another build reloads itself once. */
  version: z.string(),
  views: z.record(z.string(), viewPositionSchema),
  /** `false` while Redis can be read but takes no writes, so that figures are right and new calls are refused; else absent. */
  takesCalls: z.literal(false).exactOptional(),
});
export type Heartbeat = z.output<typeof heartbeatSchema>;

/** The server is about to close the connection: why, and when to come back. */
export const byeSchema = z.strictObject({
  /** `unauthorized` is also said to a screen that was revoked. */
  reason: z.enum(['ending', 'unauthorized', 'slow', 'rate_limited']),
  retryAfterMs: z.number(),
});
export type Bye = z.output<typeof byeSchema>;

export const refusalSchema = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ code: z.enum(ERROR_CODES), message: z.string() }),
});
export type Refusal = z.output<typeof refusalSchema>;

export const viewOpenAnswerSchema = z.union([
  viewSnapshotSchema.extend({ ok: z.literal(true) }),
  refusalSchema,
]);
export type ViewOpenAnswer = z.output<typeof viewOpenAnswerSchema>;

export const viewCloseAnswerSchema = z.union([z.strictObject({ ok: z.literal(true) }), refusalSchema]);
export type ViewCloseAnswer = z.output<typeof viewCloseAnswerSchema>;

/** Events from a page to the server. */
export interface ClientToServer {
  'view:open': (request: ViewOpen, answer: (reply: ViewOpenAnswer) => void) => void;
  'view:close': (request: { viewId: string }, answer: (reply: ViewCloseAnswer) => void) => void;
  /** Of a paired screen. */
  'screen:report': (report: ScreenReport) => void;
}

/** Events from the server to a page; the first two are acknowledged, so that a page that falls behind is sent no more of them. */
export interface ServerToClient {
  'view:delta': (delta: ViewDelta, done: () => void) => void;
  'view:snapshot': (snapshot: ViewSnapshot, done: () => void) => void;
  heartbeat: (beat: Heartbeat) => void;
  bye: (notice: Bye) => void;
  /** A rule has fired, of a scope that whoever is told may see. */
  alert: (alert: Alert) => void;
  /** To a paired screen. */
  'screen:command': (command: ScreenCommand) => void;
}

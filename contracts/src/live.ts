import { z } from 'zod';
import { type Period, periodSchema, type Scope, scopeSchema } from './period.ts';
import type { ErrorCode } from './problem.ts';
import type { Snapshot } from './snapshot.ts';

/** The Socket.IO namespace of views. */
export const LIVE_NAMESPACE = '/live';
/** A heartbeat comes this often, whatever else happens. */
export const HEARTBEAT_MS = 5_000;

export const viewOpenSchema = z.strictObject({ scope: scopeSchema, period: periodSchema });
export const viewCloseSchema = z.strictObject({ viewId: z.string().max(512) });

export interface ViewOpen {
  scope: Scope;
  period: Period;
}

/** Where a view stands: `epoch` names one node's incarnation of it, `rev` counts its changes by one. */
export interface ViewPosition {
  epoch: string;
  rev: number;
  /** The latest instant at which the node had read every partition's changes to their end. */
  asOf: string;
}

export interface ViewSnapshot extends ViewPosition {
  viewId: string;
  snapshot: Snapshot;
}

export interface ViewDelta extends ViewPosition {
  viewId: string;
  /** The `rev` that the patch applies to; anything else means: open again. */
  prev: number;
  /** RFC 7396. */
  patch: unknown;
}

export interface Heartbeat {
  now: string;
  /** The build of the server; a page of another build reloads itself once. */
  version: string;
  views: Record<string, ViewPosition>;
  /** `false` while Redis can be read but takes no writes, so that figures are right and new calls are refused; else absent. */
  takesCalls?: false;
}

export interface Refusal {
  ok: false;
  error: { code: ErrorCode; message: string };
}

export type ViewOpenAnswer = ({ ok: true } & ViewSnapshot) | Refusal;
export type ViewCloseAnswer = { ok: true } | Refusal;

/** Events from a page to the server. */
export interface ClientToServer {
  'view:open': (request: ViewOpen, answer: (reply: ViewOpenAnswer) => void) => void;
  'view:close': (request: { viewId: string }, answer: (reply: ViewCloseAnswer) => void) => void;
}

/** Events from the server to a page; the first two are acknowledged, so that a slow page holds one message. */
export interface ServerToClient {
  'view:delta': (delta: ViewDelta, done: () => void) => void;
  'view:snapshot': (snapshot: ViewSnapshot, done: () => void) => void;
  heartbeat: (beat: Heartbeat) => void;
  bye: (notice: { reason: string; retryAfterMs: number }) => void;
}

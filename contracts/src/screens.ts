import { z } from 'zod';
import { FIGURE_NAMES } from './figures.ts';
import { type Scope, scopeSchema } from './period.ts';
import { nameSchema } from './text.ts';

/** What a wall can show, one at a time. */
export const LAYOUT_KINDS = ['numbers', 'talk', 'topSellers', 'pipeline', 'live', 'single'] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

/** How long a layout stays. */
const seconds = z.int().min(5).max(3_600);

export const layoutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['numbers', 'talk', 'topSellers', 'pipeline', 'live']), seconds }),
  z.strictObject({ kind: z.literal('single'), figure: z.enum(FIGURE_NAMES), seconds }),
]);
export type Layout = z.output<typeof layoutSchema>;

/** `07:30`, in the organisation's time zone. */
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 07:30');

/**
 * Colours a tile while its figure is beyond `value`, until it is back beyond `calm`: what lies between changes nothing, so that
 * a figure at the border does not flicker.
 */
export const thresholdSchema = z
  .strictObject({
    figure: z.enum(FIGURE_NAMES),
    side: z.enum(['above', 'below']),
    value: z.number(),
    calm: z.number(),
    look: z.enum(['risk', 'delayed', 'live']),
  })
  .superRefine(({ side, value, calm }, context) => {
    if (side === 'above' ? calm > value : calm < value)
      context.addIssue({ code: 'custom', path: ['calm'], message: 'must lie on the calm side of value' });
  });
export type Threshold = z.output<typeof thresholdSchema>;

/** What a screen shows, and how. */
export const screenShowSchema = z.strictObject({
  scope: scopeSchema as z.ZodType<Scope>,
  period: z.enum(['last24h', 'last7d', 'thisMonth', 'lastMonth', 'allTime']),
  /** In this order, round and round. */
  playlist: z.array(layoutSchema).min(1).max(20),
  language: z.enum(['en', 'el']),
  theme: z.enum(['dark', 'light', 'byTime']),
  /** With `byTime`: when it becomes light, and dark. */
  lightFrom: timeOfDaySchema,
  darkFrom: timeOfDaySchema,
  /** Dimmed between two times of day to so many percent of its light; absent: never. */
  dim: z
    .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema, percent: z.int().min(5).max(90) })
    .optional(),
  /** Left free at each edge, for televisions that cut it off. */
  overscanPercent: z.number().min(0).max(10),
  /** Sellers by initials, reduced at the server. */
  isPrivate: z.boolean(),
  /** A period that has just begun and is empty is replaced by the last one that is not, and that is said. */
  showsLastNonEmpty: z.boolean(),
  /** A deal won, a target reached, and rules that fire have their moment on the screen. */
  celebrates: z.boolean(),
  hasSound: z.boolean(),
  thresholds: z.array(thresholdSchema).max(50),
});
export type ScreenShow = z.output<typeof screenShowSchema>;

/** What `POST /v1/screens` takes: the code that a new screen shows, its name, and what it is to show. */
export const screenInputSchema = z.strictObject({
  code: z.string().min(1).max(32),
  name: nameSchema,
  show: screenShowSchema,
});
export type ScreenInput = z.output<typeof screenInputSchema>;

/** What `PATCH /v1/screens/{id}` takes. */
export const screenChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  show: screenShowSchema.optional(),
});
export type ScreenChange = z.output<typeof screenChangeSchema>;

/** What a screen says of itself, over the socket (`screen:report`), at every change and every 15 s. */
export const screenReportSchema = z.strictObject({
  /** Of its figures, as it shows them; `waiting` while it has none. */
  state: z.enum(['live', 'delayed', 'stale', 'waiting']),
  build: z.string().max(64),
  /** In CSS pixels, with the ratio of the device's to them. */
  widthPx: z.int().min(1).max(100_000),
  heightPx: z.int().min(1).max(100_000),
  pixelRatio: z.number().min(0.1).max(16),
  layout: z.enum(LAYOUT_KINDS).optional(),
});
export type ScreenReport = z.output<typeof screenReportSchema>;

/** A screen as `GET /v1/screens` lists it. */
export const screenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  show: screenShowSchema,
  pairedAt: z.string(),
  pairedBy: z.string(),
  /** `off` while no node has had word of it for 30 s. */
  state: z.enum(['live', 'delayed', 'stale', 'waiting', 'off']),
  /** Since when it is in this state. */
  since: z.string(),
  lastContactAt: z.string().optional(),
  report: screenReportSchema.optional(),
});
export type Screen = z.output<typeof screenSchema>;
export const screenListSchema = z.array(screenSchema);

/** Answer of `POST /v1/screens/pairing`, which anyone may ask: the code to show, and the secret to claim the screen with. */
export const pairingSchema = z.strictObject({
  code: z.string(),
  secret: z.string(),
  expiresAt: z.string(),
  /** How often to ask whether the code has been confirmed. */
  askEveryMs: z.int(),
});
export type Pairing = z.output<typeof pairingSchema>;

/** What `POST /v1/screens/claim` takes. */
export const claimInputSchema = z.strictObject({ secret: z.string().min(1).max(128) });

/** Its answer: `paired` sets the screen's cookie; `expired` means to ask for another code. */
export const claimSchema = z.strictObject({ state: z.enum(['waiting', 'paired', 'expired']) });
export type Claim = z.output<typeof claimSchema>;

/** Answer of `GET /v1/screen`, which a screen asks of itself by its cookie. */
export const ownScreenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  show: screenShowSchema,
  /** What the team of its scope is called; absent where it shows all teams, or one that nobody has heard of. */
  teamName: z.string().optional(),
  organisation: z.strictObject({ name: z.string(), timeZone: z.string(), currency: z.string() }),
});
export type OwnScreen = z.output<typeof ownScreenSchema>;

/** What is told to a screen over the socket; `show` carries what to show from now on. */
export const screenCommandSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('identify'), name: z.string() }),
  z.strictObject({ command: z.literal('reload') }),
  z.strictObject({ command: z.literal('show'), name: z.string(), show: screenShowSchema }),
]);
export type ScreenCommand = z.output<typeof screenCommandSchema>;

/** What `POST /v1/screens/{id}/commands` takes. */
export const screenOrderSchema = z.strictObject({ command: z.enum(['identify', 'reload']) });

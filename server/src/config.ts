import { fileURLToPath } from 'node:url';
import { isTimeZone, type SalesPeriodRule, salesPeriodSchema } from '@earshot/contracts';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const blank = (value: unknown) => (value === '' ? undefined : value);

function integer(standard: number, range: { min: number; max: number }) {
  const sentence = `must be a whole number from ${range.min} to ${range.max}`;
  return z.preprocess(
    blank,
    z
      .string()
      .regex(/^\d{1,15}$/, sentence)
      .transform(Number)
      .refine((value) => value >= range.min && value <= range.max, sentence)
      .default(standard),
  );
}

function text(sentence: string, isRight: (value: string) => boolean) {
  return z.preprocess(blank, z.string().refine(isRight, sentence).optional());
}

function words(sentence: string, isRight: (word: string) => boolean) {
  return z.preprocess(
    blank,
    z
      .string()
      .transform((list) => list.split(',').map((word) => word.trim()))
      .refine((list) => list.every(isRight), sentence)
      .default([]),
  );
}

const hasProtocol = (value: string, protocols: readonly string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);
const isOrigin = (value: string) =>
  hasProtocol(value, ['http:', 'https:']) && new URL(value).origin === value;

/** `quarter`, or `quarter:4` for one that begins in April. */
function salesPeriod(standard: SalesPeriodRule) {
  const sentence =
    'must be month, quarter or year, with the month it begins in where that is not January, such as quarter:4';
  return z.preprocess(
    blank,
    z
      .string()
      .transform((text) => {
        const [kind, startMonth = '1', ...rest] = text.split(':');
        return {
          kind,
          startMonth: /^\d{1,2}$/.test(startMonth) && rest.length === 0 ? Number(startMonth) : NaN,
        };
      })
      .refine((rule) => salesPeriodSchema.safeParse(rule).success, sentence)
      .transform((rule) => rule as SalesPeriodRule)
      .default(standard),
  );
}

/** Plain HTTP could be listened to, and altered, on the way: it is for a provider on this machine. */
const isIssuer = (value: string) =>
  hasProtocol(value, ['https:']) ||
  (hasProtocol(value, ['http:']) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(value).hostname));

const MIB = 1024 * 1024;

/** Every setting with what it may be; a fault is told as `<name> <sentence>.` and never repeats the value. */
const environmentSchema = z.object({
  PORT: integer(3000, { min: 0, max: 65_535 }),
  HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
  REDIS_URL: text('must be a URL such as redis://127.0.0.1:6379', (value) =>
    hasProtocol(value, ['redis:', 'rediss:']),
  ).default('redis://127.0.0.1:6379'),
  EARSHOT_DATA_DIR: z.preprocess(blank, z.string().default('.earshot')),
  EARSHOT_ADMIN_TOKEN: text('must have at most 512 visible ASCII characters and no space', (value) =>
    /^[\x21-\x7e]{1,512}$/.test(value),
  ),
  EARSHOT_NAME: text('must have at most 200 characters', (value) => value.length <= 200).default('Earshot'),
  EARSHOT_TIME_ZONE: text('must be an IANA time zone such as Europe/Athens', isTimeZone).default('UTC'),
  EARSHOT_CURRENCY: text('must be an ISO 4217 code such as EUR', (value) => /^[A-Z]{3}$/.test(value)).default(
    'EUR',
  ),
  EARSHOT_SALES_PERIOD: salesPeriod({ kind: 'quarter', startMonth: 1 }),
  EARSHOT_PARTITIONS: integer(1, { min: 1, max: 100 }),
  EARSHOT_PUBLIC_URL: text('must be an address without a path, such as https://earshot.example', isOrigin),
  EARSHOT_ALLOWED_ORIGINS: words(
    'must be origins such as https://intranet.example, divided by commas',
    isOrigin,
  ),
  EARSHOT_FRAME_ANCESTORS: words(
    'must be origins such as https://intranet.example, divided by commas',
    isOrigin,
  ),
  EARSHOT_TRUSTED_PROXIES: words(
    'must be addresses or networks such as 10.0.0.0/8, divided by commas',
    (word) => /^[0-9A-Fa-f.:]+(\/\d{1,3})?$/.test(word),
  ),
  EARSHOT_OIDC_ISSUER: text('must be an address such as https://accounts.example, by https', isIssuer),
  EARSHOT_OIDC_CLIENT_ID: text('must have at most 512 characters', (value) => value.length <= 512),
  EARSHOT_OIDC_CLIENT_SECRET: text('must have at most 1,024 characters', (value) => value.length <= 1024),
  EARSHOT_OIDC_NAME: text('must have at most 60 characters', (value) => value.length <= 60),
  EARSHOT_LOG_LEVEL: z.preprocess(
    blank,
    z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  ),
  EARSHOT_MAX_BODY_BYTES: integer(8 * MIB, { min: 1024, max: 256 * MIB }),
  EARSHOT_MAX_EVENT_BYTES: integer(MIB, { min: 1024, max: 64 * MIB }),
  EARSHOT_MAX_BACKLOG: integer(50_000, { min: 1, max: 1_000_000_000 }),
  EARSHOT_TOKEN_REQUESTS_PER_MINUTE: integer(600_000, { min: 1, max: 1_000_000_000 }),
  EARSHOT_ADDRESS_REQUESTS_PER_MINUTE: integer(300, { min: 1, max: 1_000_000_000 }),
  EARSHOT_ANALYSIS_THREADS: integer(0, { min: 0, max: 256 }),
  EARSHOT_WEBHOOK_PRIVATE_NETWORK: z.preprocess(
    blank,
    z
      .enum(['true', 'false'], 'must be true or false')
      .default('false')
      .transform((value) => value === 'true'),
  ),
  EARSHOT_CLIENT_DIR: z.preprocess(blank, z.string().optional()),
});

/** Who else may tell who a person is, by OpenID Connect. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  /** Absent: this server is known to the provider as a public client. */
  clientSecret?: string;
  /** What people know it by. */
  name: string;
}

/** All settings of one server process; read once, at the start. */
export interface Config {
  port: number;
  host: string;
  redisUrl: string;
  dataDir: string;
  /** An admin's token that exists from the start. */
  adminToken: string | undefined;
  /** Of the organisation; these five count at the first start only. */
  name: string;
  timeZone: string;
  currency: string;
  salesPeriod: SalesPeriodRule;
  partitions: number;
  /** Where people reach this server, where that is not the address of the request. */
  publicUrl: string | undefined;
  /** Origins of pages that may use a session here, beside the server's own. */
  allowedOrigins: readonly string[];
  /** Origins of pages that may show Earshot in a frame. */
  frameAncestors: readonly string[];
  /** Reverse proxies whose `X-Forwarded-*` headers are believed. */
  trustedProxies: readonly string[];
  provider: ProviderSettings | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
  maxBodyBytes: number;
  maxEventBytes: number;
  /** Accepted events not yet applied, above which no more are taken. */
  maxBacklog: number;
  tokenRequestsPerMinute: number;
  /** Requests without a valid token or session, by address. */
  addressRequestsPerMinute: number;
  /** 0: as many as the machine's cores allow. */
  analysisThreads: number;
  /** Whether webhooks may lead to addresses that are not public, and without TLS. */
  mayReachPrivateNetwork: boolean;
  /** Folder of the built page. */
  clientDir: string;
}

/** Name under which `Config` is injected. */
export const CONFIG = Symbol('config');

/**
 * Reads the settings out of an environment. Answers every fault at once, each as one sentence that names the
 * variable and never its value.
 */
export function readConfig(environment: NodeJS.ProcessEnv): { config: Config } | { faults: string[] } {
  const read = environmentSchema.safeParse(environment);
  if (!read.success)
    return { faults: read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`) };
  const env = read.data;
  if ((env.EARSHOT_OIDC_ISSUER === undefined) !== (env.EARSHOT_OIDC_CLIENT_ID === undefined))
    return { faults: ['EARSHOT_OIDC_ISSUER and EARSHOT_OIDC_CLIENT_ID must be set together.'] };
  const publicOrigins = env.EARSHOT_PUBLIC_URL === undefined ? [] : [env.EARSHOT_PUBLIC_URL];
  const config: Config = {
    port: env.PORT,
    host: env.HOST,
    redisUrl: env.REDIS_URL,
    dataDir: env.EARSHOT_DATA_DIR,
    adminToken: env.EARSHOT_ADMIN_TOKEN,
    name: env.EARSHOT_NAME,
    timeZone: env.EARSHOT_TIME_ZONE,
    currency: env.EARSHOT_CURRENCY,
    salesPeriod: env.EARSHOT_SALES_PERIOD,
    partitions: env.EARSHOT_PARTITIONS,
    publicUrl: env.EARSHOT_PUBLIC_URL,
    allowedOrigins: [...publicOrigins, ...env.EARSHOT_ALLOWED_ORIGINS],
    frameAncestors: env.EARSHOT_FRAME_ANCESTORS,
    trustedProxies: env.EARSHOT_TRUSTED_PROXIES,
    provider: providerOf(env),
    logLevel: env.EARSHOT_LOG_LEVEL,
    maxBodyBytes: env.EARSHOT_MAX_BODY_BYTES,
    maxEventBytes: env.EARSHOT_MAX_EVENT_BYTES,
    maxBacklog: env.EARSHOT_MAX_BACKLOG,
    tokenRequestsPerMinute: env.EARSHOT_TOKEN_REQUESTS_PER_MINUTE,
    addressRequestsPerMinute: env.EARSHOT_ADDRESS_REQUESTS_PER_MINUTE,
    analysisThreads: env.EARSHOT_ANALYSIS_THREADS,
    mayReachPrivateNetwork: env.EARSHOT_WEBHOOK_PRIVATE_NETWORK,
    clientDir: env.EARSHOT_CLIENT_DIR ?? fileURLToPath(new URL('../../client/dist', import.meta.url)),
  };
  return { config: Object.freeze(config) };
}

function providerOf(env: z.output<typeof environmentSchema>): ProviderSettings | undefined {
  const { EARSHOT_OIDC_ISSUER: issuer, EARSHOT_OIDC_CLIENT_ID: clientId } = env;
  if (issuer === undefined || clientId === undefined) return undefined;
  const { EARSHOT_OIDC_CLIENT_SECRET: clientSecret, EARSHOT_OIDC_NAME: name = new URL(issuer).hostname } =
    env;
  return { issuer, clientId, name, ...(clientSecret !== undefined && { clientSecret }) };
}

import type { Retention, SalesPeriodRule, SettingsChange, Targets } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import { ORG } from './keys.ts';

/** What an organisation has decided about itself; partitions and the instant of set-up never change. */
export interface Settings {
  partitions: number;
  generation: number;
  timeZone: string;
  currency: string;
  setUpAtMs: number;
  name: string;
  salesPeriod: SalesPeriodRule;
  /** What is to be won in a sales period, in cents. */
  targets?: Targets;
  /** What is kept for how long. */
  retention?: Retention;
  /** The text of calls that ended before this may have been removed; absent: of none. It only grows. */
  textsFromMs?: number;
  /** Sellers named by hand as the top sellers. */
  topSellers?: string[];
}

/** An organisation at its first start; one that says nothing of it sells by quarters of the calendar. */
export type NewSettings = Omit<Settings, 'salesPeriod'> & Partial<Pick<Settings, 'salesPeriod'>>;

/** What is to be changed; `null` takes it away. */
export type SettingsPatch = SettingsChange &
  Partial<Pick<Settings, 'textsFromMs' | 'generation' | 'timeZone' | 'currency'>>;

export const CALENDAR_QUARTERS: SalesPeriodRule = { kind: 'quarter', startMonth: 1 };

/** The organisation's settings. */
export class SettingsStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async load(): Promise<Settings | undefined> {
    return decode(await this.#connection.call<string[]>(['HGETALL', ORG.settings]));
  }

  /** Sets the organisation up at its very first start; answers what stands, which is another's where that came first. */
  async init(settings: NewSettings): Promise<Settings> {
    const answers = await this.#connection.transaction([
      ...Object.entries(settings).map(([field, value]) => ['HSETNX', ORG.settings, field, encode(value)]),
      ['HGETALL', ORG.settings],
    ]);
    return decode(answers.at(-1) as string[])!;
  }

  /** Changes some of the settings. Announce it in every partition afterwards, or nobody reads them again. */
  async change(settings: SettingsPatch): Promise<void> {
    const given = Object.entries(settings).filter(([, value]) => value !== undefined);
    const set = given
      .filter(([, value]) => value !== null)
      .flatMap(([field, value]) => [field, encode(value)]);
    const gone = given.filter(([, value]) => value === null).map(([field]) => field);
    const commands: string[][] = [];
    if (set.length > 0) commands.push(['HSET', ORG.settings, ...set]);
    if (gone.length > 0) commands.push(['HDEL', ORG.settings, ...gone]);
    if (commands.length > 0) await this.#connection.transaction(commands);
  }
}

/** Texts and numbers as they are, the rest as JSON. */
function encode(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function decode(flat: readonly string[]): Settings | undefined {
  if (flat.length === 0) return undefined;
  const fields = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
  const text = (name: string) => fields.get(name) ?? '';
  const targets = fields.get('targets');
  const topSellers = fields.get('topSellers');
  const retention = fields.get('retention');
  const textsFromMs = fields.get('textsFromMs');
  return {
    partitions: Number(text('partitions')),
    generation: Number(text('generation')),
    timeZone: text('timeZone'),
    currency: text('currency'),
    setUpAtMs: Number(text('setUpAtMs')),
    name: text('name'),
    salesPeriod: JSON.parse(
      fields.get('salesPeriod') ?? JSON.stringify(CALENDAR_QUARTERS),
    ) as SalesPeriodRule,
    ...(targets === undefined ? {} : { targets: JSON.parse(targets) as Targets }),
    ...(retention === undefined ? {} : { retention: JSON.parse(retention) as Retention }),
    ...(textsFromMs === undefined ? {} : { textsFromMs: Number(textsFromMs) }),
    ...(topSellers === undefined ? {} : { topSellers: JSON.parse(topSellers) as string[] }),
  };
}

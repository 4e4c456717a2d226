import type { Retention, SalesPeriodRule, SettingsChange, Targets } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
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

/** All buckets of one time zone. */
export interface Generation {
  generation: number;
  timeZone: string;
}

export interface Generations {
  shown: Generation;
  /** What is being built, to be shown when it is complete. */
  next?: Generation;
  /** The greatest generation that there ever was, until nothing is counted in any but the one shown. */
  last?: number;
}

/** An organisation at its first start; one that says nothing of it sells by quarters of the calendar. */
export type NewSettings = Omit<Settings, 'salesPeriod'> & Partial<Pick<Settings, 'salesPeriod'>>;

/** What is to be changed; `null` takes it away. */
export type SettingsPatch = SettingsChange & Partial<Pick<Settings, 'textsFromMs' | 'generation'>>;

export const CALENDAR_QUARTERS: SalesPeriodRule = { kind: 'quarter', startMonth: 1 };

/** The organisation's settings. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  async load(): Promise<Settings | undefined> {
    return decode(await this.#connection.call<string[]>(['HGETALL', ORG.settings]));
  }

  /** The generation of buckets that is shown, and another that is being built for a time zone that was asked for. */
  async generations(): Promise<Generations | undefined> {
    const fields = ['generation', 'timeZone', 'lastGeneration', 'askedTimeZone'];
    const [generation, timeZone, last, asked] = await this.#connection.call<(string | null)[]>([
      ...['HMGET', ORG.settings, ...fields],
    ]);
    if (generation == null || timeZone == null) return undefined;
    return {
      shown: { generation: Number(generation), timeZone },
      ...(last != null && { last: Number(last) }),
      ...(last != null && asked != null && { next: { generation: Number(last), timeZone: asked } }),
    };
  }

  /** Asks for the buckets of another time zone; the one shown calls off what was asked for. False: nothing is to be done. */
  async askTimeZone(timeZone: string): Promise<boolean> {
    return (await this.#functions.call<number>('ask_zone', ORG.settings, [timeZone])) === 1;
  }

  /** Shows the generation that was asked for, unless another was since. Announce it in every partition afterwards. */
  async show({ generation }: Generation): Promise<void> {
    await this.#functions.call('show_zone', ORG.settings, [String(generation)]);
  }

  /** Nothing is counted any more in another generation than the one shown. */
  async onlyShown(last: number): Promise<void> {
    await this.#functions.call('zone_done', ORG.settings, [String(last)]);
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

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
}

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
  async init(settings: Settings): Promise<Settings> {
    const answers = await this.#connection.transaction([
      ...Object.entries(settings).map(([field, value]) => ['HSETNX', ORG.settings, field, String(value)]),
      ['HGETALL', ORG.settings],
    ]);
    return decode(answers.at(-1) as string[])!;
  }

  /** Changes some of the settings. Announce it in every partition afterwards, or nobody reads them again. */
  async change(settings: Partial<Omit<Settings, 'partitions' | 'setUpAtMs'>>): Promise<void> {
    const fields = Object.entries(settings).flatMap(([field, value]) => [field, String(value)]);
    if (fields.length > 0) await this.#connection.call(['HSET', ORG.settings, ...fields]);
  }
}

function decode(flat: readonly string[]): Settings | undefined {
  if (flat.length === 0) return undefined;
  const fields = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) fields.set(flat[i]!, flat[i + 1]!);
  const text = (name: string) => fields.get(name) ?? '';
  return {
    partitions: Number(text('partitions')),
    generation: Number(text('generation')),
    timeZone: text('timeZone'),
    currency: text('currency'),
    setUpAtMs: Number(text('setUpAtMs')),
    name: text('name'),
  };
}

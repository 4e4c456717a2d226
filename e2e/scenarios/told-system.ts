import type { EarshotEvent, SettingsChange, Tracker } from '@earshot/contracts';
import { expect } from 'vitest';
import { type OracleInput, type World, worldOf } from '../oracle/world.ts';
import { type System, type SystemOptions, startSystem } from './harness.ts';
import { hearing } from './hearing.ts';

/** A running system beside all that it was ever told. */
export class ToldSystem implements AsyncDisposable {
  #known: World | undefined;

  private constructor(
    readonly system: System,
    private readonly told: OracleInput & { events: EarshotEvent[]; trackers: Tracker[]; dismissed: string[] },
  ) {}

  static async start(options: SystemOptions = {}): Promise<ToldSystem> {
    const system = await startSystem(options);
    const { period } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
    return new ToldSystem(system, {
      ...{ events: [], trackers: [], dismissed: [], settings: {}, hearing },
      timeZone: options.timeZone ?? 'UTC',
      setUpAtMs: Date.parse(period.from),
    });
  }

  /** What the oracle makes of it. */
  get world(): World {
    this.#known ??= worldOf(this.told);
    return this.#known;
  }

  async tell(events: readonly EarshotEvent[]): Promise<void> {
    for (let sent = 0; sent < events.length; sent += 100) {
      const part = events.slice(sent, sent + 100);
      expect(await this.system.send(part)).toEqual({ accepted: part.length, rejected: [] });
    }
    await this.system.settled();
    this.told.events.push(...events);
    this.#known = undefined;
  }

  /** Makes trackers, or changes those whose ids are known. */
  async track(...trackers: Tracker[]): Promise<void> {
    await this.system.putTrackers(trackers);
    const ids = new Set(trackers.map(({ id }) => id));
    this.told.trackers = [...this.told.trackers.filter(({ id }) => !ids.has(id)), ...trackers];
    this.#known = undefined;
  }

  async untrack(id: string): Promise<void> {
    const answer = await this.system.fetch(`/v1/trackers/${id}`, { method: 'DELETE' });
    expect(answer.status).toBe(204);
    await this.system.backfilled();
    this.told.trackers = this.told.trackers.filter((tracker) => tracker.id !== id);
    this.#known = undefined;
  }

  async dismiss(brandId: string): Promise<void> {
    await this.system.dismissBrand(brandId);
    this.told.dismissed.push(brandId);
    this.#known = undefined;
  }

  async nameTopSellers(topSellers: readonly string[]): Promise<void> {
    await this.system.changeSettings({ topSellers: [...topSellers] } satisfies SettingsChange);
    this.told.settings = { topSellers };
    this.#known = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.system[Symbol.asyncDispose]();
  }
}

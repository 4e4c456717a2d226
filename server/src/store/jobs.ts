import { randomUUID } from 'node:crypto';
import type { Backfill } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import { ORG } from './keys.ts';

/** How far jobs have come, for everyone to see. */
export class JobStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async setProgress(name: string, progress: Backfill): Promise<void> {
    await this.#connection.call(['HSET', ORG.jobs, name, JSON.stringify(progress)]);
  }

  /** Says that texts were removed which Redis's files still hold. */
  async askRewrite(): Promise<void> {
    await this.#connection.call(['HSET', ORG.jobs, 'rewriteAsked', randomUUID()]);
  }

  /** What was asked for last, where the files were not written anew since, and when they were written for that before. */
  async rewriting(): Promise<{ asked: string | undefined; rewrittenAtMs: number }> {
    const fields = ['rewriteAsked', 'rewrittenAt'];
    const [asked, at] = await this.#connection.call<(string | null)[]>(['HMGET', ORG.jobs, ...fields]);
    return { asked: asked ?? undefined, rewrittenAtMs: Number(at ?? 0) };
  }

  /** The files were written anew for what was `asked`; what was asked for meanwhile still stands. */
  async rewritten(asked: string, nowMs: number): Promise<void> {
    const present = await this.rewriting();
    await this.#connection.call(['HSET', ORG.jobs, 'rewrittenAt', String(nowMs)]);
    if (present.asked === asked) await this.#connection.call(['HDEL', ORG.jobs, 'rewriteAsked']);
  }

  /** How much of what stands is counted in a generation of buckets that is being built. */
  async setRebuilt(generation: number, rebuilt: { done: number; total: number }): Promise<void> {
    await this.#connection.call(['HSET', ORG.jobs, 'rebuild', JSON.stringify({ generation, ...rebuilt })]);
  }

  async rebuilt(generation: number): Promise<{ done: number; total: number }> {
    const text = await this.#connection.call<string | null>(['HGET', ORG.jobs, 'rebuild']);
    const last = text === null ? undefined : JSON.parse(text);
    return last?.generation === generation ? { done: last.done, total: last.total } : { done: 0, total: 0 };
  }

  /** A job that was never run is idle. */
  async progress(name: string): Promise<Backfill> {
    const text = await this.#connection.call<string | null>(['HGET', ORG.jobs, name]);
    return text === null ? { state: 'idle', done: 0, total: 0 } : (JSON.parse(text) as Backfill);
  }
}

import { ErrorReply } from 'redis';
import type { Connection } from './connection.ts';
import apply from './lua/apply.lua?raw';
import brands from './lua/brands.lua?raw';
import call from './lua/call.lua?raw';
import changes from './lua/changes.lua?raw';
import collect from './lua/collect.lua?raw';
import deal from './lua/deal.lua?raw';
import end from './lua/end.lua?raw';
import engagement from './lua/engagement.lua?raw';
import lease from './lua/lease.lua?raw';
import order from './lua/order.lua?raw';
import owner from './lua/owner.lua?raw';
import page from './lua/page.lua?raw';
import partition from './lua/partition.lua?raw';
import people from './lua/people.lua?raw';
import plan from './lua/plan.lua?raw';
import prepare from './lua/prepare.lua?raw';
import recent from './lua/recent.lua?raw';
import settings from './lua/settings.lua?raw';
import state from './lua/state.lua?raw';
import step from './lua/step.lua?raw';
import sums from './lua/sums.lua?raw';
import touch from './lua/touch.lua?raw';
import trackers from './lua/trackers.lua?raw';

/** A change of what functions take or answer is a new version: nodes of both may run side by side. */
const LIBRARY = 'earshot_v3';

/** Parts use only what stands before them. */
const COUNTING = [order, owner, partition, changes, plan, collect, sums, people];
const ENTITIES = [call, end, deal, engagement, touch, brands];
const PARTS = [...COUNTING, ...ENTITIES, step, apply];
const REST = [settings, prepare, state, recent, page, trackers, lease];
const SOURCE = [`#!lua name=${LIBRARY}`, ...PARTS, ...REST].join('\n');

export type FunctionName =
  | 'apply'
  | 'plan'
  | 'settings'
  | 'prepare'
  | 'state'
  | 'recent'
  | 'page'
  | 'save_trackers'
  | 'show_trackers'
  | 'lease';

/** The function library of the store. Every function has one key, and touches only keys of its slot. */
export class Functions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The process of Redis that answers the calls. */
  get server(): string {
    return this.#connection.server;
  }

  /** Puts the library into Redis, in place of one of the same version. */
  async load(): Promise<void> {
    await this.#connection.call(['FUNCTION', 'LOAD', 'REPLACE', SOURCE]);
  }

  /** Calls a function; loads the library first where Redis has lost it. */
  async call<T>(name: FunctionName, key: string, args: readonly string[] = []): Promise<T> {
    const command = ['FCALL', `${LIBRARY}_${name}`, '1', key, ...args];
    try {
      return await this.#connection.call<T>(command);
    } catch (error) {
      if (!(error instanceof ErrorReply && error.message.includes('Function not found'))) throw error;
      await this.load();
      return this.#connection.call<T>(command);
    }
  }
}

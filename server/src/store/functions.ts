import { ErrorReply } from 'redis';
import { type Argument, type Command, type Connection, DEADLINE_MS } from './connection.ts';
import accounts from './lua/accounts.lua?raw';
import alerts from './lua/alerts.lua?raw';
import apply from './lua/apply.lua?raw';
import brands from './lua/brands.lua?raw';
import call from './lua/call.lua?raw';
import changes from './lua/changes.lua?raw';
import collect from './lua/collect.lua?raw';
import counters from './lua/counters.lua?raw';
import deal from './lua/deal.lua?raw';
import end from './lua/end.lua?raw';
import engagement from './lua/engagement.lua?raw';
import erase from './lua/erase.lua?raw';
import gone from './lua/gone.lua?raw';
import indexes from './lua/indexes.lua?raw';
import lease from './lua/lease.lua?raw';
import list from './lua/list.lua?raw';
import note from './lua/note.lua?raw';
import order from './lua/order.lua?raw';
import owner from './lua/owner.lua?raw';
import packed from './lua/packed.lua?raw';
import page from './lua/page.lua?raw';
import partition from './lua/partition.lua?raw';
import people from './lua/people.lua?raw';
import plan from './lua/plan.lua?raw';
import prepare from './lua/prepare.lua?raw';
import recent from './lua/recent.lua?raw';
import recount from './lua/recount.lua?raw';
import screens from './lua/screens.lua?raw';
import sessions from './lua/sessions.lua?raw';
import settings from './lua/settings.lua?raw';
import state from './lua/state.lua?raw';
import step from './lua/step.lua?raw';
import sums from './lua/sums.lua?raw';
import sweep from './lua/sweep.lua?raw';
import touch from './lua/touch.lua?raw';
import trackers from './lua/trackers.lua?raw';

/** A change of what functions take or answer is a new version: nodes of both may run side by side. */
const LIBRARY = 'earshot_v4';

/** Parts use only what stands before them. */
const COUNTING = [order, owner, partition, gone, changes, plan, collect, packed, sums, people];
const ENTITIES = [indexes, call, end, deal, engagement, touch, brands, erase];
const PARTS = [...COUNTING, ...ENTITIES, step, apply];
const READS = [state, counters, recent, page, list];
const REST = [settings, recount, prepare, trackers, lease, note, sweep, alerts];
const PEOPLE = [accounts, sessions, screens];
const SOURCE = [`#!lua name=${LIBRARY}`, ...PARTS, ...READS, ...REST, ...PEOPLE].join('\n');

export type FunctionName =
  | 'apply'
  | 'plan'
  | 'settings'
  | 'ask_zone'
  | 'show_zone'
  | 'zone_done'
  | 'generations'
  | 'recount'
  | 'prepare'
  | 'state'
  | 'counters'
  | 'packed'
  | 'mark_loose'
  | 'marked'
  | 'keep_packed'
  | 'list_loose'
  | 'recent'
  | 'page'
  | 'list'
  | 'save_trackers'
  | 'show_trackers'
  | 'lease'
  | 'note'
  | 'put_account'
  | 'put_join'
  | 'join'
  | 'set_password'
  | 'link_subject'
  | 'unlink_subject'
  | 'open_session'
  | 'renew_session'
  | 'end_sessions'
  | 'save_alert_rule'
  | 'look_at_alert'
  | 'claim_alerts'
  | 'alert_sent'
  | 'exchange'
  | 'screen_word'
  | 'cut_changes'
  | 'repack_aside';

/** The function library of the store. Every function has one key, and touches only keys of its slot. */
export class Functions {
  readonly #connection: Connection;
  readonly #deadlineMs: number;

  /** @param deadlineMs how long a call waits for its answer */
  constructor(connection: Connection, deadlineMs = DEADLINE_MS) {
    this.#connection = connection;
    this.#deadlineMs = deadlineMs;
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
  call<T>(name: FunctionName, key: string, args: readonly Argument[] = []): Promise<T> {
    const command = commandOf(name, key, args);
    return this.#loaded(() => this.#connection.call<T>(command, this.#deadlineMs));
  }

  /** The same for one that answers bytes: what would be texts in its answer are buffers. */
  callForBytes<T>(name: FunctionName, key: string, args: readonly Argument[] = []): Promise<T> {
    const command = commandOf(name, key, args);
    return this.#loaded(() => this.#connection.callForBytes<T>(command, this.#deadlineMs));
  }

  async #loaded<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ErrorReply && error.message.includes('Function not found'))) throw error;
      await this.load();
      return call();
    }
  }
}

function commandOf(name: FunctionName, key: string, args: readonly Argument[]): Command {
  return ['FCALL', `${LIBRARY}_${name}`, '1', key, ...args];
}

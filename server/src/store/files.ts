import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorReply } from 'redis';
import type { Connection } from './connection.ts';

/** Looks at a rewriting under way so often. */
const LOOK_MS = 100;
/** A rewriting that has not come to its end by then is taken for failed, and begun anew by who asks again. */
const PATIENCE_MS = 30 * 60_000;

/** How a kind of file is written anew, and what `INFO` says of it. */
interface Writing {
  command: readonly string[];
  /** Counts how often it was begun. */
  begun: string;
  underWay: readonly string[];
  status: string;
}

const APPEND_ONLY: Writing = {
  command: ['BGREWRITEAOF'],
  begun: 'aof_rewrites',
  underWay: ['aof_rewrite_in_progress', 'aof_rewrite_scheduled'],
  status: 'aof_last_bgrewrite_status',
};
const SNAPSHOT: Writing = {
  command: ['BGSAVE', 'SCHEDULE'],
  begun: 'rdb_saves',
  underWay: ['rdb_bgsave_in_progress'],
  status: 'rdb_last_bgsave_status',
};

/** Redis's files: they hold what was deleted until they are written anew. */
export class Files {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Has the files that Redis keeps written anew, one after the other, from what it holds after this call; resolves when all
   * are there. Answers false where Redis could not: ask again later. True where it keeps none.
   */
  async rewrite(isStopped: () => boolean): Promise<boolean> {
    const info = await this.#info();
    if (info.get('aof_enabled') === '1' && !(await this.#write(APPEND_ONLY, isStopped))) return false;
    return (await this.#savesSnapshots()) ? this.#write(SNAPSHOT, isStopped) : true;
  }

  async #write(writing: Writing, isStopped: () => boolean): Promise<boolean> {
    const untilMs = performance.now() + PATIENCE_MS;
    let begunBefore: number | undefined;
    for (;;) {
      if (isStopped() || performance.now() > untilMs) return false;
      const info = await this.#info();
      const isIdle = [...APPEND_ONLY.underWay, ...SNAPSHOT.underWay].every((name) => info.get(name) !== '1');
      const begun = Number(info.get(writing.begun) ?? 0);
      if (begunBefore !== undefined && begun < begunBefore) return false;
      if (isIdle && begunBefore !== undefined && begun > begunBefore)
        return info.get(writing.status) === 'ok';
      if (isIdle && begunBefore === undefined) {
        begunBefore = begun;
        if (!(await this.#isAllowed(writing.command))) return false;
      }
      await sleep(LOOK_MS);
    }
  }

  /** Whether Redis writes snapshots by itself, so that there is one; where it does not say, it is not believed to. */
  async #savesSnapshots(): Promise<boolean> {
    try {
      const [, points] = await this.#connection.call<string[]>(['CONFIG', 'GET', 'save']);
      return points !== undefined && points !== '';
    } catch (error) {
      if (error instanceof ErrorReply) return false;
      throw error;
    }
  }

  /** Sends a command that somebody else's Redis may not allow. */
  async #isAllowed(command: readonly string[]): Promise<boolean> {
    try {
      await this.#connection.call(command);
      return true;
    } catch (error) {
      if (error instanceof ErrorReply) return false;
      throw error;
    }
  }

  async #info(): Promise<Map<string, string>> {
    const text = await this.#connection.call<string>(['INFO', 'everything']);
    return new Map(
      text.split('\r\n').flatMap((line) => {
        const colon = line.indexOf(':');
        return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 1)] as const];
      }),
    );
  }
}

import { decodeChange } from './change-codec.ts';
import type { Command, Connection } from './connection.ts';
import { ChangesLost } from './failures.ts';
import { keysOf } from './keys.ts';
import type { Partitions } from './partitions.ts';
import { type Position, positionOf } from './position.ts';
import type { Change } from './records.ts';

/** Entries of one stream that one read brings, at most. */
const MAX_CHANGES = 1_000;

type RawStreams = [stream: string, entries: [id: string, fields: string[]][]][] | null;

/** Follows the change streams of all partitions. Not for concurrent use. */
export class ChangeReader {
  readonly #connection: Connection;
  readonly #partitions: Partitions;
  #atEnd = false;

  constructor(connection: Connection, partitions: Partitions) {
    this.#connection = connection;
    this.#partitions = partitions;
  }

  /** Whether the last read came to the end of every stream: what it was given after is then all there was at its start. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /**
   * Every partition's changes after its position (`after` is by partition), in their order; waits for the first for up to
   * `blockMs` (3 s at most), then answers []. The epochs are read right behind the streams: a stream that was lost and
   * begun anew, with lower ids, would otherwise leave its reader deaf and content. Fails with `ChangesLost`.
   */
  async read(
    after: readonly Position[],
    blockMs: number,
  ): Promise<{ partition: number; changes: Change[] }[]> {
    this.#atEnd = false;
    const { all } = this.#partitions;
    const streams = all.map((partition) => keysOf(partition).changes);
    const positions = all.map((partition) => `${after[partition]!.seq}-0`);
    const epochs = all.map((partition): Command => ['HMGET', keysOf(partition).meta, 'epoch', 'seq']);
    const [raw, ...metas] = (await this.#connection.block(
      (waitMs) => [
        ['XREAD', 'COUNT', String(MAX_CHANGES), 'BLOCK', waitMs, 'STREAMS', ...streams, ...positions],
        ...epochs,
      ],
      blockMs,
    )) as [RawStreams, ...(string | null)[][]];

    for (const partition of all) {
      const { epoch, seq } = positionOf(metas[partition]!, this.#connection);
      if (epoch === '') await this.#partitions.prepare(partition);
      if (epoch !== after[partition]!.epoch) throw new ChangesLost(partition, 'it has another epoch');
      if (seq < after[partition]!.seq) throw new ChangesLost(partition, 'its sequence went back');
    }
    const found = (raw ?? []).map(([stream, entries]) => {
      const partition = streams.indexOf(stream);
      let seq = after[partition]!.seq;
      const changes = entries.map(([id, fields]) => {
        const change = decodeChange(id, fields);
        seq += 1;
        if (change.seq !== seq) throw new ChangesLost(partition, `${seq} is missing`);
        return change;
      });
      return { partition, changes };
    });
    this.#atEnd = found.every(({ changes }) => changes.length < MAX_CHANGES);
    return found;
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

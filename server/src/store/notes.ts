import { MAX_NOTES, type Note } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';
import type { Partitions } from './partitions.ts';

/** What became of a note: there is no such call, no such note, or the call has as many as it can. */
export type NoteOutcome = 'done' | 'no_call' | 'no_note' | 'too_many';

/** What people write about finished calls. A note goes with its call. */
export class NoteStore {
  readonly #connection: Connection;
  readonly #functions: Functions;
  readonly #partitions: Partitions;

  constructor(connection: Connection, functions: Functions, partitions: Partitions) {
    this.#connection = connection;
    this.#functions = functions;
    this.#partitions = partitions;
  }

  /** The notes about a call, in no order; undefined where no such call stands. */
  async list(callId: string): Promise<Note[] | undefined> {
    const { call, notes } = keysOf(this.#partitions.of(callId));
    const [kind, texts] = (await this.#connection.pipeline([
      ['HGET', call(callId), 'kind'],
      ['HVALS', notes(callId)],
    ])) as [string | null, string[]];
    return kind === 'finished' ? texts.map((text) => JSON.parse(text) as Note) : undefined;
  }

  async find(callId: string, noteId: string): Promise<Note | undefined> {
    const { notes } = keysOf(this.#partitions.of(callId));
    const text = await this.#connection.call<string | null>(['HGET', notes(callId), noteId]);
    return text === null ? undefined : (JSON.parse(text) as Note);
  }

  /** Writes a new note. */
  add(callId: string, note: Note): Promise<NoteOutcome> {
    return this.#put(callId, note.noteId, [JSON.stringify(note), '']);
  }

  /** Puts a note in the place of the one with its id. */
  change(callId: string, note: Note): Promise<NoteOutcome> {
    return this.#put(callId, note.noteId, [JSON.stringify(note), '1']);
  }

  remove(callId: string, noteId: string): Promise<NoteOutcome> {
    return this.#put(callId, noteId, ['', '1']);
  }

  #put(callId: string, noteId: string, args: [note: string, isKnown: string]): Promise<NoteOutcome> {
    const { meta } = keysOf(this.#partitions.of(callId));
    return this.#functions.call('note', meta, [callId, noteId, ...args, String(MAX_NOTES)]);
  }
}

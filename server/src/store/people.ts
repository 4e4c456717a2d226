import { decodeContribution } from '../domain/contribution.ts';
import { compareOrders } from '../domain/order.ts';
import type { Connection } from './connection.ts';
import { keysOf } from './keys.ts';
import type { Partitions } from './partitions.ts';
import type { PersonFact } from './records.ts';
import { decodeFact, decodeStarted } from './records-codec.ts';

/** Whose a call is, and who sits where, as it stands in the store at the moment of asking. */
export class PeopleStore {
  readonly #connection: Connection;
  readonly #partitions: Partitions;

  constructor(connection: Connection, partitions: Partitions) {
    this.#connection = connection;
    this.#partitions = partitions;
  }

  /** The id of the team that a seller is in; undefined where they are in none, or no event has named them. */
  async teamOf(sellerId: string): Promise<string | undefined> {
    const field = `sellerTeam|${sellerId}`;
    const stored = await Promise.all(
      this.#partitions.all.map((partition) =>
        this.#connection.call<string | null>(['HGET', keysOf(partition).people, field]),
      ),
    );
    const facts = stored.flatMap((text) => (text === null ? [] : [decodeFact(field, text)]));
    const standing = facts.reduce<PersonFact | undefined>(
      (a, b) => (a && compareOrders(a.order, b.order) >= 0 ? a : b),
      undefined,
    );
    return standing?.value || undefined;
  }

  /** The seller of a call that is finished or in progress; undefined where no such call stands. */
  async sellerOfCall(callId: string): Promise<string | undefined> {
    const key = keysOf(this.#partitions.of(callId)).call(callId);
    const [contribution, start] = await this.#connection.call<(string | null)[]>([
      ...['HMGET', key, 'contribution', 'start'],
    ]);
    if (contribution) return decodeContribution(contribution).sellerId;
    return start ? decodeStarted(start).sellerId : undefined;
  }
}

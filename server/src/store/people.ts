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
    return (await this.teamsOf([sellerId]))[0];
  }

  /** The same of many sellers, in their order, by one command a partition. */
  async teamsOf(sellerIds: readonly string[]): Promise<(string | undefined)[]> {
    if (sellerIds.length === 0) return [];
    const fields = sellerIds.map((sellerId) => `sellerTeam|${sellerId}`);
    const parts = await Promise.all(
      this.#partitions.all.map((partition) =>
        this.#connection.call<(string | null)[]>(['HMGET', keysOf(partition).people, ...fields]),
      ),
    );
    return fields.map((field, i) => {
      const facts = parts.flatMap(({ [i]: text }) => (text == null ? [] : [decodeFact(field, text)]));
      const standing = facts.reduce<PersonFact | undefined>(
        (a, b) => (a && compareOrders(a.order, b.order) >= 0 ? a : b),
        undefined,
      );
      return standing?.value || undefined;
    });
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

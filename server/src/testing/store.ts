import { afterAll, beforeAll, beforeEach } from 'vitest';
import { Connection } from '../store/connection.ts';
import { openStore, type Store } from '../store/store.ts';
import { startRedis, type TestRedis } from './redis.ts';

/** What a test file works on. */
export interface StoreInUse {
  redis: TestRedis;
  store: Store;
  /** A connection of its own, to look past the store. */
  raw: Connection;
}

/** One Redis for a whole test file, a store of one partition upon it, and a plain connection; there once tests run. */
export function useStore(options: Parameters<typeof startRedis>[0] = {}): StoreInUse {
  const inUse = {} as StoreInUse;
  beforeAll(async () => {
    inUse.redis = await startRedis(options);
    inUse.store = await openStore({ url: inUse.redis.url, partitions: 1 });
    inUse.raw = await Connection.open({ url: inUse.redis.url, name: 'test' });
  });
  // A batch that keeps Redis busy for long has cost the plain connection its life: the next test waits for its new one.
  beforeEach(async () => {
    while (!inUse.raw.isReady) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  afterAll(async () => {
    inUse.raw.close();
    await inUse.store.close();
    await inUse.redis[Symbol.asyncDispose]();
  });
  return inUse;
}
